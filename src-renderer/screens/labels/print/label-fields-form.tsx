import { Select, SimpleGrid, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { IntegerField } from '../../../ui/form/decimal-field.tsx'
import { ProductField } from '../../../ui/pick/product-field.tsx'
import { PrinterField } from '../../../ui/printing/printer-field.tsx'
import { usePackName } from '../../../ui/use-pack-name.ts'
import { FreeFields, fieldsOfTemplate } from './free-fields.tsx'
import { freeLabelKinds, kindOf, packLabelKinds } from './label-form.ts'
import classes from './label-screen.module.css'
import { PlaceField } from './place-field.tsx'
import type { LabelScreenState } from './use-label-screen.ts'

type StateProps = { readonly state: LabelScreenState }

/** Enter in a field that is filled goes on to what is still missing, and in the number it prints. */
const onEnter = (act: () => void) => (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || event.ctrlKey || event.defaultPrevented) return
  event.preventDefault()
  act()
}

const PackFields = ({ state }: StateProps) => {
  const { t } = useTranslation('labels')
  const packName = usePackName()
  const { form, drawing, errors, fields, set, take, goOn, pickProduct } = state
  const { product } = form
  const needs = { lot: product?.product.lotRequired === true || drawing.prepared?.needsLot === true, expiry: product?.product.expiryRequired === true || drawing.prepared?.needsExpiry === true, serial: product?.product.serialRequired === true }
  return (
    <>
      <ProductField label={t('print.product')} description={t('print.productHint')} inputRef={fields.start} error={errors.start} value={product === null ? null : { id: product.product.id, label: `${product.product.code} ${product.product.name}` }} onPick={(row) => pickProduct(row?.id ?? null)} autoFocus onKeyDown={(event) => { if (product !== null && event.currentTarget.getAttribute('aria-expanded') !== 'true') onEnter(() => take({}))(event) }} />
      {product !== null && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select label={t('print.pack')} data={product.packs.map((pack) => ({ value: String(pack.id), label: packName(pack) }))} value={String(form.packId)} onChange={(id) => set({ packId: Number(id), kind: null, templateKey: null, copies: null })} />
          {(needs.lot || form.lot !== '') && <TextInput label={t('print.lot')} ref={fields.lot} maxLength={20} autoComplete="off" value={form.lot} error={errors.lot} onChange={(event) => set({ lot: event.currentTarget.value })} onKeyDown={onEnter(() => goOn('lot'))} />}
          {(needs.expiry || form.expiryIso !== null) && <div onKeyDown={onEnter(() => goOn('expiry'))}><DateField label={t('print.expiry')} ref={fields.expiry} value={form.expiryIso} error={errors.expiry} onChange={(expiryIso) => set({ expiryIso })} /></div>}
          {(needs.serial || form.serial !== '') && <TextInput label={t('print.serial')} maxLength={20} autoComplete="off" value={form.serial} onChange={(event) => set({ serial: event.currentTarget.value })} />}
        </SimpleGrid>
      )}
    </>
  )
}

const Subject = ({ state }: StateProps) => {
  const { t } = useTranslation('labels')
  const { form, drawing, errors, fields, set, take } = state
  switch (form.subject) {
    case 'pack': return <PackFields state={state} />
    case 'free': return <FreeFields names={fieldsOfTemplate(drawing.template?.body)} values={form.fields} firstRef={fields.start} onChange={(next) => set({ fields: next })} />
    default: return <PlaceField key={form.subject} of={form.subject} label={t(form.subject === 'location' ? 'print.bin' : 'print.person')} inputRef={fields.start} error={errors.start} value={form.place} onPick={(place) => take({ place })} autoFocus />
  }
}

const useRuleWords = (state: LabelScreenState): string => {
  const { t } = useTranslation('labels')
  const count = state.drawing.prepared?.count
  if (count === undefined || state.form.subject !== 'pack') return t('print.byRule.none')
  const rule = t(`print.byRule.${count.rule}`, { every: count.every ?? 1 })
  return count.spares === 0 ? rule : `${rule} ${t('print.spares', { count: count.spares })}`
}

/** The fields of the label screen, in the order in which one label is made. */
export const LabelFieldsForm = ({ state }: StateProps) => {
  const { t } = useTranslation('labels')
  const { form, drawing, copies, errors, fields, set, print } = state
  const kind = kindOf(form)
  const kinds: readonly LabelKind[] = form.subject === 'free' ? freeLabelKinds : packLabelKinds
  const rule = useRuleWords(state)
  const usual = drawing.prepared?.printerName
  return (
    <div className={classes.fields}>
      <Subject state={state} />
      <IntegerField label={t('print.number')} description={`${rule} · ${t('print.numberHint')}`} inputWrapperOrder={['label', 'input', 'description', 'error']} classNames={{ input: classes.number ?? '' }} ref={fields.copies} value={form.copies === null ? copies : form.copies} error={errors.copies} onChange={(next) => set({ copies: next })} onKeyDown={onEnter(print)} onFocus={(event) => event.currentTarget.select()} />
      {(form.subject === 'pack' || form.subject === 'free') && <Select size="md" label={t('print.kind')} data={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))} value={kind} onChange={(next) => set({ kind: kinds.find((one) => one === next) ?? null, templateKey: null, ...(form.subject === 'free' ? {} : { copies: null }) })} />}
      <Select size="md" label={t('print.template')} data={drawing.templates.map(({ key, name }) => ({ value: key, label: name }))} value={drawing.templateKey} onChange={(templateKey) => set({ templateKey })} />
      <PrinterField size="md" label={t('print.printer')} value={form.printerId} onChange={(printerId) => set({ printerId })} usual={usual === undefined || usual === null ? null : { id: drawing.prepared?.printerId ?? null, name: usual }} />
    </div>
  )
}
