import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconPackage, IconPrinter, IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useScanner } from '../../../scanner/use-scanner.ts'
import { DensityProvider } from '../../../ui/density.tsx'
import { saveFile } from '../../../ui/download.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { Page } from '../../../ui/page.tsx'
import { useQuery } from '../../../ui/data/use-query.ts'
import { useDelayed } from '../../../ui/use-delayed.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useMay } from '../../../ui/use-session.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { handOver } from '../handed-scan.ts'
import { BoardList } from './board-list.tsx'
import classes from './board.module.css'
import { EmptyBoard } from './empty-board.tsx'
import { NewDeliveryDialog } from './new-delivery-dialog.tsx'

/** The groups of the board, in the order a person looks at them. */
export const boardGroups = ['inProgress', 'arriving', 'overdue', 'today', 'later', 'undated'] as const
/** An open order or delivery. */
export type Entry = Output<'receiving.board'>['today']['rows'][number]
/** One group with its rows. */
export type Group = { readonly name: (typeof boardGroups)[number]; readonly rows: readonly Entry[]; readonly count: number }

const keyOf = ({ kind, id }: Entry): string => `${kind}${id}`
/** Whether a code is the paper's number and not that of goods on it. */
const names = ({ number, orderNumbers, reference }: Entry, code: string): boolean => [number, ...orderNumbers, reference].includes(code)

/** What is expected, under way and late; anything is opened by arrows and Enter, by typing, or by scanning it. */
export const Board = () => {
  const { t } = useTranslation(['receiving', 'common'])
  const client = useClient()
  const [, navigate] = useLocation()
  const describe = useDescribeFailure()
  const sounds = useSounds()
  const toast = useToast()
  const may = useMay()
  const [search, setSearch] = useState('')
  const [marked, setMarked] = useState<readonly Entry[]>([])
  const [opens, setOpens] = useState(false)
  /** What was scanned when several entries had it. */
  const scanned = useRef<Scan | undefined>(undefined)
  const searchField = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { value, failure, isLoading, refetch } = useQuery('receiving.board', { search }, { keepWhileChanging: true })
  const isSlow = useDelayed(isLoading && value === undefined)
  const groups = useMemo<readonly Group[]>(() => (value === undefined ? [] : boardGroups.map((name) => ({ name, ...value[name] })).filter(({ rows }) => rows.length > 0)), [value])
  const rows = groups.flatMap((group) => group.rows)
  const canReceive = may('receive')

  const receive = async (orderIds: readonly number[], scan?: Scan): Promise<void> => {
    const reply = await client.call('receiving.openDelivery', { orderIds: [...orderIds] })
    if (reply.ok) navigate(hrefs.delivery(reply.value.deliveryId), { state: handOver(scan) })
    else toast.stop(describe('receiving.openDelivery', reply.failure))
  }
  /** Opens an entry; goods that were scanned to find it are the first that is counted there. */
  const open = (entry: Entry): void => {
    const handed = scanned.current?.raw === search ? scanned.current : undefined
    scanned.current = undefined
    openWith(entry, handed)
  }
  const openWith = (entry: Entry, scan: Scan | undefined): void => {
    const goods = scan === undefined || names(entry, scan.raw.trim()) ? undefined : scan
    if (entry.kind === 'delivery') navigate(hrefs.delivery(entry.id), { state: handOver(goods) })
    else if (canReceive) void receive([entry.id], goods)
    else navigate(hrefs.order(entry.id))
  }
  const mark = (entry: Entry): void => {
    if (entry.kind === 'delivery') return
    if (marked.some((one) => one.id === entry.id)) return setMarked(marked.filter((one) => one.id !== entry.id))
    if (marked.some((one) => one.supplierId !== entry.supplierId)) return toast.attention(t('board.otherSupplier', { number: entry.number }))
    setMarked([...marked, entry])
  }
  const onScan = async (scan: Scan): Promise<boolean> => {
    const { raw } = scan
    const reply = await client.call('receiving.board', { search: raw })
    const found = reply.ok ? boardGroups.flatMap((name) => reply.value[name].rows) : []
    if (found.length === 0) return false
    sounds.play(found.length === 1 ? 'good' : 'attention')
    const [only] = found
    if (found.length === 1 && only !== undefined) openWith(only, scan)
    else {
      scanned.current = scan
      setSearch(raw)
      toast.attention(t('board.several', { count: found.length }))
    }
    return true
  }
  useScanner(onScan)
  const printSheet = async (): Promise<void> => {
    const reply = await client.call('receiving.commandSheet', {})
    if (reply.ok) saveFile(reply.value)
    else toast.stop(describe('receiving.commandSheet', reply.failure))
  }
  const receiveMarked = (): void => void receive(marked.map(({ id }) => id))
  useScreenKeys([{ combination: '/', label: t('common:list.find'), hint: true, run: () => searchField.current?.focus() }, { combination: 'n', label: t('board.newDelivery'), hint: true, disabled: !canReceive, run: () => setOpens(true) }])
  useEffect(() => {
    if (rows.length > 0 && (document.activeElement === document.body || document.activeElement?.id === 'main')) list.current?.focus({ preventScroll: true })
  }, [rows.length])

  return (
    <DensityProvider density="dock">
      <Page title={t('board.title')} kind="list" main={marked.length === 0 || !canReceive ? undefined : { label: t('board.receiveMarked', { count: marked.length }), icon: <IconPackage size={20} aria-hidden />, run: receiveMarked }}
        actions={<>
          {canReceive && <Button size="md" variant="default" onClick={() => setOpens(true)}>{t('board.newDelivery')}</Button>}
          <Button size="md" variant="default" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => void printSheet()}>{t('board.sheet')}</Button>
        </>}
        headline={<TextInput ref={searchField} className={classes.search} role="searchbox" aria-label={t('board.find')} placeholder={t('board.find')} value={search} leftSection={<IconSearch size={20} aria-hidden />}
          rightSection={search === '' ? undefined : <CloseButton aria-label={t('board.clear')} onClick={() => setSearch('')} />} onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search !== '') { event.preventDefault(); setSearch('') }
            else if (event.key === 'ArrowDown') { event.preventDefault(); list.current?.focus() }
            else if (event.key === 'Enter' && rows.length === 1 && rows[0] !== undefined) open(rows[0])
          }} />}>
        {failure !== undefined && <EmptyState tone="stop" title={t('common:list.failed')} text={describe('receiving.board', failure)} action={<Button onClick={refetch}>{t('common:action.retry')}</Button>} />}
        {isSlow && <p role="status">{t('common:list.loading')}</p>}
        {value !== undefined && rows.length === 0 && (search === ''
          ? <EmptyBoard />
          : <EmptyState title={t('board.noMatch', { search: readableText(search) })} text={t('board.emptyText')} action={<Button variant="default" onClick={() => setSearch('')}>{t('board.clear')}</Button>} />)}
        {rows.length > 0 && <BoardList listRef={list} groups={groups} todayIso={value?.todayIso ?? ''} markedKeys={marked.map(keyOf)} canReceive={canReceive} onOpen={open} onMark={mark} searchField={searchField} onSearch={setSearch} />}
      </Page>
      {opens && <NewDeliveryDialog onClose={() => setOpens(false)} />}
    </DensityProvider>
  )
}
