import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useStickerWords } from '../../../ui/printing/use-sticker-words.ts'
import { StateShape } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { usePackName } from '../../../ui/use-pack-name.ts'
import type { Counted } from './delivery-state.ts'
import type { Panel, PanelTone } from './panel.ts'
import { toneOf } from './panel.ts'
import classes from './scan-panel.module.css'
import { useWaitingText } from './use-waiting-text.ts'

type PanelProps = {
  readonly panel: Panel
  /** Packs the next scan stands for, as typed; '' for one. */
  readonly typed: string
  readonly unsaved: number
  /** What a person can do about it, as large buttons. */
  readonly choices: ReactNode
  /** What stands in the panel before the first scan. */
  readonly idle: { readonly title: string; readonly text: string }
}

const Chips = ({ chips }: { readonly chips: readonly string[] }) => <ul className={classes.chips}>{chips.map((chip) => <li key={chip} className={classes.chip}>{chip}</li>)}</ul>

const Progress = ({ counted: { line } }: { readonly counted: Counted }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const unit = t(`common:unit.${line.baseUnit}`)
  const { expectedMilli, countedMilli, goodMilli, damagedMilli, heldMilli, toComeMilli } = line
  // What came of it; goods that are refused or something else do not bring the line any further.
  const cameMilli = goodMilli + damagedMilli + heldMilli
  if (expectedMilli === null) return <p className={classes.progressText}>{t('panel.countedBlind', { counted: format.quantity(countedMilli), unit })}</p>
  if (expectedMilli === 0) return <p className={classes.progressText}>{t('panel.countedUnordered', { counted: format.quantity(countedMilli), unit })}</p>
  const share = Math.min(1, cameMilli / expectedMilli)
  return (
    <div className={classes.progress}>
      <p className={classes.progressText}>
        <span>{t('panel.countedOf', { counted: format.quantity(cameMilli), expected: format.quantity(expectedMilli), unit })}</span>
        <span>{(toComeMilli ?? 0) > 0 ? t('panel.toCome', { quantity: format.quantity(toComeMilli ?? 0) }) : t('panel.lineDone')}</span>
      </p>
      <div className={classes.track}><div className={classes.bar} style={{ width: `${share * 100}%` }} /></div>
    </div>
  )
}

const CountedBody = ({ panel, counted }: { readonly panel: Panel; readonly counted: Counted }) => {
  const { t } = useTranslation(['receiving', 'common', 'labels'])
  const stickerWords = useStickerWords()
  const packName = usePackName()
  const format = useFormat()
  const { line, event } = counted
  const unit = t(`common:unit.${line.baseUnit}`)
  const amount = `${event.quantityMilli > 0 ? '+' : ''}${format.quantity(event.quantityMilli)}`
  const reasons = panel.kind === 'counted' ? panel.attention.map((reason) => t(`attention.${reason}`, { date: event.expiryIso === null ? '' : format.date(event.expiryIso) })) : []
  const warnings = panel.kind === 'counted' ? panel.warnings : []
  const stickers = panel.kind !== 'undone' ? stickerWords(counted.stickers, 'count') : (panel.strayLabels ?? 0) === 0 ? null : t('labels:auto.stray', { count: panel.strayLabels ?? 0 })
  const pack = line.packs.find(({ name }) => name === event.packName)
  const chips = [
    line.productCode, pack === undefined ? '' : packName(pack), event.lot === null ? '' : t('panel.lot', { lot: event.lot }), event.expiryIso === null ? '' : t('panel.expiry', { date: format.date(event.expiryIso) }),
    event.serial === null ? '' : t('panel.serial', { serial: event.serial }), event.condition === 'good' ? '' : t(`common:condition.${event.condition}`), line.orderNumber ?? ''
  ].filter((chip) => chip !== '')
  return (
    <>
      <div className={classes.what}>
        <p className={classes.name}>{line.productName}</p>
        <Chips chips={chips} />
        {[...reasons, ...warnings, ...(stickers === null ? [] : [stickers])].map((reason) => <p key={reason} className={classes.reason}>{reason}</p>)}
      </div>
      <p className={classes.amount} data-long={amount.length > 5 || undefined}><span translate="no">{amount}</span><span className={classes.unit}>{unit}</span></p>
      <Progress counted={counted} />
    </>
  )
}

const Told = ({ title, text, chips = [] }: { readonly title: string; readonly text?: string | undefined; readonly chips?: readonly string[] }) => (
  <div className={classes.what}>
    <p className={classes.name} data-long={title.length > 40 || undefined}>{title}</p>
    {chips.length > 0 && <Chips chips={chips} />}
    {text !== undefined && <p className={classes.reason}>{text}</p>}
  </div>
)

const WaitingBody = ({ panel }: { readonly panel: Extract<Panel, { readonly kind: 'waiting' }> }) => {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  const { outcome } = panel
  const { title, text } = useWaitingText(outcome)
  const { lot, expiryIso, serial } = outcome.reading
  const chips = outcome.outcome === 'garbled' ? [] : ['candidate' in outcome ? outcome.candidate.productCode : '', lot === null ? '' : t('panel.lot', { lot }), expiryIso === null ? '' : t('panel.expiry', { date: format.date(expiryIso) }), serial === null ? '' : t('panel.serial', { serial })].filter((chip) => chip !== '')
  return <Told title={title} text={text} chips={chips} />
}

const useHeading = (panel: Panel, tone: PanelTone): string => {
  const { t } = useTranslation(['receiving', 'common'])
  if (tone === 'idle') return t('panel.ready')
  const state = t(`common:state.${tone}`)
  if (panel.kind === 'counted' || panel.kind === 'keyed') return t('panel.stateLine', { state, number: panel.counted.line.lineNumber })
  if (panel.kind === 'undone') return t('panel.undone')
  return state
}

/** The largest thing on the screen: what just happened, readable from two metres by shape, word and colour. */
export const ScanPanel = ({ panel, typed, unsaved, choices, idle }: PanelProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const tone = toneOf(panel)
  const heading = useHeading(panel, tone)
  const section = useRef<HTMLElement>(null)
  // On a phone the screen scrolls: what was just answered must be seen.
  useEffect(() => {
    if (panel.kind !== 'idle') section.current?.scrollIntoView({ block: 'nearest' })
  }, [panel])
  return (
    <section ref={section} className={classes.panel} data-tone={tone} aria-label={t('panel.name')}>
      <div className={classes.top}>
        <span className={classes.state}>{tone !== 'idle' && <StateShape tone={tone} size={26} />}{heading}</span>
        {typed !== '' && <span className={classes.typed}>{t('panel.next', { typed })}</span>}
        {unsaved > 0 && <span className={classes.unsaved}>{t('panel.unsaved', { count: unsaved })}</span>}
      </div>
      <div className={classes.body} role="status" aria-live="assertive" aria-atomic>
        {panel.kind === 'idle' && <Told title={idle.title} text={idle.text} />}
        {(panel.kind === 'counted' || panel.kind === 'keyed' || panel.kind === 'undone') && <CountedBody panel={panel} counted={panel.counted} />}
        {panel.kind === 'waiting' && <WaitingBody panel={panel} />}
        {panel.kind === 'handling-unit' && <Told title={panel.again ? t('panel.palletAgain') : panel.known ? t('panel.palletArrived') : panel.announcedWith === null ? t('panel.palletUnknown') : t('panel.palletElsewhere', { number: panel.announcedWith })} text={panel.known ? panel.sscc : t('panel.palletUnknownText', { sscc: panel.sscc })} />}
        {panel.kind === 'not-counting' && <Told title={t('panel.notCounting', { state: t(`common:deliveryState.${panel.state}`) })} text={t('panel.notCountingText')} />}
        {panel.kind === 'kept' && <Told title={t('panel.kept', { what: panel.what })} text={t('panel.keptText')} />}
        {panel.kind === 'told' && <Told title={panel.text} />}
      </div>
      {choices}
    </section>
  )
}
