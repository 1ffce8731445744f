import { Button, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'wouter'
import { useClient, useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { DateField } from '../../ui/form/date-field.tsx'
import { FormPage } from '../../ui/form/form-page.tsx'
import { focusFirstProblem, useInputProblems } from '../../ui/form/input-problems.ts'
import type { FieldErrors, RecordForm } from '../../ui/form/use-record-form.ts'
import { useRecordForm } from '../../ui/form/use-record-form.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Money } from '../../ui/money.tsx'
import { newKey } from '../../ui/new-key.ts'
import { Section } from '../../ui/page.tsx'
import { SupplierField } from '../../ui/pick/supplier-field.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { idOf } from '../../ui/screen-route.ts'
import { usePackName } from '../../ui/use-pack-name.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useToast } from '../../ui/use-toast.ts'
import { useToday } from '../../ui/use-today.ts'
import type { KnownPacks, LineActs } from './line-grid.tsx'
import { LineGrid, valueOf } from './line-grid.tsx'
import type { LineValues, OrderValues } from './order-values.ts'
import { countUnpriced, inputOf, isBlank, isTooMuch, mostCount, orderedMilli, valuesOf, withBlankEnd } from './order-values.ts'
import { AskUnpriced, Unpriced } from './unpriced.tsx'
import { useLineProduct, useLineProductLoader } from './use-line-product.ts'
import { useScanIntoLines } from './use-scan-into-lines.ts'

type Form = RecordForm<OrderValues>

/** Acts on the lines, the same functions on every render, so that only the changed line draws itself anew. */
const useLineActs = (set: Form['set'], lineProduct: ReturnType<typeof useLineProduct>): { readonly acts: LineActs; readonly packs: KnownPacks } => {
  const [packs, setPacks] = useState<KnownPacks>({})
  const change = useCallback((key: string, changes: Partial<LineValues>) => set((before) => ({ lines: withBlankEnd(before.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)), newKey) })), [set])
  const acts = useMemo((): LineActs => ({
    change,
    needPacks: (productId) => void lineProduct(productId).then((part) => {
      const known = part?.product?.packs
      if (known !== undefined) setPacks((before) => (before[productId] === undefined ? { ...before, [productId]: known } : before))
    }),
    pickProduct: (key, productId) => {
      if (productId === null) return change(key, { product: null, packId: null, unitCostScaled: null })
      void lineProduct(productId).then((part) => {
        if (part !== null) change(key, part)
      })
    },
    remove: (key) => set((before) => ({ lines: withBlankEnd(before.lines.filter((line) => line.key !== key), newKey) }))
  }), [change, lineProduct, set])
  return { acts, packs }
}

/** Gives lines that were written before the supplier was known that supplier's prices, in its currency; a price that was written in that currency stays where none is known. */
const usePriceAnew = (form: Form) => {
  const loadFor = useLineProductLoader()
  const format = useFormat()
  return async (supplier: NonNullable<OrderValues['supplier']>): Promise<void> => {
    const parts = await Promise.all(form.values.lines.flatMap(({ key, product }) => (product === null ? [] : [loadFor(supplier, product.id).then((part) => ({ key, part }))])))
    const keepsWritten = (form.values.supplier?.currency ?? format.currency) === supplier.currency
    const prices = new Map(parts.flatMap(({ key, part }) => (part === null ? [] : [[key, part.unitCostScaled] as const])))
    form.set((before) => ({ lines: before.lines.map((line) => (prices.has(line.key) ? { ...line, unitCostScaled: prices.get(line.key) ?? (keepsWritten ? line.unitCostScaled : null) } : line)) }))
  }
}

/** What is wrong with the lines, by their keys. */
const useLineProblems = (): ((lines: readonly LineValues[]) => Readonly<Record<string, string>>) => {
  const { t } = useTranslation(['orders', 'common'])
  const packName = usePackName()
  return (lines) => Object.fromEntries(lines.flatMap((line, index): readonly (readonly [string, string])[] => {
    if (isBlank(line)) return []
    const pack = line.product?.packs.find(({ id }) => id === line.packId)
    const unit = pack === undefined ? t(`common:unit.${line.product?.baseUnit ?? 'each'}`) : packName(pack)
    if (isTooMuch(line)) return [[line.key, t('form.lineTooMuch', { line: index + 1, maximum: mostCount(line), unit })]]
    if (line.countMilli === undefined) return [[line.key, t('form.lineQuantity', { line: index + 1, maximum: mostCount(line) })]]
    const ordered = orderedMilli(line)
    if (line.product === null || ordered === null || (typeof ordered === 'number' && ordered <= 0)) return [[line.key, t('form.lineNeeds', { line: index + 1 })]]
    if (line.unitCostScaled === undefined) return [[line.key, t('form.linePrice', { line: index + 1 })]]
    return ordered === undefined ? [[line.key, t('form.lineFraction', { line: index + 1 })]] : []
  }))
}

const Head = ({ form, isNew, onSupplier }: { readonly form: Form; readonly isNew: boolean; readonly onSupplier: (supplier: OrderValues['supplier']) => void }) => {
  const { t } = useTranslation('orders')
  const { values, errors } = form
  const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]
  return (
    <Section title={t('form.head')}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
        <SupplierField label={t('form.supplier')} required autoFocus={isNew} value={values.supplier} error={errors.supplierId} onPick={(row) => onSupplier(row === null ? null : { id: row.id, label: row.name, currency: row.currency })} />
        <DateField label={t('form.orderDate')} {...form.bind('orderIso')} />
        <DateField label={t('form.expected')} {...form.bind('expectedIso')} />
        <TextInput label={t('form.reference')} maxLength={100} value={values.supplierReference} error={errors.supplierReference} onChange={(event) => form.set({ supplierReference: event.currentTarget.value })} />
        <TextInput label={t('form.number')} description={isNew ? t('form.numberHint') : undefined} inputWrapperOrder={below} maxLength={40} value={values.number} error={errors.number} onChange={(event) => form.bind('number').onChange(event.currentTarget.value)} />
      </SimpleGrid>
    </Section>
  )
}

/** Saves the order, and sends it when asked; gives what is wrong. */
const useSave = (orderId: number | null, form: Form) => {
  const { t } = useTranslation('orders')
  const client = useClient()
  const [, navigate] = useLocation()
  const { run, isRunning } = useCommand('purchasing.saveDraft')
  const problemsOf = useInputProblems()
  const lineProblemsOf = useLineProblems()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [problem, setProblem] = useState<string>()
  const [lineProblems, setLineProblems] = useState<Readonly<Record<string, string>>>({})
  const stop = (text: string | undefined, errors: FieldErrors, lines: Readonly<Record<string, string>>): void => {
    form.setErrors(errors)
    setLineProblems(lines)
    setProblem(text ?? Object.values(lines)[0])
    focusFirstProblem()
  }
  const save = async (alsoSend: boolean): Promise<void> => {
    const { values } = form
    const input = inputOf(orderId, values)
    const errors = Object.fromEntries(Object.entries(problemsOf('purchasing.saveDraft', input)).filter(([path]) => !path.startsWith('lines.')))
    const lines = lineProblemsOf(values.lines)
    const noLines = alsoSend && input.lines.length === 0 ? t('form.noLines') : undefined
    if (Object.keys({ ...errors, ...lines }).length > 0 || noLines !== undefined) return stop(errors.supplierId === undefined ? noLines : t('form.supplierNeeded'), errors, lines)
    stop(undefined, {}, {})
    const reply = await run(input)
    if (!reply.ok) {
      const { failure } = reply
      const text = describe('purchasing.saveDraft', failure)
      const written = values.lines.filter((line) => !isBlank(line))
      return stop(text, failure.code === 'number-taken' ? { number: text } : {}, 'lineIndex' in failure ? { [written[failure.lineIndex]?.key ?? '']: text } : {})
    }
    form.markSaved()
    const { orderId: savedId, number } = reply.value
    const sent = alsoSend ? await client.call('purchasing.sendOrder', { orderId: savedId }) : null
    if (sent !== null && !sent.ok) toast.stop(describe('purchasing.sendOrder', sent.failure))
    else toast.good(sent === null ? t('form.saved', { number }) : t('form.savedAndSent', { number }))
    navigate(hrefs.order(savedId), { replace: orderId === null })
  }
  return { save, isRunning, problem, lineProblems, forgetProblem: () => setProblem(undefined) }
}

const OrderEditor = ({ orderId, saved }: { readonly orderId: number | null; readonly saved: OrderValues }) => {
  const { t } = useTranslation(['orders', 'common'])
  const format = useFormat()
  const [, navigate] = useLocation()
  const form = useRecordForm(`order-${orderId ?? 'new'}`, saved)
  const { values, set } = form
  const { save, isRunning, problem, lineProblems, forgetProblem } = useSave(orderId, form)
  const lineProduct = useLineProduct(values.supplier)
  const { acts, packs } = useLineActs(set, lineProduct)
  const priceAnew = usePriceAnew(form)
  useScanIntoLines({ lineProduct, onLines: (change) => set((before) => ({ lines: withBlankEnd(change(before.lines), newKey) })) })
  const currency = values.supplier?.currency ?? format.currency
  const total = values.lines.reduce((sum, line) => sum + (valueOf(line) ?? 0), 0)
  const written = values.lines.filter((line) => !isBlank(line)).length
  const unpriced = countUnpriced(values.lines)
  const [asksPrices, setAsksPrices] = useState(false)
  const saveAndSend = (): void => (unpriced.without + unpriced.atZero > 0 ? setAsksPrices(true) : void save(true))
  const changeSupplier = (supplier: OrderValues['supplier']): void => {
    set({ supplier })
    form.setErrors({})
    if (supplier !== null) void priceAnew(supplier)
  }
  return (
    <FormPage title={orderId === null ? t('form.newTitle') : t('form.editTitle', { number: saved.number })} parent={{ title: t('list.title'), href: hrefs.orders }} form={form} saveLabel={t('form.save')} busy={isRunning} problem={problem} onSave={() => void save(false)}
      onCancel={() => navigate(orderId === null ? hrefs.orders : hrefs.order(orderId))} actions={<Button variant="default" onClick={saveAndSend}>{t('form.saveAndSend')}</Button>}
      conflict={{ entity: 'purchase-order', entityId: orderId, mine: values.version, theirs: saved.version, onTake: () => { forgetProblem(); form.discard() }, onKeep: () => { forgetProblem(); set({ version: saved.version }) } }}>
      <Head form={form} isNew={orderId === null} onSupplier={changeSupplier} />
      <Section title={t('form.lines')} flush actions={<><Unpriced count={unpriced} currency={currency} /><Text span c="dimmed">{t('common:count.lines', { count: written })} · {t('form.total')} <strong><Money minor={total} currency={currency} /></strong></Text></>}>
        <LineGrid lines={values.lines} packs={packs} currency={currency} problems={lineProblems} acts={acts} />
        <Text c="dimmed" px="md" py="xs">{t('form.hint')}</Text>
      </Section>
      <Section title={t('form.note')}><Textarea aria-label={t('form.note')} maxLength={4000} value={values.note} onChange={(event) => set({ note: event.currentTarget.value })} /></Section>
      {asksPrices && <AskUnpriced count={unpriced} currency={currency} onSend={() => void save(true)} onClose={() => setAsksPrices(false)} />}
    </FormPage>
  )
}

/** The entry form of a purchase order, for the keyboard alone and for the scanner. */
export const OrderForm = ({ orderId }: { readonly orderId: number | null }) => {
  const { t } = useTranslation('orders')
  const describe = useDescribeFailure()
  const todayIso = useToday()
  const [parameters] = useSearchParams()
  const supplierId = idOf(parameters.get('supplier') ?? undefined)
  const order = useQuery('purchasing.viewOrder', orderId === null ? null : { orderId })
  const supplier = useQuery('catalog.viewSupplier', orderId !== null || supplierId === 0 ? null : { supplierId })
  const saved = useMemo((): OrderValues | null => {
    if (orderId !== null) return order.value === undefined ? null : withEnd(valuesOf(order.value))
    if (supplier.isLoading) return null
    const known = supplier.value?.supplier
    return withEnd({ version: null, number: '', supplier: known === undefined ? null : { id: known.id, label: known.name, currency: known.currency }, orderIso: todayIso, expectedIso: null, supplierReference: '', note: '', lines: [] })
  }, [orderId, order.value, supplier.isLoading, supplier.value, todayIso])
  const place = { title: '', parent: { title: t('list.title'), href: hrefs.orders } }
  if (order.value !== undefined && order.value.order.state !== 'draft') return <RecordState place={place} problem={describe('purchasing.saveDraft', { code: 'not-a-draft' })} onRetry={order.refetch} />
  if (saved === null) return <RecordState place={place} problem={order.failure === undefined ? undefined : describe('purchasing.viewOrder', order.failure)} onRetry={order.refetch} />
  return <OrderEditor orderId={orderId} saved={saved} />
}

/** The blank line of a form that has just begun always has the same key, so that an untouched form counts as unchanged. */
const withEnd = (values: OrderValues): OrderValues => ({ ...values, lines: withBlankEnd(values.lines, () => 'next') })
