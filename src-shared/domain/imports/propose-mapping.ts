import type { ImportField } from './field.ts'
import { fieldTables, refusedColumns } from './field-tables.ts'
import type { ImportKind, Mapping } from './kinds.ts'
import { importKinds } from './kinds.ts'

/** A heading without case, accents, spaces and punctuation: "PO-Number", "po_number" and "PO number" are one. */
export const plainHeading = (heading: string): string =>
  heading.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]/gu, '')

const synonymsOf = (field: ImportField): readonly string[] => [field.name, ...field.synonyms].map(plainHeading)
const knownFields = new Map(importKinds.map((kind) => [kind, fieldTables[kind].fields.map((field) => ({ field, headings: synonymsOf(field) }))]))
const knownHeadings = new Set([...knownFields.values()].flatMap((fields) => fields.flatMap(({ headings }) => headings)))

/** How many of the headings any kind of file knows: what tells the right delimiter from a wrong one. */
export const countKnownHeadings = (columns: readonly string[]): number => columns.filter((column) => knownHeadings.has(plainHeading(column))).length

/** The mapping that a kind's synonyms give for the headings; each column goes to one field. A field's earlier synonyms win over later ones. */
export function mappingFor(kind: ImportKind, columns: readonly string[]): Mapping {
  const plain = columns.map(plainHeading)
  const taken = new Set<number>()
  const mapping: Record<string, string> = {}
  for (const { field, headings } of knownFields.get(kind) ?? []) {
    const index = headings.map((heading) => plain.findIndex((column, at) => column === heading && !taken.has(at))).find((at) => at >= 0)
    if (index === undefined) continue
    taken.add(index)
    mapping[field.name] = columns[index]!
  }
  return kind === 'purchase-orders' ? settleOrderDates(mapping) : mapping
}

/** In a file of order headers a due date is the order's; in a file of lines the line's. */
function settleOrderDates(mapping: Record<string, string>): Mapping {
  const { lineExpectedDate, ...header } = mapping
  const hasLines = mapping.product !== undefined || mapping.supplierItemCode !== undefined || mapping.quantity !== undefined
  if (hasLines || lineExpectedDate === undefined) return mapping
  return header.expectedDate === undefined ? { ...header, expectedDate: lineExpectedDate } : header
}

/** Required fields that have no column. An order file must say who supplies or what is ordered, and a line how much. */
export function missingFields(kind: ImportKind, mapping: Mapping): readonly string[] {
  const missing = fieldTables[kind].fields.filter(({ name, required }) => required && mapping[name] === undefined).map(({ name }) => name)
  if (kind !== 'purchase-orders') return missing
  const hasProduct = mapping.product !== undefined || mapping.supplierItemCode !== undefined
  if (hasProduct && mapping.quantity === undefined) return [...missing, 'quantity']
  if (!hasProduct && mapping.quantity !== undefined) return [...missing, 'product']
  return hasProduct || mapping.supplier !== undefined ? missing : [...missing, 'supplier']
}

/** A kind of file with its mapping. */
export type Proposal = { readonly kind: ImportKind; readonly mapping: Mapping }

/** The kind whose fields the headings fit best, with its mapping: nothing required is missing, and most columns are known. */
export function proposeMapping(columns: readonly string[], given?: ImportKind): Proposal {
  const proposals = (given === undefined ? importKinds : [given]).map((kind) => {
    const mapping = mappingFor(kind, columns)
    return { kind, mapping, missing: missingFields(kind, mapping).length, mapped: Object.keys(mapping).length }
  })
  proposals.sort((one, other) => one.missing - other.missing || other.mapped - one.mapped)
  const [{ kind, mapping }] = proposals as [(typeof proposals)[number]]
  return { kind, mapping }
}

/** A column that no import takes, and why. */
export type IgnoredColumn = { readonly column: string; readonly reason: 'received-by-scanning' | 'not-mapped' }

/** What happens to the columns that the mapping leaves out. */
export function ignoredColumns(kind: ImportKind, columns: readonly string[], mapping: Mapping): readonly IgnoredColumn[] {
  const used = new Set(Object.values(mapping))
  const refused = new Set(Object.keys(refusedColumns[kind] ?? {}).map(plainHeading))
  return columns.filter((column) => !used.has(column)).map((column) => ({ column, reason: refused.has(plainHeading(column)) ? 'received-by-scanning' : 'not-mapped' }))
}
