import { Button, Group, Select, SimpleGrid, TextInput } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { useConnectionText } from '../../ui/devices/use-connection-text.ts'
import { useDevices } from '../../ui/devices/use-devices.ts'
import { IntegerField } from '../../ui/form/decimal-field.tsx'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { Section } from '../../ui/page.tsx'
import type { DeviceValues, Way } from './device-values.ts'
import { connectionOf, connectionValues, protocolOf, waysOf } from './device-values.ts'
import classes from './devices.module.css'
import { IdentifyPanel } from './identify-panel.tsx'
import { baudRates, usualLine, usualLineOf } from './line-defaults.ts'

type Form = RecordForm<DeviceValues>
type Found = Output<'devices.found'>['rows'][number]

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]

/** What tells one place from another, however its line is set. */
const placeOf = (connection: Found['connection']): string => JSON.stringify(connection.kind === 'serial' ? { path: connection.path } : connection)

/** What the system lists, to be chosen by a touch; nothing was asked over any line. */
const FoundList = ({ form, deviceId }: { readonly form: Form; readonly deviceId: number | null }) => {
  const { t } = useTranslation('devices')
  const connectionText = useConnectionText()
  const { value, refetch } = useQuery('devices.found', {})
  const { value: devices } = useDevices()
  const [showsOthers, setShowsOthers] = useState(false)
  const { kind } = form.values
  const rows = (value?.rows ?? []).filter(({ connection }) => connection.kind !== 'simulated')
  const fitting = rows.filter((row) => row.kinds.includes(kind))
  const others = rows.filter((row) => !row.kinds.includes(kind) && waysOf[kind].includes(row.connection.kind))
  const current = placeOf(connectionOf(form.values))
  const place = ({ connection }: Found): string => (connection.kind === 'serial' ? connection.path : connectionText(connection))
  const card = (row: Found) => {
    const user = row.configuredAs === null || row.configuredAs === deviceId ? undefined : devices?.rows.find(({ id }) => id === row.configuredAs)?.setup.name
    const isUsed = row.configuredAs !== null && row.configuredAs !== deviceId
    return (
      <button type="button" key={placeOf(row.connection)} className={classes.card} disabled={isUsed} aria-pressed={placeOf(row.connection) === current} onClick={() => form.set((before) => ({ ...connectionValues(row.connection), ...(row.connection.kind === 'serial' ? lineOf(before) : {}) }))}>
        <span><strong translate="no">{row.name}</strong>{place(row) !== row.name && <small translate="no">{place(row)}</small>}{isUsed && <small>{t('form.foundUsed', { name: user ?? '' })}</small>}</span>
      </button>
    )
  }
  return (
    <div className={classes.stack} style={{ gap: 8 }}>
      <Group justify="space-between"><h3 className={classes.heading} style={{ margin: 0 }}>{t('form.found')}</h3><Button variant="default" size="xs" leftSection={<IconRefresh size={14} />} onClick={refetch}>{t('form.lookAgain')}</Button></Group>
      <p className={classes.hint} style={{ margin: 0 }}>{value !== undefined && fitting.length === 0 ? t('form.foundNothing') : t('form.foundText')}</p>
      {fitting.length > 0 && <div className={classes.cards}>{fitting.map(card)}</div>}
      {others.length > 0 && <div><Button variant="subtle" size="xs" aria-expanded={showsOthers} onClick={() => setShowsOthers((before) => !before)}>{t('form.other')}</Button></div>}
      {showsOthers && <div className={classes.cards}>{others.map(card)}</div>}
    </div>
  )
}

/** The usual line of what is being set up. */
const lineOf = (values: DeviceValues) => (values.kind === 'scale' ? usualLineOf(protocolOf({ ...values, way: 'serial' })) : usualLine)

const SerialFields = ({ form }: { readonly form: Form }) => {
  const { t } = useTranslation('devices')
  const { values, errors, set } = form
  const rates = [...new Set([...baudRates, ...(typeof values.baudRate === 'number' ? [values.baudRate] : [])])].toSorted((one, other) => one - other)
  return (
    <>
      <TextInput label={t('form.path')} description={t('form.pathHint')} inputWrapperOrder={below} required maxLength={400} value={values.path} error={errors['setup.connection.path']} onChange={(event) => set({ path: event.currentTarget.value })} />
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Select label={t('form.baudRate')} allowDeselect={false} value={String(values.baudRate)} data={rates.map(String)} error={errors['setup.connection.baudRate']} onChange={(value) => set({ baudRate: Number(value) })} />
        <Select label={t('form.dataBits')} allowDeselect={false} value={String(values.dataBits)} data={['7', '8']} onChange={(value) => set({ dataBits: value === '7' ? 7 : 8 })} />
        <Select label={t('form.parity')} allowDeselect={false} value={values.parity} data={[{ value: 'none', label: t('form.parityNone') }, { value: 'even', label: t('form.parityEven') }, { value: 'odd', label: t('form.parityOdd') }]} onChange={(value) => set({ parity: value === 'even' || value === 'odd' ? value : 'none' })} />
        <Select label={t('form.stopBits')} allowDeselect={false} value={String(values.stopBits)} data={['1', '2']} onChange={(value) => set({ stopBits: value === '2' ? 2 : 1 })} />
      </SimpleGrid>
    </>
  )
}

const HidFields = ({ form }: { readonly form: Form }) => {
  const { t } = useTranslation('devices')
  const { values, errors, set } = form
  const hexError = (field: 'vendorId' | 'productId') => (errors[`setup.connection.${field}`] === undefined ? undefined : t('form.hexWrong'))
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <TextInput label={t('form.vendorId')} required maxLength={4} value={values.vendorId} error={hexError('vendorId')} onChange={(event) => set({ vendorId: event.currentTarget.value })} />
      <TextInput label={t('form.productId')} required maxLength={4} value={values.productId} error={hexError('productId')} onChange={(event) => set({ productId: event.currentTarget.value })} />
      <TextInput label={t('form.serialNumber')} description={t('form.serialNumberHint')} inputWrapperOrder={below} maxLength={200} value={values.serialNumber} onChange={(event) => set({ serialNumber: event.currentTarget.value })} />
    </SimpleGrid>
  )
}

const WayFields = ({ form }: { readonly form: Form }) => {
  const { t } = useTranslation('devices')
  const { values, errors, set } = form
  if (values.way === 'serial') return <SerialFields form={form} />
  if (values.way === 'hid') return <HidFields form={form} />
  if (values.way === 'simulated') return <p className={classes.hint} style={{ margin: 0 }}>{t('form.simulatedText')}</p>
  if (values.way === 'file') return <TextInput label={t('form.devicePath')} description={t('form.devicePathHint')} inputWrapperOrder={below} required maxLength={400} value={values.devicePath} error={errors['setup.connection.path']} onChange={(event) => set({ devicePath: event.currentTarget.value })} />
  if (values.way === 'spooler') return <TextInput label={t('form.queue')} description={t('form.queueHint')} inputWrapperOrder={below} required maxLength={400} value={values.queue} error={errors['setup.connection.queue']} onChange={(event) => set({ queue: event.currentTarget.value })} />
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput label={t('form.host')} description={t('form.hostHint')} inputWrapperOrder={below} required maxLength={255} value={values.host} error={errors['setup.connection.host']} onChange={(event) => set({ host: event.currentTarget.value })} />
      <IntegerField label={t('form.port')} description={t('form.portHint')} inputWrapperOrder={below} required value={values.port} error={errors['setup.connection.port']} onChange={(port) => set({ port })} />
    </SimpleGrid>
  )
}

/** Where the device is: what was found, by hand, or simulated; and the question what it is. */
export const WhereSection = ({ form, deviceId }: { readonly form: Form; readonly deviceId: number | null }) => {
  const { t } = useTranslation('devices')
  const { values, set } = form
  const ways = waysOf[values.kind]
  return (
    <Section title={t('form.where')}>
      <div className={classes.stack}>
        <FoundList form={form} deviceId={deviceId} />
        <Select label={t('form.way')} allowDeselect={false} maw={320} value={values.way} data={ways.map((way) => ({ value: way, label: t(`connection.${way}`) }))} onChange={(value) => set((before) => ({ way: ways.find((way): way is Way => way === value) ?? before.way }))} />
        <WayFields form={form} />
        {values.way !== 'simulated' && <IdentifyPanel key={JSON.stringify(connectionOf(values))} form={form} />}
      </div>
    </Section>
  )
}
