import { SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { ChoiceField } from '../../ui/form/choice-field.tsx'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { PercentField } from '../../ui/form/decimal-field.tsx'
import { FormPage } from '../../ui/form/form-page.tsx'
import { focusFirstProblem, useInputProblems } from '../../ui/form/input-problems.ts'
import { useRecordForm } from '../../ui/form/use-record-form.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { useCurrencyOptions } from '../../ui/locale-options.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useToast } from '../../ui/use-toast.ts'

type SupplierValues = { readonly version: number | null; readonly code: string; readonly name: string; readonly currency: string; readonly email: string; readonly overTolerancePermille: FieldNumber; readonly blindReceiving: boolean; readonly preferred: boolean; readonly active: boolean }

const Form = ({ supplierId, saved }: { readonly supplierId: number | null; readonly saved: SupplierValues }) => {
  const { t } = useTranslation(['suppliers', 'common'])
  const [, navigate] = useLocation()
  const form = useRecordForm(`supplier-${supplierId ?? 'new'}`, saved)
  const { run, isRunning } = useCommand('catalog.saveSupplier')
  const problemsOf = useInputProblems()
  const describe = useDescribeFailure()
  const toast = useToast()
  const currencies = useCurrencyOptions()
  const [problem, setProblem] = useState<string>()
  const { values, set, errors } = form
  const save = async (): Promise<void> => {
    const { version, ...fields } = values
    const input = { ...fields, ...(supplierId === null ? {} : { id: supplierId }), ...(version === null ? {} : { version }) }
    const found = { ...problemsOf('catalog.saveSupplier', input), ...(/^$|^[^@\s]+@[^@\s]+$/.test(values.email) ? {} : { email: t('form.emailWrong') }) }
    form.setErrors(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) return focusFirstProblem()
    const reply = await run(input as Parameters<typeof run>[0])
    if (!reply.ok) {
      const text = describe('catalog.saveSupplier', reply.failure)
      if (reply.failure.code === 'code-taken') form.setErrors({ code: text })
      setProblem(text)
      return focusFirstProblem()
    }
    form.markSaved()
    toast.good(t('form.saved', { name: values.name }))
    navigate(hrefs.supplier(reply.value.supplierId), { replace: supplierId === null })
  }
  const text = (field: 'code' | 'name' | 'email') => ({ value: values[field], error: errors[field], maxLength: 200, onChange: (event: { readonly currentTarget: { readonly value: string } }) => form.bind(field).onChange(event.currentTarget.value) })
  return (
    <FormPage title={supplierId === null ? t('form.newTitle') : t('form.editTitle', { name: saved.name })} parent={{ title: t('list.title'), href: hrefs.suppliers }} form={form} saveLabel={t('form.save')} busy={isRunning} problem={problem}
      onSave={() => void save()} onCancel={() => navigate(supplierId === null ? hrefs.suppliers : hrefs.supplier(supplierId))}
      conflict={{ entity: 'supplier', entityId: supplierId, mine: values.version, theirs: saved.version, onTake: () => { setProblem(undefined); form.discard() }, onKeep: () => { setProblem(undefined); set({ version: saved.version }) } }}>
      <Section title={t('form.title')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('form.code')} required autoFocus {...text('code')} />
          <TextInput label={t('form.name')} required {...text('name')} />
          <ChoiceField label={t('form.currency')} description={t('form.currencyHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} data={currencies} value={values.currency} error={errors.currency} onChange={(currency) => set({ currency: currency ?? values.currency })} />
          <TextInput label={t('form.email')} type="email" {...text('email')} />
        </SimpleGrid>
        <Stack mt="md" gap="xs">
          <Switch label={t('form.preferred')} checked={values.preferred} onChange={(event) => set({ preferred: event.currentTarget.checked })} />
          <Switch label={t('form.active')} checked={values.active} onChange={(event) => set({ active: event.currentTarget.checked })} />
        </Stack>
      </Section>
      <Section title={t('form.receiving')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PercentField label={t('form.tolerance')} description={t('form.toleranceHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} {...form.bind('overTolerancePermille')} />
        </SimpleGrid>
        <Switch mt="md" label={t('form.blind')} checked={values.blindReceiving} onChange={(event) => set({ blindReceiving: event.currentTarget.checked })} />
      </Section>
    </FormPage>
  )
}

/** A supplier's form. */
export const SupplierForm = ({ supplierId }: { readonly supplierId: number | null }) => {
  const { t } = useTranslation('suppliers')
  const { currency } = useFormat()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('catalog.viewSupplier', supplierId === null ? null : { supplierId })
  if (supplierId === null) return <Form supplierId={null} saved={{ version: null, code: '', name: '', currency, email: '', overTolerancePermille: null, blindReceiving: false, preferred: false, active: true }} />
  if (value === undefined) return <RecordState place={{ title: '', parent: { title: t('list.title'), href: hrefs.suppliers } }} problem={failure === undefined ? undefined : describe('catalog.viewSupplier', failure)} onRetry={refetch} />
  const { id: _id, ...supplier } = value.supplier
  return <Form supplierId={supplierId} saved={supplier} />
}
