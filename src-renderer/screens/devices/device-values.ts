import type { Input } from '#shared/api/index.ts'
import type { DeviceConnection, DeviceKind, PrinterLanguage, ScaleProtocolName, WeightUnit } from '#shared/domain/devices/configuration.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { usualLine } from './line-defaults.ts'
import type { DotsPerMm } from './printer-choices.ts'

/** A way to reach a device. */
export type Way = DeviceConnection['kind']
type Setup = Input<'devices.save'>['setup']
type Connection = Setup['connection']

/** The form of a device: everything side by side, so that changing the kind or the way forgets nothing. Sizes in thousandths of a millimetre, USB numbers as hex text. */
export type DeviceValues = {
  readonly version: number | null
  readonly kind: DeviceKind
  readonly name: string
  readonly station: string
  readonly way: Way
  readonly path: string
  readonly baudRate: FieldNumber
  readonly dataBits: 7 | 8
  readonly parity: 'none' | 'even' | 'odd'
  readonly stopBits: 1 | 2
  readonly host: string
  readonly port: FieldNumber
  readonly vendorId: string
  readonly productId: string
  readonly serialNumber: string
  readonly devicePath: string
  readonly queue: string
  readonly protocol: ScaleProtocolName
  readonly unit: WeightUnit | null
  readonly decimals: FieldNumber
  readonly language: PrinterLanguage
  readonly dotsPerMm: DotsPerMm
  readonly widthMilli: FieldNumber
  readonly heightMilli: FieldNumber
  readonly codePage: string
  readonly reportsStatus: boolean
}

/** How each kind can be reached, the most usual way first. */
export const waysOf: Readonly<Record<DeviceKind, readonly Way[]>> = {
  scanner: ['hid', 'serial', 'simulated'], scale: ['serial', 'hid', 'tcp', 'simulated'], 'label-printer': ['tcp', 'file', 'spooler', 'serial', 'simulated'], 'receipt-printer': ['tcp', 'file', 'spooler', 'serial', 'simulated']
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')

/** What belongs to a kind before anything is known: a label of 100 x 60 mm at 203 dpi, a roll of 80 mm with 72 mm printable. */
export function kindDefaults(kind: DeviceKind): Pick<DeviceValues, 'kind' | 'way' | 'language' | 'widthMilli' | 'heightMilli'> {
  const way = waysOf[kind][0] ?? 'simulated'
  return kind === 'receipt-printer' ? { kind, way, language: 'esc-pos', widthMilli: 72_000, heightMilli: 200_000 } : { kind, way, language: 'zpl', widthMilli: 100_000, heightMilli: 60_000 }
}

/** A device that is new. */
export function newValues(station: string): DeviceValues {
  return {
    version: null, name: '', station, path: '', ...usualLine, host: '', port: 9100, vendorId: '', productId: '', serialNumber: '', devicePath: '', queue: '',
    protocol: 'mt-sics', unit: null, decimals: null, dotsPerMm: 8, codePage: '', reportsStatus: true, ...kindDefaults('scanner')
  }
}

/** The fields of a place where a device is reached. */
export function connectionValues(connection: Connection): Partial<DeviceValues> {
  switch (connection.kind) {
    case 'serial':
      return { way: 'serial', path: connection.path, baudRate: connection.baudRate, dataBits: connection.dataBits, parity: connection.parity, stopBits: connection.stopBits }
    case 'tcp':
      return { way: 'tcp', host: connection.host, port: connection.port }
    case 'hid':
      return { way: 'hid', vendorId: hex(connection.vendorId), productId: hex(connection.productId), serialNumber: connection.serialNumber ?? '' }
    case 'file':
      return { way: 'file', devicePath: connection.path }
    case 'spooler':
      return { way: 'spooler', queue: connection.queue }
    case 'simulated':
      return { way: 'simulated' }
  }
}

/** The form of a device as it is stored. */
export function valuesOf({ version, station, setup }: Device): DeviceValues {
  const base = { ...newValues(station), ...kindDefaults(setup.kind), version, name: setup.name, ...connectionValues(setup.connection) }
  if (setup.kind === 'scanner') return base
  if (setup.kind === 'scale') return { ...base, ...setup.settings }
  const { language, dotsPerMm, widthMm, heightMm, codePage, reportsStatus } = setup.settings
  return { ...base, language, dotsPerMm, widthMilli: Math.round(widthMm * 1000), heightMilli: Math.round(heightMm * 1000), codePage: codePage ?? '', reportsStatus }
}

const hexNumber = (text: string): number => (/^[0-9a-f]{1,4}$/i.test(text.trim()) ? Number.parseInt(text.trim(), 16) : Number.NaN)
/** Numbers that are no numbers go as they are, so that the contract names their fields. */
const number = (value: FieldNumber): number => value as number
const inMm = (milli: FieldNumber): number => (typeof milli === 'number' ? milli / 1000 : (milli as unknown as number))

/** Where the form says that the device is reached. */
export function connectionOf(values: DeviceValues): Connection {
  switch (values.way) {
    case 'serial':
      return { kind: 'serial', path: values.path, baudRate: number(values.baudRate), dataBits: values.dataBits, parity: values.parity, stopBits: values.stopBits }
    case 'tcp':
      return { kind: 'tcp', host: values.host, port: number(values.port) }
    case 'hid':
      return { kind: 'hid', vendorId: hexNumber(values.vendorId), productId: hexNumber(values.productId), serialNumber: values.serialNumber.trim() === '' ? null : values.serialNumber.trim() }
    case 'file':
      return { kind: 'file', path: values.devicePath }
    case 'spooler':
      return { kind: 'spooler', queue: values.queue }
    case 'simulated':
      return { kind: 'simulated' }
  }
}

/** The protocol that goes with the way: USB scales speak one of their own. */
export const protocolOf = ({ way, protocol }: Pick<DeviceValues, 'way' | 'protocol'>): ScaleProtocolName => (way === 'hid' ? 'dymo-hid' : protocol === 'dymo-hid' ? 'mt-sics' : protocol)

/** What is sent. */
export function setupOf(values: DeviceValues): Setup {
  const common = { name: values.name, connection: connectionOf(values) }
  if (values.kind === 'scanner') return { kind: 'scanner', ...common, settings: { protocol: values.way === 'hid' ? 'hid-pos' : 'serial' } }
  if (values.kind === 'scale') return { kind: 'scale', ...common, settings: { protocol: protocolOf(values), unit: values.unit, decimals: values.decimals === undefined ? Number.NaN : values.decimals } }
  const settings = { language: values.language, dotsPerMm: values.dotsPerMm, widthMm: inMm(values.widthMilli), heightMm: inMm(values.heightMilli), codePage: values.codePage.trim() === '' ? null : values.codePage.trim(), reportsStatus: values.reportsStatus }
  return { kind: values.kind, ...common, settings }
}
