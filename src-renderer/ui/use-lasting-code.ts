import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { useQuery } from './data/use-query.ts'
import { useToday } from './use-today.ts'

/** Gives the part of a scan that stays the same from one piece to the next: a GTIN without lot and date, any other code as it is; null when it is no code of goods. */
export function useLastingCode(): (raw: string, aim: string | undefined) => string | null {
  const { value: settings } = useQuery('system.settings', {})
  const todayIso = useToday()
  return (raw, aim) => {
    const reading = parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso, variableMeasurePatterns: settings?.variableMeasurePatterns ?? [], inHousePrefixes: settings?.inHousePrefixes ?? [] })
    if (reading.kind === 'gtin') return raw.trim()
    if (reading.kind === 'gs1') return reading.gtin ?? reading.containedGtin ?? null
    if (reading.kind === 'variable-measure') return reading.gtin
    return reading.kind === 'in-house' || reading.kind === 'plain' ? reading.code : null
  }
}
