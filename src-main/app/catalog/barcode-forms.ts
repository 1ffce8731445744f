import { barcodeLookup, toGtin14 } from '#shared/domain/barcode/to-gtin14.ts'

/** The forms in which a barcode is stored: as people read it, as scans are matched, and its 14 digits when it is a GTIN. */
export function barcodeForms(typed: string): { readonly code: string; readonly lookup: string; readonly gtin: string | null } {
  const code = typed.trim()
  return { code, lookup: barcodeLookup(code), gtin: toGtin14(code) ?? null }
}
