import type { LabelKind } from '#shared/domain/labels/template.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { Services } from '../context.ts'
import type { StoredDevice } from '../devices/stored-devices.ts'
import { loadDevices } from '../devices/stored-devices.ts'

/** A device that prints, with its settings. */
export type Printer = StoredDevice & { readonly setup: Extract<StoredDevice['setup'], { readonly kind: 'label-printer' | 'receipt-printer' }> }

const isPrinter = (device: StoredDevice): device is Printer => device.setup.kind === 'label-printer' || device.setup.kind === 'receipt-printer'

/** Where labels are asked for. */
type Surroundings = { readonly sql: Sql; readonly station: string; readonly services: Pick<Services, 'devices'> }

/** The printer for a kind of label at a station: the one a person named, else the one assigned there, else the first label printer in use, those of this station first. One that was never reached yet comes last, so that adding it with a wrong address takes no labels from those that work. Null when there is none. */
export async function choosePrinter({ sql, station, services: { devices } }: Surroundings, kind: LabelKind, printerId: number | null): Promise<Printer | null> {
  const printers = (await loadDevices(sql)).filter(isPrinter)
  if (printerId !== null) return printers.find(({ id }) => id === printerId) ?? null
  const assigned = await sql.get<{ readonly deviceId: number }>('SELECT device_id AS deviceId FROM label_printers WHERE station = ? AND label_kind = ?', station, kind)
  const rankOf = (printer: Printer): number => (devices.status(printer.id).state === 'connecting' ? 2 : 0) + (printer.station === station ? 0 : 1)
  const usual = printers.filter(({ active, setup }) => active && setup.kind === 'label-printer').sort((one, other) => rankOf(one) - rankOf(other))
  return printers.find(({ id, active }) => active && id === assigned?.deviceId) ?? usual[0] ?? null
}
