import { z } from 'zod'
import { command, noDetails, query } from './procedure.ts'
import { fileSchema, instantSchema, rights } from './schemas.ts'

/** What a file can hold. */
export const importKinds = ['products', 'suppliers', 'supplier-items', 'purchase-orders', 'opening-stock'] as const
const kindSchema = z.enum(importKinds)
/** Target field -> column heading of the file. */
const mappingSchema = z.record(z.string().max(60), z.string().max(200))

/** A target field of an import kind. */
export const importFieldSchema = z.object({ name: z.string(), required: z.boolean(), type: z.enum(['text', 'quantity', 'price', 'integer', 'boolean', 'date', 'currency', 'unit']), example: z.string() })

/** Where an import stands. Counts are rows of the file. */
export const importStatusSchema = z.object({
  importId: z.string(), kind: kindSchema, fileName: z.string(), state: z.enum(['uploaded', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed']), done: z.int(), total: z.int(), rowsPerSecond: z.int(), startedAt: instantSchema.nullable(),
  create: z.int(), update: z.int(), unchanged: z.int(), rejected: z.int(), warnings: z.int(), failure: z.string().nullable(), byOperator: z.string(), at: instantSchema
})

/** A row as the preview shows it: what would happen to it and, when rejected, the field, the value and what was expected. `rowNumber` counts file rows, the heading is 1. */
export const importRowSchema = z.object({ rowNumber: z.int(), state: z.enum(['create', 'update', 'unchanged', 'rejected']), key: z.string(), cells: z.record(z.string(), z.string()), problems: z.array(z.object({ severity: z.enum(['error', 'warning']), field: z.string(), column: z.string(), value: z.string(), expected: z.string(), code: z.string() })) })

const unreadable = {
  'file-too-large': z.object({ maximumBytes: z.int() }), 'unreadable-file': z.object({ detail: z.string() }), 'no-rows': noDetails, 'too-many-rows': z.object({ maximumRows: z.int() }), 'unsafe-file': z.object({ detail: z.string() })
}

/** Files in: upload, map columns, check every row, apply all or nothing; rejected rows come back as a file. Long work runs beside the main thread and reports as `import.progress` events. */
export const importsApi = {
  fields: query({ input: { kind: kindSchema }, output: z.object({ fields: z.array(importFieldSchema), keyFields: z.array(z.string()) }), roles: rights.importFiles }),
  /** Reads the heading and some rows; proposes kind and mapping (the remembered one for these headings first). CSV: delimiter and encoding are found unless given. */
  upload: command({
    input: { file: fileSchema, kind: kindSchema.optional(), delimiter: z.string().length(1).optional(), encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(), sheet: z.int().min(1).max(100).default(1) },
    output: z.object({ importId: z.string(), kind: kindSchema, columns: z.array(z.string()), sample: z.array(z.array(z.string())), rowCount: z.int(), delimiter: z.string().nullable(), encoding: z.string().nullable(), mapping: mappingSchema, mappingRemembered: z.boolean(), sheets: z.array(z.string()) }),
    failures: unreadable,
    roles: rights.importFiles,
    keepsReply: true
  }),
  /** Checks every row against the database without changing it; remembers the mapping. The answer comes at once; wait for the event or ask `status`. */
  check: command({
    input: { importId: z.string(), kind: kindSchema, mapping: mappingSchema, options: z.strictObject({ dateFormat: z.enum(['auto', 'YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY']).default('auto'), decimalComma: z.enum(['auto', 'comma', 'point']).default('auto'), currency: z.string().regex(/^[A-Z]{3}$/).optional(), ordersAre: z.enum(['sent', 'draft']).default('sent'), onlyGoodRows: z.boolean().default(false) }).prefault({}) },
    output: importStatusSchema,
    failures: { 'not-found': noDetails, 'unmapped-field': z.object({ field: z.string() }), 'unknown-column': z.object({ column: z.string() }), busy: z.object({ importId: z.string() }) },
    roles: rights.importFiles
  }),
  status: query({ input: { importId: z.string() }, output: importStatusSchema, failures: { 'not-found': noDetails }, roles: rights.importFiles }),
  rows: query({ input: { importId: z.string(), state: z.enum(['all', 'create', 'update', 'unchanged', 'rejected', 'warning']).default('all'), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }, output: z.object({ rows: z.array(importRowSchema), total: z.int() }), failures: { 'not-found': noDetails, 'not-checked': noDetails }, roles: rights.importFiles }),
  /** Writes all checked rows in one transaction. With rejected rows it refuses unless the check was made with `onlyGoodRows`. Waits for the end when `wait` is true. */
  apply: command({ input: { importId: z.string(), wait: z.boolean().default(false) }, output: importStatusSchema, failures: { 'not-found': noDetails, 'not-checked': noDetails, 'has-rejected-rows': z.object({ rejected: z.int() }), 'data-changed': noDetails, 'already-applied': noDetails }, roles: rights.importFiles }),
  cancel: command({ input: { importId: z.string() }, output: importStatusSchema, failures: { 'not-found': noDetails, 'already-ended': noDetails }, roles: rights.importFiles }),
  /** The rejected rows as a CSV with the reasons in two added columns. */
  rejectedFile: query({ input: { importId: z.string() }, output: fileSchema, failures: { 'not-found': noDetails, 'not-checked': noDetails }, roles: rights.importFiles }),
  list: query({ input: {}, output: z.object({ rows: z.array(importStatusSchema) }), roles: rights.importFiles })
}
