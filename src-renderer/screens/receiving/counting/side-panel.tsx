import { Button } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format.ts'
import type { CountEvent, Delivery } from './delivery-state.ts'
import classes from './side-panel.module.css'

type SideProps = {
  readonly delivery: Delivery
  readonly station: string
  readonly canCount: boolean
  readonly onUndo: (eventId: number) => void
  /** Asks about a waiting scan again, in the panel. */
  readonly onOpenScan: (scanId: number) => void
}

const shownEvents = 12

const EventRow = memo(({ event, canUndo, onUndo }: { readonly event: CountEvent; readonly canUndo: boolean; readonly onUndo: (eventId: number) => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const amount = `${event.quantityMilli > 0 ? '+' : ''}${format.quantity(event.quantityMilli)}`
  const what = event.condition === 'good' ? '' : t(`common:condition.${event.condition}`)
  return (
    <li className={classes.event}>
      <span className={classes.amount} translate="no">{amount}</span>
      <span className={classes.what}>
        <span className={classes.code}>{event.productCode === '' ? event.productName : event.productCode}{what === '' ? '' : ` · ${what}`}</span>
        <span className={classes.who}>{t(`source.${event.source}`)} · {event.station} · {format.time(event.at)}</span>
      </span>
      {canUndo && <Button variant="subtle" size="compact-sm" onClick={() => onUndo(event.id)} aria-label={t('events.undoOne', { amount, product: event.productCode })}>{t('common:action.undo')}</Button>}
    </li>
  )
})
EventRow.displayName = 'EventRow'

/** How far the delivery is, what waits for a decision, what just happened, and who else is counting. */
export const SidePanel = ({ delivery, station, canCount, onUndo, onOpenScan }: SideProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const { linesDone, lineCount, completionPermille, blind, openScans, recentEvents, stations, orders, handlingUnits } = delivery
  const standing = recentEvents.filter(({ undoes, undone }) => undoes === null && !undone)
  const others = stations.filter((one) => one.station !== station)
  return (
    <aside className={classes.side} aria-label={t('side.name')}>
      <section>
        <h2 className={classes.heading}>{t('side.delivery')}</h2>
        {blind && canCount && orders.length > 0 ? <p className={classes.figure}>{t('side.blind', { count: lineCount })}</p> : orders.length === 0 ? <p className={classes.figure}>{t('common:count.lines', { count: lineCount })}</p> : <p className={classes.figure}>{t('side.progress', { done: linesDone, count: lineCount, percent: format.percent(completionPermille) })}</p>}
        <p className={classes.soft}>{orders.length === 0 ? t('side.noOrder') : orders.map(({ number }) => number).join(', ')}{delivery.reference === '' ? '' : ` · ${delivery.reference}`}</p>
        {handlingUnits.length > 0 && <p className={classes.soft}>{t('side.pallets', { arrived: handlingUnits.filter(({ arrivedAt }) => arrivedAt !== null).length, count: handlingUnits.length })}</p>}
      </section>
      {openScans.length > 0 && (
        <section>
          <h2 className={classes.heading}>{t('side.waiting', { count: openScans.length })}</h2>
          <ul className={classes.list}>
            {openScans.slice(0, 6).map(({ scanId, raw, outcome }) => (
              <li key={scanId} className={classes.event}>
                <span className={classes.what}><span className={classes.code} title={raw} translate="no">{raw}</span><span className={classes.who}>{t(`outcome.${outcome as 'unknown'}`)}</span></span>
                {canCount && <Button variant="light" size="compact-sm" onClick={() => onOpenScan(scanId)}>{t('side.decide')}</Button>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={classes.grows}>
        <h2 className={classes.heading}>{t('side.happened')}</h2>
        {standing.length === 0 ? <p className={classes.soft}>{t('side.nothing')}</p> : <ul className={classes.list}>{standing.slice(0, shownEvents).map((event) => <EventRow key={event.id} event={event} canUndo={canCount} onUndo={onUndo} />)}</ul>}
      </section>
      {others.length > 0 && (
        <section>
          <h2 className={classes.heading}>{t('side.others')}</h2>
          <ul className={classes.list}>{others.map((one) => <li key={`${one.station}${one.operatorName}`} className={classes.event}><span className={classes.what}><span className={classes.code}>{one.station}</span><span className={classes.who}>{one.operatorName} · {t('common:count.lines', { count: one.lineCount })} · {format.time(one.lastAt)}</span></span></li>)}</ul>
        </section>
      )}
    </aside>
  )
}
