import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { useCommand } from '../api/hooks.ts'
import { Dialog } from './dialog.tsx'
import type { FieldNumber } from './form/decimal-field.tsx'
import { IntegerField, PriceField, QuantityField } from './form/decimal-field.tsx'
import { useInputProblems } from './form/input-problems.ts'
import type { FieldErrors } from './form/use-record-form.ts'
import { SupplierField } from './pick/supplier-field.tsx'
import type { Picked } from './pick/record-field.tsx'
import { useDescribeFailure } from './use-describe-failure.ts'
import { usePackName } from './use-pack-name.ts'
import { useToast } from './use-toast.ts'
import { useFormat } from './use-format.ts'

type Item = Output<'catalog.viewProduct'>['supplierItems'][number]
type Pack = Output<'catalog.viewProduct'>['packs'][number]

type ItemDialogProps = { readonly item: Item | null; /** The supplier, when it is known already. */ readonly supplier?: Picked & { readonly currency: string }; readonly product: Picked; readonly packs: readonly Pack[]; readonly baseUnit: BaseUnit; readonly onClose: () => void }
type Terms = { readonly supplierCode: string; readonly packId: number | null; readonly unitCostScaled: FieldNumber; readonly leadDays: FieldNumber; readonly minimumMilli: FieldNumber; readonly maximumMilli: FieldNumber; readonly orderUnit: string }

/** A supplier's own terms for a product: code, cost, lead time, limits. */
export const SupplierItemDialog = ({ item, supplier: given, product, packs, baseUnit, onClose }: ItemDialogProps) => {
  const { t } = useTranslation(['products', 'common'])
  const { run, isRunning } = useCommand('catalog.saveSupplierItem')
  const describe = useDescribeFailure()
  const problemsOf = useInputProblems()
  const toast = useToast()
  const packName = usePackName()
  const format = useFormat()
  const [supplier, setSupplier] = useState<(Picked & { readonly currency: string }) | null>(item === null ? (given ?? null) : { id: item.supplierId, label: item.supplierName, currency: item.currency })
  const [terms, setTerms] = useState<Terms>({ supplierCode: item?.supplierCode ?? '', packId: item?.packId ?? null, unitCostScaled: item?.unitCostScaled ?? null, leadDays: item?.leadDays ?? null, minimumMilli: item?.minimumMilli ?? null, maximumMilli: item?.maximumMilli ?? null, orderUnit: item?.orderUnit ?? '' })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [problem, setProblem] = useState<string>()
  const set = (changes: Partial<Terms>): void => setTerms((before) => ({ ...before, ...changes }))
  const currency = supplier?.currency ?? format.currency
  const unit = t(`common:unit.${baseUnit}`)
  const save = async (): Promise<void> => {
    const input = { ...terms, supplierId: supplier?.id as number, productId: product.id, supplierCode: terms.supplierCode === '' ? null : terms.supplierCode, orderUnit: terms.orderUnit === '' ? null : terms.orderUnit }
    const wrongNumbers = Object.fromEntries(Object.entries(terms).filter(([, value]) => value === undefined).map(([field]) => [field, t('common:form.invalid')]))
    const found = { ...problemsOf('catalog.saveSupplierItem', input), ...wrongNumbers }
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const reply = await run(input as Parameters<typeof run>[0])
    if (!reply.ok) return setProblem(describe('catalog.saveSupplierItem', reply.failure))
    toast.good(t('item.saved'))
    onClose()
  }
  return (
    <Dialog title={supplier === null || (item === null && given === undefined) ? t('item.newTitle') : t('item.title', { supplier: supplier.label })} onClose={onClose} onMainAct={() => void save()} size="lg">
      <Stack>
        <Text c="dimmed" translate="no">{product.label}</Text>
        {item === null && given === undefined && <SupplierField data-autofocus label={t('item.supplier')} required value={supplier} error={errors.supplierId} onPick={(row) => setSupplier(row === null ? null : { id: row.id, label: row.name, currency: row.currency })} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('item.code')} maxLength={100} value={terms.supplierCode} error={errors.supplierCode} onChange={(event) => set({ supplierCode: event.currentTarget.value })} {...(item === null && given === undefined ? {} : { 'data-autofocus': true })} />
          <Select label={t('item.pack')} data={[{ value: '', label: t('item.packNone') }, ...packs.map((pack) => ({ value: String(pack.id), label: packName(pack) }))]} value={terms.packId === null ? '' : String(terms.packId)} onChange={(value) => set({ packId: value === null || value === '' ? null : Number(value) })} />
          <PriceField label={t('item.cost', { unit })} currency={currency} value={terms.unitCostScaled} error={errors.unitCostScaled} onChange={(unitCostScaled) => set({ unitCostScaled })} />
          <IntegerField label={t('item.leadDays')} value={terms.leadDays} error={errors.leadDays} onChange={(leadDays) => set({ leadDays })} />
          <QuantityField label={t('item.minimum')} rightSection={unit} rightSectionWidth={48} value={terms.minimumMilli} error={errors.minimumMilli} onChange={(minimumMilli) => set({ minimumMilli })} />
          <QuantityField label={t('item.maximum')} rightSection={unit} rightSectionWidth={48} value={terms.maximumMilli} error={errors.maximumMilli} onChange={(maximumMilli) => set({ maximumMilli })} />
          <TextInput label={t('item.orderUnit')} maxLength={50} value={terms.orderUnit} error={errors.orderUnit} onChange={(event) => set({ orderUnit: event.currentTarget.value })} />
        </SimpleGrid>
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button loading={isRunning} onClick={() => void save()}>{t('common:action.save')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
