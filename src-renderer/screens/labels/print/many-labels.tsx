import { Button, Select, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import type { Client } from '../../../api/client.ts'
import { useClient } from '../../../api/hooks.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../../ui/form/decimal-field.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import type { PlainColumn } from '../../../ui/plain-table.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { ProductName } from '../../../ui/product-name.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { usePackName } from '../../../ui/use-pack-name.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { likelyPackId, usualKind } from './label-form.ts'
import type { ProductView } from './label-form.ts'

type Prepared = Output<'labels.prepare'>
type Row = { readonly view: ProductView; readonly packId: number | null; readonly prepared: Prepared | null; readonly lot: string; readonly expiryIso: string | null | undefined; readonly copies: FieldNumber; readonly outcome: 'printed' | { readonly why: string } | null }

const idsOf = (text: string | null): readonly number[] => (text ?? '').split('-').map(Number).filter((id) => Number.isInteger(id) && id > 0).slice(0, 200)
/** What labels of one pack of a product need; null when the station does not know it any more. */
async function prepare(client: Client, { packs }: ProductView, packId: number): Promise<Prepared | null> {
  const pack = packs.find(({ id }) => id === packId)
  const reply = await client.call('labels.prepare', { subject: { kind: 'pack', packId }, kind: usualKind(pack?.kind), quantityMilli: pack?.baseQuantityMilli ?? null })
  return reply.ok ? reply.value : null
}
const countFor = (prepared: Prepared | null): number => Math.max(1, prepared?.count.labels ?? 1)
const countOf = ({ copies, outcome }: Row): number => (outcome === 'printed' || typeof copies !== 'number' ? 0 : copies)

/** Labels of products that were marked in their list: one row each, the number by its rule, and one Enter for all. */
export const ManyLabels = () => {
  const { t } = useTranslation('labels')
  const client = useClient()
  const sounds = useSounds()
  const toast = useToast()
  const describe = useDescribeFailure()
  const packName = usePackName()
  const [parameters] = useSearchParams()
  const asked = parameters.get('ids')
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)

  useEffect(() => {
    let isCurrent = true
    const load = async (productId: number): Promise<readonly Row[]> => {
      const view = await client.call('catalog.viewProduct', { productId })
      if (!view.ok) return []
      const packId = likelyPackId(view.value)
      const prepared = packId === null ? null : await prepare(client, view.value, packId)
      return [{ view: view.value, packId, prepared, lot: '', expiryIso: null, copies: countFor(prepared), outcome: null }]
    }
    void Promise.all(idsOf(asked).map(load)).then((loaded) => {
      if (isCurrent) setRows(loaded.flat())
    })
    return () => void (isCurrent = false)
  }, [client, asked])

  const isThere = rows !== null
  useEffect(() => {
    if (isThere) first.current?.focus()
  }, [isThere])

  const change = (productId: number, changes: Partial<Row>): void => setRows((before) => before?.map((row) => (row.view.product.id === productId ? { ...row, outcome: null, ...changes } : row)) ?? null)
  const choosePack = async (row: Row, packId: number): Promise<void> => {
    change(row.view.product.id, { packId, prepared: null })
    const prepared = await prepare(client, row.view, packId)
    change(row.view.product.id, { prepared, copies: countFor(prepared) })
  }
  const printRow = async (row: Row): Promise<Row['outcome']> => {
    const { view: { product }, packId, prepared, lot, expiryIso, copies } = row
    if (typeof copies !== 'number' || copies === 0) return typeof copies === 'number' || copies === null ? null : { why: t('print.numberWrong') }
    if (packId === null || prepared === null) return { why: t('print.pickFirst') }
    if ((product.lotRequired || prepared.needsLot) && lot.trim() === '') return { why: t('print.needsLot') }
    if ((product.expiryRequired || prepared.needsExpiry) && typeof expiryIso !== 'string') return { why: t('print.needsExpiry') }
    const reply = await client.call('printing.print', { templateKey: prepared.templateKey, subject: { kind: 'pack', packId, lot: lot.trim() === '' ? null : lot.trim(), expiryIso: expiryIso ?? null }, copies })
    return reply.ok ? 'printed' : { why: describe('printing.print', reply.failure) }
  }
  const printAll = async (): Promise<void> => {
    if (rows === null || busy) return
    setBusy(true)
    const outcomes: Row['outcome'][] = []
    // One after another, so that the labels come out in the order of the rows.
    for (const row of rows) outcomes.push(row.outcome === 'printed' ? 'printed' : await printRow(row))
    setRows(rows.map((row, index) => ({ ...row, outcome: outcomes[index] ?? null })))
    setBusy(false)
    const printed = outcomes.filter((outcome, index) => outcome === 'printed' && rows[index]?.outcome !== 'printed').length
    const left = outcomes.filter((outcome) => outcome !== null && outcome !== 'printed').length
    sounds.play(left > 0 ? 'stop' : 'good')
    if (printed > 0) toast.good(t('many.done', { count: printed }))
  }
  const parent = { title: t('title'), href: hrefs.labels }
  if (rows?.length === 0) return <Page title={t('many.title')} parent={parent}><EmptyState title={t('many.none')} text={t('many.noneText')} action={<Button component={Link} href={hrefs.products} variant="default">{t('many.toProducts')}</Button>} /></Page>
  const total = rows?.reduce((sum, row) => sum + countOf(row), 0) ?? 0
  const failed = rows?.filter(({ outcome }) => outcome !== null && outcome !== 'printed').length ?? 0
  const needs = (row: Row, field: 'lot' | 'expiry'): boolean => (field === 'lot' ? row.view.product.lotRequired || row.prepared?.needsLot === true : row.view.product.expiryRequired || row.prepared?.needsExpiry === true)
  const name = ({ view: { product } }: Row): string => `${product.code} ${product.name}`
  const columns: readonly PlainColumn<Row>[] = [
    { key: 'product', title: t('many.product'), heads: true, cell: ({ view: { product } }) => <ProductName productId={product.id} code={product.code} name={product.name} /> },
    { key: 'pack', title: t('many.pack'), cell: (row) => <Select w={176} aria-label={t('many.of', { what: t('many.pack'), product: name(row) })} data={row.view.packs.map((pack) => ({ value: String(pack.id), label: packName(pack) }))} value={String(row.packId)} onChange={(id) => void choosePack(row, Number(id))} /> },
    ...(rows?.some((row) => needs(row, 'lot')) === true ? [{ key: 'lot', title: t('many.lot'), cell: (row: Row) => (needs(row, 'lot') ? <TextInput w={128} aria-label={t('many.of', { what: t('many.lot'), product: name(row) })} maxLength={20} value={row.lot} onChange={(event) => change(row.view.product.id, { lot: event.currentTarget.value })} /> : null) }] : []),
    ...(rows?.some((row) => needs(row, 'expiry')) === true ? [{ key: 'expiry', title: t('many.expiry'), cell: (row: Row) => (needs(row, 'expiry') ? <DateField w={144} aria-label={t('many.of', { what: t('many.expiry'), product: name(row) })} value={row.expiryIso} onChange={(expiryIso) => change(row.view.product.id, { expiryIso })} /> : null) }] : []),
    {
      key: 'number', title: t('many.number'), align: 'end', cell: (row) => <IntegerField w={88} aria-label={t('many.of', { what: t('many.number'), product: name(row) })} {...(row === rows?.[0] ? { ref: first } : {})} value={row.copies} onChange={(copies) => change(row.view.product.id, { copies })} onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return
          event.preventDefault()
          void printAll()
        }} />
    },
    { key: 'state', title: t('many.state'), cell: ({ outcome }) => (outcome === null ? null : outcome === 'printed' ? <StateBadge tone="good">{t('many.printed')}</StateBadge> : <span role="alert">{t('many.failed', { why: outcome.why })}</span>) }
  ]
  return (
    <Page title={t('many.title')} parent={parent} main={{ label: t('many.printAll', { count: total }), run: () => void printAll(), busy, disabled: total === 0 }}>
      {failed > 0 && <Notice tone="stop">{t('many.left', { count: failed })}</Notice>}
      <Section title={t('many.title')} flush>{rows !== null && <PlainTable name={t('many.title')} rows={rows} columns={columns} rowKey={({ view: { product } }) => product.id} empty={t('many.none')} />}</Section>
    </Page>
  )
}
