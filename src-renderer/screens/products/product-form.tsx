import { Checkbox, Group, Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'wouter'
import { baseUnits } from '#shared/domain/quantity.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { PercentField, PriceField, QuantityField } from '../../ui/form/decimal-field.tsx'
import { FormPage } from '../../ui/form/form-page.tsx'
import { focusFirstProblem, useInputProblems } from '../../ui/form/input-problems.ts'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { useRecordForm } from '../../ui/form/use-record-form.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useToast } from '../../ui/use-toast.ts'
import { PacksEditor } from './packs-editor.tsx'
import { emptyProduct, inputOf, valuesOf } from './product-values.ts'
import type { ProductValues } from './product-values.ts'
import { useScanIntoPacks } from './use-scan-into-packs.ts'

const Basics = ({ form }: { readonly form: RecordForm<ProductValues> }) => {
  const { t } = useTranslation(['products', 'common'])
  const { values, set, errors } = form
  return (
    <Section title={t('form.basics')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label={t('form.code')} description={t('form.codeHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} required autoFocus maxLength={200} value={values.code} error={errors.code} onChange={(event) => form.bind('code').onChange(event.currentTarget.value)} />
        <TextInput label={t('form.name')} required maxLength={200} value={values.name} error={errors.name} onChange={(event) => form.bind('name').onChange(event.currentTarget.value)} />
        <Select label={t('form.baseUnit')} data={baseUnits.map((unit) => ({ value: unit, label: t(`common:unitLong.${unit}`) }))} value={values.baseUnit} error={errors.baseUnit} onChange={(unit) => set({ baseUnit: (unit ?? 'each') as BaseUnit })} />
      </SimpleGrid>
      <Group mt="md" gap="lg">
        <Checkbox.Group label={t('form.tracking')} value={[...(values.lotRequired ? ['lot'] : []), ...(values.expiryRequired ? ['expiry'] : []), ...(values.serialRequired ? ['serial'] : [])]}
          onChange={(chosen) => set({ lotRequired: chosen.includes('lot'), expiryRequired: chosen.includes('expiry'), serialRequired: chosen.includes('serial') })}>
          <Group mt={4}><Checkbox value="lot" label={t('form.lot')} /><Checkbox value="expiry" label={t('form.expiry')} /><Checkbox value="serial" label={t('form.serial')} /></Group>
        </Checkbox.Group>
        <Switch label={t('form.active')} description={t('form.activeHint')} checked={values.active} onChange={(event) => set({ active: event.currentTarget.checked })} />
      </Group>
    </Section>
  )
}

const Figures = ({ form }: { readonly form: RecordForm<ProductValues> }) => {
  const { t } = useTranslation(['products', 'common'])
  const { currency } = useFormat()
  const unit = t(`common:unit.${form.values.baseUnit}`)
  return (
    <Section title={t('form.figures')}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
        <PercentField label={t('form.tolerance')} description={t('form.toleranceHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} {...form.bind('overTolerancePermille')} />
        <QuantityField label={t('form.reorderPoint')} rightSection={unit} rightSectionWidth={56} {...form.bind('reorderPointMilli')} />
        <QuantityField label={t('form.safetyStock')} rightSection={unit} rightSectionWidth={56} {...form.bind('safetyStockMilli')} />
        <PriceField label={t('form.standardCost', { unit })} currency={currency} {...form.bind('standardCostScaled')} />
        <PriceField label={t('form.listPrice', { unit })} currency={currency} {...form.bind('listPriceScaled')} />
      </SimpleGrid>
    </Section>
  )
}

const Form = ({ productId, saved }: { readonly productId: number | null; readonly saved: ProductValues }) => {
  const { t } = useTranslation(['products', 'common'])
  const [, navigate] = useLocation()
  const form = useRecordForm(`product-${productId ?? 'new'}`, saved)
  const { run, isRunning } = useCommand('catalog.saveProduct')
  const problemsOf = useInputProblems()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [targetKey, setTargetKey] = useState(saved.packs[0]?.key ?? '')
  const [problem, setProblem] = useState<string>()
  const { values, set } = form
  useScanIntoPacks({ productId, packs: values.packs, targetKey, onAdd: (key, code) => set((before) => ({ packs: before.packs.map((pack) => (pack.key === key ? { ...pack, barcodes: [...pack.barcodes, { code, supplier: null }] } : pack)) })) })
  const fail = (reply: Extract<Awaited<ReturnType<typeof run>>, { readonly ok: false }>): void => {
    const { failure } = reply
    const text = describe('catalog.saveProduct', failure)
    if (failure.code === 'code-taken') form.setErrors({ code: text })
    else if (failure.code === 'pack-in-use' || failure.code === 'unknown-pack') form.setErrors({ [`packs.${values.packs.findIndex(({ id }) => id === failure.packId)}.baseQuantityMilli`]: text })
    else if (failure.code === 'duplicate-pack') form.setErrors({ [`packs.${failure.packIndex}.baseQuantityMilli`]: text })
    else if (failure.code === 'base-unit-in-use') form.setErrors({ baseUnit: text })
    setProblem(text)
    focusFirstProblem()
  }
  const save = async (): Promise<void> => {
    const input = inputOf(productId, values)
    const found = problemsOf('catalog.saveProduct', input)
    form.setErrors(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) return focusFirstProblem()
    const reply = await run(input)
    if (!reply.ok) return fail(reply)
    form.markSaved()
    toast.good(t('form.saved', { code: values.code }))
    navigate(hrefs.product(reply.value.productId), { replace: productId === null })
  }
  const title = productId === null ? t('form.newTitle') : t('form.editTitle', { code: saved.code })
  return (
    <FormPage title={title} parent={{ title: t('list.title'), href: hrefs.products }} form={form} saveLabel={t('form.save')} busy={isRunning} problem={problem} onSave={() => void save()} onCancel={() => navigate(productId === null ? hrefs.products : hrefs.product(productId))}
      conflict={{ entity: 'product', entityId: productId, mine: values.version, theirs: saved.version, onTake: () => { setProblem(undefined); form.discard() }, onKeep: () => { setProblem(undefined); set({ version: saved.version }) } }}>
      <Basics form={form} />
      <Section title={t('form.packs')}><PacksEditor productId={productId} packs={values.packs} baseUnit={values.baseUnit} errors={form.errors} targetKey={targetKey} onTarget={setTargetKey} onChange={(packs) => set({ packs })} /></Section>
      <Figures form={form} />
    </FormPage>
  )
}

/** A product's form: what it is, its packs and barcodes (scan them in), its figures. */
export const ProductForm = ({ productId }: { readonly productId: number | null }) => {
  const { t } = useTranslation('products')
  const describe = useDescribeFailure()
  const [parameters] = useSearchParams()
  const [fresh] = useState(() => emptyProduct(parameters.get('barcode')))
  const { value, failure, refetch } = useQuery('catalog.viewProduct', productId === null ? null : { productId })
  if (productId === null) return <Form productId={null} saved={fresh} />
  if (value === undefined) return <RecordState place={{ title: '', parent: { title: t('list.title'), href: hrefs.products } }} problem={failure === undefined ? undefined : describe('catalog.viewProduct', failure)} onRetry={refetch} />
  return <Form productId={productId} saved={valuesOf(value)} />
}
