import type { Output } from '#shared/api/index.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { detailOf } from '#shared/domain/receiving/decide-scan.ts'

/** What a scan was read as, for the panel. */
export type ReadingView = Extract<Output<'receiving.recordScan'>, { readonly outcome: 'unknown' }>['reading']

const longestText = 200

/** Control characters by name, so that a code can be read aloud; cut for the screen. */
const visible = (raw: string): string => {
  // eslint's no-control-regex is not on: control characters are what this looks for.
  const text = raw.slice(0, longestText).replaceAll('\u001d', '<GS>').replaceAll(/[\u0000-\u001f\u007f]/g, '·').trim()
  return raw.length > longestText ? `${text}…` : text
}

/** Shows a reading: the words of the code, with lot, dates, count, weight and warnings taken from GS1. */
export function asReadingView(reading: ParsedBarcode, raw: string): ReadingView {
  const { lot, expiryIso, serial, weightGrams } = detailOf(reading)
  return {
    kind: reading.kind,
    text: reading.kind === 'invalid' ? reading.readable : visible(raw),
    gtin: reading.kind === 'gs1' ? (reading.gtin ?? reading.containedGtin ?? null) : 'gtin' in reading ? reading.gtin : null,
    lot, expiryIso, serial, weightGrams,
    count: reading.kind === 'gs1' ? (reading.count ?? null) : null,
    warnings: reading.kind === 'gs1' ? reading.warnings.map((warning) => warning.detail) : []
  }
}
