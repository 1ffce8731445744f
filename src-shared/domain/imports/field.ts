/** What a column holds. Quantities are in base units, prices in whole currency units, percents as people write them. */
export const fieldTypes = ['text', 'quantity', 'price', 'integer', 'percent', 'boolean', 'date', 'currency', 'unit'] as const
/** One of the types of a field. */
export type FieldType = (typeof fieldTypes)[number]

/** Text with rules of its own: a code is the key of a record, a barcode may be any code, a GTIN must have a right check digit. */
type TextRule = 'code' | 'barcode' | 'gtin' | 'email'

/**
 * A target field of an import. `required`: a column must be mapped to it; `toCreate`: its cell may be empty only where the record is there already.
 * `synonyms` are headings that mean it, in any spelling of case, accents and punctuation; an empty cell never clears what is stored.
 */
export type ImportField = {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  readonly toCreate: boolean
  readonly example: string
  readonly synonyms: readonly string[]
  readonly rule?: TextRule
  /** Longest text in characters, 200 unless given. */
  readonly longest?: number
  /** Smallest number: 0 unless given; 'above-zero' refuses 0 as well. */
  readonly minimum?: 'above-zero'
}

type Extra = Pick<ImportField, 'rule' | 'longest' | 'minimum'> & { readonly required?: true; readonly toCreate?: true }

/** Writes a field on one line of a table; the synonyms are separated by commas. */
export const field = (name: string, type: FieldType, example: string, synonyms: string, { required, toCreate, ...extra }: Extra = {}): ImportField => ({
  name, type, example, required: required === true, toCreate: required === true || toCreate === true, synonyms: synonyms.split(',').map((synonym) => synonym.trim()), ...extra
})

/** Longest text of a field that names no other length (textSchema of the contract). */
export const longestText = 200

/** The fields of one kind of file, and those that together name a record. `keyFields` are asked for in every row. */
export type FieldTable = { readonly fields: readonly ImportField[]; readonly keyFields: readonly string[] }
