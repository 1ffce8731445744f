import { Button, Kbd } from '@mantine/core'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { parseCommand } from '#shared/domain/barcode/commands.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useScanner } from '../../../scanner/use-scanner.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { MainButton, useMainAct } from '../../../ui/page.tsx'
import { usePlace } from '../../../ui/page-store.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useMay } from '../../../ui/use-session.ts'
import { takeHanded } from '../handed-scan.ts'
import type { Act } from './act-bar.tsx'
import { ActBar } from './act-bar.tsx'
import type { OpenDialog } from './counting-dialogs.tsx'
import { CountingDialogs } from './counting-dialogs.tsx'
import classes from './counting-screen.module.css'
import type { Delivery, Line } from './delivery-state.ts'
import { LineSearch } from './line-search.tsx'
import { LinesTable } from './lines-table.tsx'
import { followDelivery, standingOf } from './panel.ts'
import { ScanPanel } from './scan-panel.tsx'
import { SidePanel } from './side-panel.tsx'
import { useCounting } from './use-counting.ts'
import type { FollowedDelivery } from './use-delivery.ts'
import { useKeyedActs } from './use-keyed-acts.ts'
import { usePrintLabel } from './use-print-label.ts'
import { usePendingCount } from './use-pending-count.ts'
import { useWaitingScan } from './use-waiting-scan.ts'
import { WaitingChoices } from './waiting-choices.tsx'

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const finds = (line: Line, words: string): boolean => `${line.productCode} ${line.productName} ${line.supplierCode ?? ''} ${line.orderNumber ?? ''}`.toLowerCase().includes(words)

/** The counting screen of one delivery: made for a scanner in one hand, complete by keyboard, never in need of a mouse. */
export const CountingScreen = ({ delivery, followed }: { readonly delivery: Delivery; readonly followed: FollowedDelivery }) => {
  const { t } = useTranslation(['receiving', 'common', 'labels'])
  const [, navigate] = useLocation()
  const client = useClient()
  const may = useMay()
  const describe = useDescribeFailure()
  const canCount = may('receive')
  const isCounting = delivery.state === 'counting'
  const station = client.station()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const counting = useCounting(delivery.id, {
    onCounted: followed.counted,
    onWaiting: (outcome) => { if (outcome.outcome === 'needs-detail') setDialog((open) => open ?? { kind: 'detail', outcome }) }
  })
  const pending = usePendingCount()
  const [selectedId, setSelectedId] = useState<number | null>(null)
  const [search, setSearch] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const title = delivery.supplierName === '' ? delivery.number : `${delivery.number} · ${delivery.supplierName}`
  usePlace({ title, parent: { title: t('board.title'), href: hrefs.receiving } })

  const words = search.trim().toLowerCase()
  const shown = useMemo(() => (words === '' ? delivery.lines : delivery.lines.filter((line) => finds(line, words))), [delivery.lines, words])
  const panel = useMemo(() => followDelivery(counting.panel, delivery), [counting.panel, delivery])
  const last = standingOf(panel)?.event ?? null
  /** Whether there is something D, W and R can be about, or will be once the answers are here. */
  const isAbout = last !== null || selectedId !== null || counting.unsaved > 0
  const latestId = panel.kind === 'counted' || panel.kind === 'keyed' || panel.kind === 'undone' ? panel.counted.line.id : null
  const finish = (): void => navigate(`${hrefs.delivery(delivery.id)}/finish`)
  const park = async (): Promise<void> => {
    const reply = await client.call('receiving.park', { deliveryId: delivery.id })
    if (reply.ok) navigate(hrefs.receiving)
    else counting.tell('stop', describe('receiving.park', reply.failure))
  }
  const takeUp = (): void => void client.call('receiving.resume', { deliveryId: delivery.id }).then((reply) => { if (reply.ok) followed.reload() })
  const { mark, askQuantity, enter } = useKeyedActs({ delivery, station, counting, pending, last, selectedId, onSelect: setSelectedId, onOpen: setDialog })
  const printLabel = usePrintLabel(delivery)
  const back = (): void => {
    if (pending.typed !== '') pending.clear()
    else if (selectedId !== null || search !== '') {
      setSelectedId(null)
      setSearch('')
    }
    else if (panel.kind !== 'idle') counting.clear()
    else navigate(hrefs.receiving)
  }

  const obey = (command: ReceivingCommand): void => {
    if (command.name === 'digit') pending.digit(String(command.digit))
    else if (command.name === 'quantity') pending.set(command.quantity)
    else if (command.name === 'damaged' || command.name === 'wrong-item' || command.name === 'refused') mark(command.name)
    else if (command.name === 'undo') void counting.undo()
    else if (command.name === 'finish') finish()
    else if (command.name === 'park') void park()
    else if (command.name === 'enter') enter()
    else if (command.name === 'cancel') back()
  }
  const isWaiting = panel.kind === 'waiting'
  const waiting = useWaitingScan(isWaiting ? panel.outcome : null, counting, setDialog)
  // Sent at once and in order: what is scanned belongs to this delivery, wherever the screen goes while the answer is on its way.
  const onScan = (scan: Scan): void => {
    const command = parseCommand(scan.raw.trim())
    if (command !== undefined) return isWaiting && command.name !== 'finish' && command.name !== 'park' ? waiting.obey(command) : obey(command)
    if (!canCount) return counting.tell('stop', t('state.mayNotCount'))
    if (!isCounting && counting.unsaved === 0) takeUp()
    const times = pending.value ?? 1
    pending.clear()
    setSelectedId(null)
    // What was counted last must be seen, whatever was looked for.
    setSearch('')
    void counting.scan(scan, times)
  }
  useScanner(onScan)
  const takeFirst = useEffectEvent(onScan)
  useEffect(() => {
    const first = takeHanded(window.history)
    if (first !== undefined) takeFirst(first)
    scroller.current?.focus({ preventScroll: true })
  }, [])

  const closeDialog = (): void => setDialog(null)
  const acts: readonly Act[] = [
    { key: 'd', label: t('act.damaged'), run: () => mark('damaged'), disabled: !isAbout }, { key: 'w', label: t('act.wrongItem'), run: () => mark('wrong-item'), disabled: !isAbout },
    { key: 'r', label: t('act.refused'), run: () => mark('refused'), disabled: !isAbout }, { key: 'q', label: t('act.quantity'), run: () => { askQuantity(); return closeDialog }, disabled: last === null && selectedId === null },
    { key: 'n', label: t('act.note'), run: () => { setDialog({ kind: 'line', lineId: selectedId ?? last?.lineId ?? 0, startsAtNote: true }); return closeDialog }, disabled: last === null && selectedId === null }, { key: 'u', label: t('common:action.undo'), run: () => void counting.undo(), disabled: delivery.recentEvents.length === 0 }
  ]
  const intoLines = (index: number) => (): void => {
    scroller.current?.focus()
    setSelectedId(shown.at(index)?.id ?? null)
  }
  useScreenKeys(isWaiting || !canCount ? [] : [
    ...acts.map(({ key, label, run, disabled = false }) => ({ combination: key, label, run, disabled })),
    ...digits.map((digit) => ({ combination: digit, label: t('act.digits'), run: () => { pending.digit(digit); return pending.back } })),
    { combination: 'Backspace', label: t('act.digitBack'), run: pending.back, disabled: pending.typed === '' }, { combination: 'Enter', label: t('act.enter'), run: enter, disabled: pending.typed === '' || !isAbout }
  ])
  useScreenKeys([
    { combination: 'Ctrl+z', label: t('common:action.undo'), run: () => void counting.undo(), disabled: !canCount }, { combination: 'F9', label: t('act.park'), hint: true, run: () => void park(), disabled: !canCount || !isCounting }, { combination: 'F10', label: t('act.finish'), run: finish, disabled: !may('post') || !isCounting },
    { combination: 'ArrowDown', label: t('lines.first'), run: intoLines(0) }, { combination: 'ArrowUp', label: t('lines.last'), run: intoLines(-1) },
    { combination: '/', label: t('lines.find'), hint: true, run: () => searchField.current?.focus() }, { combination: 'l', label: t('labels:count.act'), run: () => printLabel(last), disabled: last === null || !may('printLabels') }, ...(isWaiting ? [] : [{ combination: 'Escape', label: t('act.back'), run: back }])
  ])
  const main = !isCounting ? (canCount ? { label: delivery.state === 'announced' ? t('act.start') : t('act.takeUp'), run: takeUp } : undefined) : may('post') ? { label: t('act.finish'), run: finish } : undefined
  useMainAct(main)

  // The search is done once its line is open.
  const openLine = useCallback((lineId: number): void => {
    setDialog({ kind: 'line', lineId })
    setSearch('')
  }, [])
  const { undo } = counting
  const undoOne = useCallback((eventId: number): void => void undo(eventId), [undo])
  return (
    <div className={classes.screen}>
      <div className={classes.work}>
        <ScanPanel panel={panel} typed={pending.typed} unsaved={counting.unsaved} idle={{ title: delivery.recentEvents.length === 0 ? t('panel.scanFirst') : t('panel.takeUp'), text: delivery.state === 'parked' ? t('panel.parkedBy', { name: delivery.parkedBy ?? '' }) : t('panel.idleText') }}
          choices={isWaiting && canCount ? <WaitingChoices options={waiting.options} /> : null} />
        {canCount && <ActBar acts={acts} />}
        <div className={classes.find}>
          <LineSearch field={searchField} value={search} onChange={setSearch} shown={shown.length} total={delivery.lines.length} onInto={intoLines(0)} />
          <span className={classes.saved} aria-live="polite">{counting.unsaved > 0 ? t('state.saving', { count: counting.unsaved }) : t('state.allSaved')}</span>
        </div>
        <LinesTable lines={shown} blind={delivery.blind} hasOrders={delivery.orders.length > 0} {...(words === '' ? {} : { empty: t('lines.noMatch', { search: search.trim() }) })} selectedId={selectedId} latestId={latestId} scroller={scroller} onSelect={setSelectedId} onOpen={openLine} />
      </div>
      <SidePanel delivery={delivery} station={station} canCount={canCount} onUndo={undoOne} onOpenScan={(scanId) => void counting.decide(scanId, { choice: 'retry' })} />
      <div className={classes.ends}>
        {canCount && <Button size="md" variant="default" onClick={() => setDialog({ kind: 'cancel' })}>{t('cancel.open')}</Button>}
        {canCount && isCounting && <Button size="md" variant="default" onClick={() => void park()} rightSection={<Kbd className={classes.key}>F9</Kbd>}>{t('act.park')}</Button>}
        {main !== undefined && <MainButton main={main} />}
      </div>
      <CountingDialogs open={dialog} delivery={delivery} counting={counting} canCount={canCount} show={setDialog} reload={followed.reload} />
    </div>
  )
}
