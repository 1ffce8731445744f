import type { Output } from '#shared/api/index.ts'
import type { PrinterLanguage } from '#shared/domain/devices/configuration.ts'
import { useQuery } from '../data/use-query.ts'

type Device = Output<'devices.list'>['rows'][number]

/** A printer of the station: `language` and `dotsPerMm` say how its labels are drawn. */
export type Printer = { readonly id: number; readonly name: string; readonly isSimulated: boolean; readonly language: PrinterLanguage; readonly dotsPerMm: 6 | 8 | 12 | 24 }

function printerOf({ id, active, setup }: Device): readonly Printer[] {
  if (!active || (setup.kind !== 'label-printer' && setup.kind !== 'receipt-printer')) return []
  return [{ id, name: setup.name, isSimulated: setup.connection.kind === 'simulated', language: setup.settings.language, dotsPerMm: setup.settings.dotsPerMm }]
}

/** Whether it is known that no printer is there to print on. */
export function useHasNoPrinter(): boolean {
  const { value } = useQuery('devices.list', {})
  return value !== undefined && value.rows.flatMap(printerOf).length === 0
}

/** The printers that are switched on. */
export function usePrinters(): readonly Printer[] {
  const { value } = useQuery('devices.list', {})
  return value?.rows.flatMap(printerOf) ?? []
}
