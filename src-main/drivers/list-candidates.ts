import type { DeviceConnection, DeviceKind, SerialLine } from '#shared/domain/devices/configuration.ts'
import { findPrinters } from './printer/find-printers.ts'
import { listSerialPorts } from './transport/serial.ts'
import { listHidDevices } from './transport/usb-hid.ts'

/** Something the system lists. `kinds`: what it may be, the likeliest first. */
export type Candidate = { readonly connection: DeviceConnection; readonly kinds: readonly DeviceKind[]; readonly name: string }

/** What most serial devices are set to; a person sets what is otherwise. */
const usualLine: Omit<SerialLine, 'path'> = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }

const words = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' ')

/** What is plugged in or known to the system. Nothing is opened and nothing is asked; a part of the system that is missing lists nothing. */
export async function listCandidates(): Promise<readonly Candidate[]> {
  const [hid, serial, printers] = await Promise.all([listHidDevices(), listSerialPorts(), findPrinters()])
  return [
    ...hid.flatMap(({ vendorId, productId, serialNumber, manufacturer, product, kind }): readonly Candidate[] =>
      kind === 'scanner' || kind === 'scale' ? [{ connection: { kind: 'hid', vendorId, productId, serialNumber }, kinds: [kind], name: words(manufacturer, product) || `${vendorId.toString(16)}:${productId.toString(16)}` }] : []
    ),
    ...serial.map(({ path, manufacturer, serialNumber }): Candidate => ({ connection: { kind: 'serial', path, ...usualLine }, kinds: ['scanner', 'scale', 'label-printer'], name: words(path, manufacturer, serialNumber) })),
    ...printers.map(({ connection, name, says }): Candidate => ({ connection, kinds: ['label-printer', 'receipt-printer'], name: words(name, says === '' ? null : `(${says.slice(0, 80)})`) }))
  ]
}
