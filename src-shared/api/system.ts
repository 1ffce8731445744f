import { z } from 'zod'
import { command, query } from './procedure.ts'
import { baseUnitSchema, currencySchema, dataContentsSchema, fileSchema, instantSchema, rights } from './schemas.ts'

/** What the finder can lead to. */
const findKinds = ['product', 'supplier', 'order', 'delivery', 'receipt', 'variance'] as const
/** One thing the finder offers: where it leads and what it is called. `exact` when a code matched whole. */
const findHitSchema = z.object({ kind: z.enum(findKinds), id: z.int(), label: z.string(), detail: z.string(), exact: z.boolean() })

/** Lists that can be taken out as a file. */
export const exportableLists = ['products', 'suppliers', 'orders', 'deliveries', 'receipts', 'variances', 'movements', 'events', 'stock', 'print-jobs'] as const
/** The largest file an export gives, in bytes: it travels inside one frame as base64. */
export const maximumExportBytes = 64 * 1024 * 1024

/** How a code with a weight, price or count inside is built: 8, 12 or 13 signs, digits for themselves, I item, V value, X inner check, C check digit at the end; `decimals` of V…V. */
const variableMeasurePatternSchema = z.strictObject({ pattern: z.string().trim().max(20), measure: z.enum(['weight', 'price', 'count']), decimals: z.int().min(0).max(6) })
/** What is wrong with a pattern. */
export const patternFaults = ['length', 'characters', 'first-digit', 'check-digit-last', 'no-value', 'decimals', 'twice'] as const

const settingsFields = {
  companyName: z.string().trim().min(1).max(200),
  currency: currencySchema,
  /** BCP 47 tag, for example `en-GB`. */
  locale: z.string().min(2).max(35),
  /** In thousandths of the ordered quantity. */
  overTolerancePermille: z.int().min(0).max(10_000),
  allowNegativeStock: z.boolean(),
  /** Goods that expire within so many days count as short-dated. */
  shortDatedDays: z.int().min(0).max(3650),
  /** Days from finding a difference to the day its claim is due. */
  claimDays: z.int().min(0).max(365),
  /** The first that fits wins. */
  variableMeasurePatterns: z.array(variableMeasurePatternSchema).max(20),
  /** What the company's own codes begin with. */
  inHousePrefixes: z.array(z.string().trim().min(1).max(20)).max(20)
}

/** What an entry of the trail is about: the page that shows it (null: none does) with its id there, what it is called, the unit of its quantities and the currency of its amounts. */
const trailRecordSchema = z.object({ kind: z.enum(['product', 'supplier', 'order', 'delivery', 'receipt', 'variance', 'import']).nullable(), id: z.string().nullable(), label: z.string(), baseUnit: baseUnitSchema.nullable(), currency: currencySchema.nullable() })
/** One entry of the trail. `names`: what ids in the recorded fields are called, by field and id ("productId 5"); `units`: what products are counted in, by their codes. */
const trailEntrySchema = z.object({
  id: z.int(), at: instantSchema, operatorName: z.string(), station: z.string(), action: z.string(), entity: z.string(), entityId: z.int().nullable(), before: z.string().nullable(), after: z.string().nullable(),
  record: trailRecordSchema.nullable(), names: z.record(z.string(), z.string()), units: z.record(z.string(), baseUnitSchema)
})

/** The station itself: finding anything, exports, settings, the trail, backups, health. */
export const systemApi = {
  /** Finds by any code or words: order, delivery and receipt numbers, SSCCs, barcodes (raw scans too), product codes and names, suppliers. Exact codes first. `reading` is what a scan was read as, null for words. */
  find: query({ input: { text: z.string().max(4096), aim: z.string().max(3).optional() }, output: z.object({ hits: z.array(findHitSchema), reading: z.string().nullable() }), roles: rights.read }),
  /** A whole list as CSV (UTF-8 with BOM, formula-safe text, amounts as plain numbers) with the same search and filters as on the screen; `filter` takes what the list's own query takes. Runs beside the work. */
  exportList: query({
    input: { list: z.enum(exportableLists), filter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}) },
    output: fileSchema.extend({ rows: z.int() }),
    failures: { 'unknown-filter': z.object({ field: z.string() }), 'bad-filter': z.object({ field: z.string() }), 'not-found': z.object({}), 'too-large': z.object({ maximumBytes: z.int() }) },
    roles: rights.exportLists
  }),
  settings: query({ input: {}, output: z.object({ ...settingsFields, companyName: z.string(), demo: z.boolean() }), roles: rights.read }),
  /** Changes the given settings and leaves the others. The currency stays once stock has been valued in it. */
  saveSettings: command({
    input: z.object(settingsFields).partial().shape,
    output: z.object({}),
    failures: { 'bad-pattern': z.object({ pattern: z.string(), why: z.enum(patternFaults) }), 'bad-prefix': z.object({ prefix: z.string(), why: z.enum(['characters', 'twice']) }), 'bad-locale': z.object({ locale: z.string() }), 'currency-in-use': z.object({ currency: currencySchema }) },
    roles: rights.administer
  }),
  /** Who changed what, newest first: any record's trail. `before` and `after` are JSON. The next page begins before the last row's id. */
  trail: query({ input: { entity: z.string().max(40).optional(), entityId: z.int().optional(), beforeId: z.int().optional(), limit: z.int().min(1).max(200).default(50) }, output: z.object({ rows: z.array(trailEntrySchema) }), roles: rights.read }),
  /** Backups, newest first; `good` says whether every page of the file fits today, not only when it was made; `contents` what it holds, null where it cannot be read. */
  listBackups: query({ input: {}, output: z.object({ rows: z.array(z.object({ name: z.string(), at: instantSchema, bytes: z.int(), reason: z.string(), good: z.boolean(), contents: dataContentsSchema.nullable() })) }), roles: rights.administer }),
  backupNow: command({ input: {}, output: z.object({ name: z.string(), bytes: z.int() }), failures: { 'backup-failed': z.object({ detail: z.string() }) }, roles: rights.administer }),
  /** How the station stands. `lowOnSpace` when a person should make room. A notice says that acknowledged work may be missing since the last end; `file` in the data folder keeps what is left, and taking it away ends the notice. */
  health: query({ input: {}, output: z.object({ version: z.string(), schemaVersion: z.int(), databaseBytes: z.int(), freeBytes: z.int(), lowOnSpace: z.boolean(), newestBackupAt: instantSchema.nullable(), notices: z.array(z.object({ code: z.enum(['log-damaged', 'log-missing']), file: z.string() })) }), roles: rights.read })
}
