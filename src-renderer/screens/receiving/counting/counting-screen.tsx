import { Button, Kbd, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { parseCommand } from '#shared/domain/barcode/commands.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useScanner } from '../../../scanner/use-scanner.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { MainButton, useMainAct } from '../../../ui/page.tsx'
import { usePlace } from '../../../ui/page-store.ts'
import { useMay } from '../../../ui/use-session.ts'
import type { Act } from './act-bar.tsx'
import { ActBar } from './act-bar.tsx'
import type { OpenDialog } from './counting-dialogs.tsx'
import { CountingDialogs } from './counting-dialogs.tsx'
import classes from './counting-screen.module.css'
import type { CountEvent, Delivery, Line } from './delivery-state.ts'
import { LinesTable } from './lines-table.tsx'
import type { WaitingOutcome } from './panel.ts'
import { ScanPanel } from './scan-panel.tsx'
import { SidePanel } from './side-panel.tsx'
import type { Counting } from './use-counting.ts'
import { useCounting } from './use-counting.ts'
import type { FollowedDelivery } from './use-delivery.ts'
import { usePendingCount } from './use-pending-count.ts'
import { WaitingChoices } from './waiting-choices.tsx'

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const finds = (line: Line, words: string): boolean => `${line.productCode} ${line.productName} ${line.supplierCode ?? ''} ${line.orderNumber ?? ''}`.toLowerCase().includes(words)

/** The last event of this station that still stands and that the panel is about. */
function lastOf({ panel }: Counting): CountEvent | null {
  if (panel.kind !== 'counted' && panel.kind !== 'keyed') return null
  return panel.counted.event.undone || panel.counted.event.quantityMilli <= 0 ? null : panel.counted.event
}

/** The counting screen of one delivery: made for a scanner in one hand, complete by keyboard, never in need of a mouse. */
export const CountingScreen = ({ delivery, followed }: { readonly delivery: Delivery; readonly followed: FollowedDelivery }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [, navigate] = useLocation()
  const client = useClient()
  const may = useMay()
  const canCount = may('receive')
  const counting = useCounting(delivery.id, followed.counted)
  const pending = usePendingCount()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [selectedId, setSelectedId] = useState<number | null>(null)
  const [search, setSearch] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const title = delivery.supplierName === '' ? delivery.number : `${delivery.number} · ${delivery.supplierName}`
  usePlace({ title, parent: { title: t('board.title'), href: hrefs.receiving } })

  const { panel } = counting
  const last = lastOf(counting)
  const latestId = panel.kind === 'counted' || panel.kind === 'keyed' || panel.kind === 'undone' ? panel.counted.line.id : null
  const finish = (): void => navigate(`${hrefs.delivery(delivery.id)}/finish`)
  const park = async (): Promise<void> => {
    const reply = await client.call('receiving.park', { deliveryId: delivery.id })
    if (reply.ok) navigate(hrefs.receiving)
  }
  const resume = useCallback(async (): Promise<boolean> => {
    if (delivery.state === 'counting') return true
    const reply = await client.call('receiving.resume', { deliveryId: delivery.id })
    if (reply.ok) followed.reload()
    return reply.ok
  }, [client, delivery.id, delivery.state, followed])

  const mark = (condition: Condition): void => {
    if (last === null) return counting.tell('attention', t('act.nothingScanned'))
    const partMilli = pending.value === null ? undefined : Math.min(last.quantityMilli, pending.value * 1000)
    pending.clear()
    void counting.setCondition(condition, partMilli, last.id)
  }
  const askQuantity = (): void => {
    pending.clear()
    if (selectedId !== null) return setDialog({ kind: 'count', lineId: selectedId })
    if (last === null) return counting.tell('attention', t('act.nothingScanned'))
    setDialog(last.condition === 'good' ? { kind: 'quantity', event: last } : { kind: 'part', event: last, condition: last.condition })
  }
  /** A number and Enter: the last scan was this many packs in all. */
  const enter = (): void => {
    if (pending.value === null || last === null) return
    const line = delivery.lines.find(({ id }) => id === last.lineId)
    const pack = line?.packs.find(({ name }) => name === last.packName)
    const quantityMilli = pending.value * (pack?.baseQuantityMilli ?? 1000)
    pending.clear()
    void counting.count({ lineId: last.lineId ?? 0, packId: pack?.id ?? null, quantityMilli, condition: last.condition, lot: last.lot, expiryIso: last.expiryIso, serial: last.serial, weightGrams: last.weightGrams, replaces: last.id }).then((failure) => {
      if (failure !== null && failure.code === 'over-tolerance') setDialog({ kind: 'quantity', event: last })
    })
  }
  const back = (): void => {
    if (pending.typed !== '') pending.clear()
    else if (selectedId !== null) setSelectedId(null)
    else if (search !== '') setSearch('')
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
  const onScan = async (scan: Scan): Promise<void> => {
    const command = parseCommand(scan.raw.trim())
    if (command !== undefined) return obey(command)
    if (!canCount || !(await resume())) return counting.tell('stop', t('state.notCounting', { state: t(`common:deliveryState.${delivery.state}`) }))
    const times = pending.value ?? 1
    pending.clear()
    setSelectedId(null)
    await counting.scan(scan, times)
  }
  useScanner(onScan)

  const acts: readonly Act[] = [
    { key: 'd', label: t('act.damaged'), run: () => mark('damaged'), disabled: last === null }, { key: 'w', label: t('act.wrongItem'), run: () => mark('wrong-item'), disabled: last === null },
    { key: 'r', label: t('act.refused'), run: () => mark('refused'), disabled: last === null }, { key: 'q', label: t('act.quantity'), run: askQuantity, disabled: last === null && selectedId === null },
    { key: 'n', label: t('act.note'), run: () => setDialog({ kind: 'line', lineId: selectedId ?? last?.lineId ?? 0 }), disabled: last === null && selectedId === null }, { key: 'u', label: t('common:action.undo'), run: () => void counting.undo(), disabled: delivery.recentEvents.length === 0 }
  ]
  const isWaiting = panel.kind === 'waiting'
  useScreenKeys(isWaiting || !canCount ? [] : [
    ...acts.map(({ key, label, run, disabled = false }) => ({ combination: key, label, run, disabled })),
    ...digits.map((digit) => ({ combination: digit, label: t('act.digits'), run: () => pending.digit(digit) })),
    { combination: 'Backspace', label: t('act.digitBack'), run: pending.back, disabled: pending.typed === '' }, { combination: 'Enter', label: t('act.enter'), run: enter, disabled: pending.typed === '' || last === null }
  ])
  useScreenKeys([
    { combination: 'Ctrl+z', label: t('common:action.undo'), run: () => void counting.undo(), disabled: !canCount }, { combination: 'F9', label: t('act.park'), hint: true, run: () => void park(), disabled: !canCount }, { combination: 'F10', label: t('act.finish'), run: finish, disabled: !may('post') },
    { combination: '/', label: t('lines.find'), hint: true, run: () => searchField.current?.focus() }, ...(isWaiting ? [] : [{ combination: 'Escape', label: t('act.back'), run: back }])
  ])
  const main = may('post') ? { label: t('act.finish'), run: finish } : undefined
  useMainAct(main)

  const words = search.trim().toLowerCase()
  const shown = useMemo(() => (words === '' ? delivery.lines : delivery.lines.filter((line) => finds(line, words))), [delivery.lines, words])
  const openLine = useCallback((lineId: number): void => setDialog({ kind: 'line', lineId }), [])
  const { undo } = counting
  const undoOne = useCallback((eventId: number): void => void undo(eventId), [undo])
  const refuse = async (outcome: WaitingOutcome): Promise<void> => {
    const packId = 'candidates' in outcome ? outcome.candidates[0]?.packId : undefined
    if (packId === undefined) return
    const counted = await counting.decide(outcome.scanId, { choice: 'add-product', packId })
    if (counted?.outcome === 'counted') await counting.setCondition('refused', undefined, counted.event.id)
  }
  return (
    <div className={classes.screen}>
      <div className={classes.work}>
        <ScanPanel panel={panel} typed={pending.typed} unsaved={counting.unsaved} idle={{ title: delivery.state === 'counting' ? t('panel.scanFirst') : t('panel.takeUp'), text: delivery.state === 'parked' ? t('panel.parkedBy', { name: delivery.parkedBy ?? '' }) : t('panel.idleText') }}
          choices={isWaiting ? <WaitingChoices outcome={panel.outcome} onDecide={(choice) => void counting.decide(panel.outcome.scanId, choice)} onLink={() => setDialog({ kind: 'link', scanId: panel.outcome.scanId, code: panel.outcome.reading.text })}
            onSetAside={() => setDialog({ kind: 'set-aside', scanId: panel.outcome.scanId, code: panel.outcome.reading.text })} onDetail={() => { if (panel.outcome.outcome === 'needs-detail') setDialog({ kind: 'detail', outcome: panel.outcome }) }} onRefuse={() => void refuse(panel.outcome)} /> : null} />
        {canCount && <ActBar acts={acts} />}
        <div className={classes.find}>
          <TextInput ref={searchField} className={classes.search} role="searchbox" size="md" aria-label={t('lines.find')} placeholder={t('lines.find')} value={search} leftSection={<IconSearch size={18} aria-hidden />} onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'ArrowDown' || event.key === 'Enter') { event.preventDefault(); scroller.current?.focus(); setSelectedId(shown[0]?.id ?? null) } }} />
          <span className={classes.saved} aria-live="polite">{counting.unsaved > 0 ? t('state.saving', { count: counting.unsaved }) : t('state.allSaved')}</span>
        </div>
        <LinesTable lines={shown} blind={delivery.blind} selectedId={selectedId} latestId={latestId} scroller={scroller} onSelect={setSelectedId} onOpen={openLine} />
      </div>
      <SidePanel delivery={delivery} station={client.station()} canCount={canCount} onUndo={undoOne} onOpenScan={(scanId, raw) => setDialog({ kind: 'link', scanId, code: raw })} />
      <div className={classes.ends}>
        {canCount && <Button size="md" variant="default" onClick={() => setDialog({ kind: 'cancel' })}>{t('cancel.open')}</Button>}
        {canCount && <Button size="md" variant="default" onClick={() => void park()} rightSection={<Kbd className={classes.key}>F9</Kbd>}>{t('act.park')}</Button>}
        {main !== undefined && <MainButton main={main} />}
      </div>
      <CountingDialogs open={dialog} delivery={delivery} counting={counting} canCount={canCount} show={setDialog} reload={followed.reload} />
    </div>
  )
}
