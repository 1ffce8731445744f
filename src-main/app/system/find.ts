import type { Output } from '#shared/api/index.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { ok } from '#shared/result.ts'
import { suppliersFound } from '#main/persistence/queries/catalog-suppliers.ts'
import { searchOrders } from '#main/persistence/search/search-orders.ts'
import { searchProducts } from '#main/persistence/search/search-products.ts'
import { readSearchText } from '#main/persistence/search/search-text.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'
import { containing } from '#main/persistence/containing.ts'
import { codeOf, readScan } from '../receiving/scan-facts.ts'

type Hit = Output<'system.find'>['hits'][number]

/** Hits of one kind that were not exact. */
const shownOfKind = 8
/** Exact hits of one kind: one code may stand on several packs and at several suppliers. */
const shownExact = 20

/** What is looked for: the words as typed, the key a barcode is kept under, and what else a GS1 message names. */
type Wanted = { readonly words: string; readonly lookup: string; readonly sscc: string; readonly orderNumber: string }

type Found = Pick<Hit, 'id' | 'label' | 'detail'>
type Lookup = { readonly kind: Hit['kind']; readonly sql: string; readonly values: (wanted: Wanted) => readonly string[] }

/** Each gives what carries exactly this code. */
const lookups: readonly Lookup[] = [
  {
    kind: 'order', values: ({ words, orderNumber }) => [words, orderNumber],
    sql: 'SELECT o.id, o.number AS label, s.name AS detail FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id WHERE o.number IN (?, ?)'
  },
  {
    kind: 'delivery', values: ({ words, sscc }) => [words.toUpperCase(), sscc, words],
    sql: `SELECT d.id, d.number AS label, coalesce(s.name, d.reference) AS detail FROM deliveries d LEFT JOIN suppliers s ON s.id = d.supplier_id
      WHERE d.number = ? OR d.id IN (SELECT delivery_id FROM handling_units WHERE sscc = ?) OR d.reference = ? ORDER BY d.id DESC`
  },
  {
    kind: 'receipt', values: ({ words }) => [words.toUpperCase()],
    sql: `SELECT r.id, r.number AS label, coalesce(s.name, '') AS detail FROM receipts r JOIN deliveries d ON d.id = r.delivery_id LEFT JOIN suppliers s ON s.id = d.supplier_id WHERE r.number = ?`
  },
  {
    kind: 'product', values: ({ words, lookup }) => [words, lookup, words],
    sql: `SELECT p.id, p.name AS label, p.code || coalesce(' · ' || group_concat(m.pack, ', '), '') AS detail FROM (
        SELECT id, NULL AS pack FROM products WHERE code = ? UNION SELECT b.product_id, k.name FROM barcodes b JOIN packs k ON k.id = b.pack_id WHERE b.lookup = ? UNION SELECT product_id, NULL FROM supplier_items WHERE supplier_code = ?) m
      JOIN products p ON p.id = m.id GROUP BY p.id`
  },
  { kind: 'supplier', values: ({ words }) => [words], sql: 'SELECT id, name AS label, code AS detail FROM suppliers WHERE code = ?' }
]

const asHits = (kind: Hit['kind'], rows: readonly Found[], exact: boolean): readonly Hit[] => rows.map(({ id, label, detail }) => ({ kind, id, label, detail, exact }))

async function exactHits(sql: Sql, wanted: Wanted): Promise<readonly Hit[]> {
  const hits: Hit[] = []
  for (const lookup of lookups) hits.push(...asHits(lookup.kind, await sql.all<Found>(`${lookup.sql} LIMIT ${shownExact}`, ...lookup.values(wanted)), true))
  return hits
}

const deliveriesLike = `SELECT d.id, d.number AS label, coalesce(s.name, d.reference) AS detail FROM deliveries d LEFT JOIN suppliers s ON s.id = d.supplier_id WHERE d.number LIKE ? ESCAPE '\\' OR d.reference LIKE ? ESCAPE '\\' ORDER BY d.id DESC LIMIT ?`
const receiptsLike = `SELECT r.id, r.number AS label, coalesce(s.name, '') AS detail FROM receipts r JOIN deliveries d ON d.id = r.delivery_id LEFT JOIN suppliers s ON s.id = d.supplier_id WHERE r.number LIKE ? ESCAPE '\\' ORDER BY r.id DESC LIMIT ?`
const suppliersNamed = 'SELECT s.id, s.name AS label, s.code AS detail FROM json_each(?) j JOIN suppliers s ON s.id = j.value ORDER BY s.name LIMIT ?'

/** What holds the words somewhere, some of each kind. */
async function likelyHits(sql: Sql, words: string): Promise<readonly Hit[]> {
  const pattern = containing(words)
  const orders = await searchOrders(sql, words, { state: 'all', supplierId: null, sort: 'number', direction: 'descending', cursor: null, limit: shownOfKind })
  const products = await searchProducts(sql, words, { limit: shownOfKind, cursor: null, includeInactive: false })
  return [
    ...asHits('supplier', await sql.all<Found>(suppliersNamed, JSON.stringify(await suppliersFound(sql, words)), shownOfKind), false),
    ...asHits('product', products.rows.map(({ id, name, code }) => ({ id, label: name, detail: code })), false),
    ...asHits('order', orders.rows.map(({ id, number, supplierName }) => ({ id, label: number, detail: supplierName })), false),
    ...asHits('delivery', await sql.all<Found>(deliveriesLike, pattern, pattern, shownOfKind), false),
    ...asHits('receipt', await sql.all<Found>(receiptsLike, pattern, shownOfKind), false)
  ]
}

/** A scan in the words of its own code, null for anything that is not one for certain. */
function readingText(reading: ParsedBarcode): string | null {
  if (reading.kind === 'gs1') return reading.elements.map(({ ai, value }) => `(${ai})${value}`).join('')
  if (reading.kind === 'gtin' || reading.kind === 'variable-measure') return reading.gtin
  return reading.kind === 'in-house' ? reading.code : null
}

/** Finds anything by a code, a raw scan or words: what carries the very code first, then what holds the words. A code of the command sheet finds nothing. */
export const find: QueryHandler<'system.find'> = async (context, { text, aim }) => {
  const { sql } = context
  const { text: words } = readSearchText(text)
  const scanned = readScan(context, { raw: text, aim })
  if (words === '' || scanned.kind === 'command') return ok({ hits: [], reading: null })
  const reading = readingText(scanned)
  const lookup = codeOf(scanned, words).lookup
  const gs1 = scanned.kind === 'gs1' ? scanned : null
  const exact = await exactHits(sql, { words, lookup, sscc: gs1?.sscc ?? lookup, orderNumber: gs1?.orderNumber ?? words })
  const known = new Set(exact.map(({ kind, id }) => `${kind} ${id}`))
  // A scan means what it says: words that happen to hold its digits are no answer, unless it is one of the company's own codes.
  const likely = reading === null || scanned.kind === 'in-house' ? await likelyHits(sql, words) : []
  return ok({ hits: [...exact, ...likely.filter(({ kind, id }) => !known.has(`${kind} ${id}`))], reading })
}
