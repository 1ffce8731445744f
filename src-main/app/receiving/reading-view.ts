import type { Output } from '#shared/api/index.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { detailOf } from '#shared/domain/receiving/decide-scan.ts'

/** What a scan was read as, for the panel. */
export type ReadingView = Extract<Output<'receiving.recordScan'>, { readonly outcome: 'unknown' }>['reading']

/** Shows a reading: the words of the code, with lot, dates, count, weight and warnings taken from GS1. */
export function asReadingView(reading: ParsedBarcode, raw: string): ReadingView {
  const { lot, expiryIso, serial, weightGrams } = detailOf(reading)
  return {
    kind: reading.kind,
    text: reading.kind === 'invalid' ? reading.readable : readableText(raw),
    gtin: reading.kind === 'gs1' ? (reading.gtin ?? reading.containedGtin ?? null) : 'gtin' in reading ? reading.gtin : null,
    lot, expiryIso, serial, weightGrams,
    count: reading.kind === 'gs1' ? (reading.count ?? null) : null,
    warnings: reading.kind === 'gs1' ? reading.warnings.map((warning) => warning.detail) : reading.kind === 'plain' && reading.nearlyGs1 !== undefined ? [reading.nearlyGs1.detail] : []
  }
}
