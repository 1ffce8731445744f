import { Radio, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { DeviceKind } from '#shared/domain/devices/configuration.ts'
import { deviceKinds } from '#shared/domain/devices/configuration.ts'
import { useClient, useCommand } from '../../api/hooks.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import { useDevices } from '../../ui/devices/use-devices.ts'
import { FormPage } from '../../ui/form/form-page.tsx'
import { focusFirstProblem, useInputProblems } from '../../ui/form/input-problems.ts'
import { useRecordForm } from '../../ui/form/use-record-form.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import type { DeviceValues } from './device-values.ts'
import { kindDefaults, newValues, setupOf, valuesOf } from './device-values.ts'
import classes from './devices.module.css'
import { DetailsSection, lacksUnit } from './form-details.tsx'
import { WhereSection } from './form-where.tsx'
import { freeName } from './free-name.ts'

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]

const KindSection = ({ kind, onKind }: { readonly kind: DeviceKind; readonly onKind: (kind: DeviceKind) => void }) => {
  const { t } = useTranslation('devices')
  return (
    <Section title={t('form.what')}>
      <Radio.Group aria-label={t('form.what')} value={kind} onChange={(value) => onKind(deviceKinds.find((one) => one === value) ?? kind)}>
        <div className={classes.cards}>
          {deviceKinds.map((one) => <Radio.Card key={one} value={one} className={classes.card}><Radio.Indicator /><span><strong>{t(`kind.${one}`)}</strong><small>{t(`kindText.${one}`)}</small></span></Radio.Card>)}
        </div>
      </Radio.Group>
    </Section>
  )
}

type FormProps = { readonly device: Device | null; readonly saved: DeviceValues; readonly devices: readonly Device[] }

const Form = ({ device, saved, devices }: FormProps) => {
  const { t } = useTranslation(['devices', 'common'])
  const [, navigate] = useLocation()
  const client = useClient()
  const form = useRecordForm(`device-${device?.id ?? 'new'}`, saved)
  const { run, isRunning } = useCommand('devices.save')
  const problemsOf = useInputProblems()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [problem, setProblem] = useState<string>()
  const { values, errors, set } = form
  const nameOf = (kind: DeviceKind): string => freeName(t(`kind.${kind}`), devices.map(({ setup }) => setup.name), (number) => t('simulated.numbered', { name: t(`kind.${kind}`), number }))
  // A name nobody wrote follows the kind.
  const name = device === null && values.name === '' ? nameOf(values.kind) : values.name
  const save = async (): Promise<void> => {
    const named = { ...values, name }
    const input = { deviceId: device?.id ?? null, version: values.version, station: values.station, setup: setupOf(named) }
    const found = { ...problemsOf('devices.save', input), ...(lacksUnit(values) ? { unit: t('form.unitNeeded') } : {}) }
    form.setErrors(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) return focusFirstProblem()
    const reply = await run(input)
    if (!reply.ok) {
      const text = describe('devices.save', reply.failure)
      if (reply.failure.code === 'name-taken') form.setErrors({ 'setup.name': text })
      setProblem(text)
      return focusFirstProblem()
    }
    form.markSaved()
    toast.good(t('form.saved', { name }))
    navigate(hrefs.device(reply.value.id), { replace: device === null })
  }
  const stations = [...new Set([values.station, client.station(), ...devices.map(({ station }) => station)])].filter((one) => one !== '')
  return (
    <FormPage title={device === null ? t('form.newTitle') : t('form.editTitle', { name: saved.name })} parent={{ title: t('list.title'), href: hrefs.devices }} form={form} saveLabel={t('form.save')} busy={isRunning} problem={problem}
      onSave={() => void save()} onCancel={() => navigate(device === null ? hrefs.devices : hrefs.device(device.id))}
      conflict={{ entity: 'device', entityId: device?.id ?? null, mine: values.version, theirs: saved.version, onTake: () => { setProblem(undefined); form.discard() }, onKeep: () => { setProblem(undefined); set({ version: saved.version }) } }}>
      {device === null && <KindSection kind={values.kind} onKind={(kind) => set(kindDefaults(kind))} />}
      <WhereSection form={form} deviceId={device?.id ?? null} />
      <DetailsSection form={form} />
      <Section title={t('form.naming')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('form.name')} description={t('form.nameHint')} inputWrapperOrder={below} required maxLength={200} value={values.name} placeholder={device === null ? name : ''} error={errors['setup.name']} onChange={(event) => set({ name: event.currentTarget.value })} />
          <Select label={t('form.station')} description={t('form.stationHint')} inputWrapperOrder={below} allowDeselect={false} value={values.station} error={errors.station} data={stations} onChange={(station) => set({ station: station ?? values.station })} />
        </SimpleGrid>
      </Section>
    </FormPage>
  )
}

/** A device's form: what it is, where it is, what it needs to know, how it is called. */
export const DeviceForm = ({ deviceId }: { readonly deviceId: number | null }) => {
  const { t } = useTranslation('devices')
  const client = useClient()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useDevices()
  const parent = { title: t('list.title'), href: hrefs.devices }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('devices.list', failure)} onRetry={refetch} />
  if (deviceId === null) return <Form device={null} saved={newValues(client.station())} devices={value.rows} />
  const device = value.rows.find(({ id }) => id === deviceId)
  if (device === undefined) return <RecordState place={{ title: t('page.gone'), parent }} problem={t('page.goneText')} onRetry={refetch} />
  return <Form device={device} saved={valuesOf(device)} devices={value.rows} />
}
