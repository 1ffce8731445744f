import { z } from 'zod'
import { fieldTypes } from '#shared/domain/imports/field.ts'
import { dateFormats, decimalSigns, importKinds, importStates, rowStates } from '#shared/domain/imports/kinds.ts'
import { problemCodes } from '#shared/domain/imports/problem.ts'
import { command, noDetails, query } from './procedure.ts'
import { currencySchema, fileSchema, instantSchema, rights } from './schemas.ts'

export { importKinds }
const kindSchema = z.enum(importKinds)
/** Target field -> column heading of the file. */
const mappingSchema = z.record(z.string().max(60), z.string().max(200))
/**
 * How a file is to be read. 'auto' decides per column and refuses cells that can be read in two ways. `currency` stands for prices of records that name none;
 * `onlyGoodRows` leaves rejected rows out instead of refusing the whole.
 */
export const importOptionsSchema = z.strictObject({ dateFormat: z.enum(dateFormats).default('auto'), decimalComma: z.enum(decimalSigns).default('auto'), currency: currencySchema.optional(), ordersAre: z.enum(['sent', 'draft']).default('sent'), onlyGoodRows: z.boolean().default(false) })

/** A target field of an import kind. `required`: a column must be mapped to it; `toCreate`: only records that are there already can do without it. */
const importFieldSchema = z.object({ name: z.string(), required: z.boolean(), toCreate: z.boolean(), type: z.enum(fieldTypes), example: z.string() })

/** Why an import failed: the program ended meanwhile, the data changed between check and apply (check again), no room on the disk, another program holds the file, or a fault with its id. Nothing was written. */
const importFailures = ['interrupted', 'data-changed', 'disk-full', 'locked', 'fault'] as const

/** Where an import stands. Counts are rows of the file; `newLocations` are places that opening stock adds. `done` of `total` rows and the rate are of the check or apply under way. */
const importStatusSchema = z.object({
  importId: z.string(), kind: kindSchema, fileName: z.string(), state: z.enum(importStates), done: z.int(), total: z.int(), rowsPerSecond: z.int(), startedAt: instantSchema.nullable(), endedAt: instantSchema.nullable(),
  create: z.int(), update: z.int(), unchanged: z.int(), rejected: z.int(), warnings: z.int(), newLocations: z.int(), failure: z.enum(importFailures).nullable(), faultId: z.string().nullable(), byOperator: z.string(), at: instantSchema
})

/**
 * A row as the preview shows it: what would happen to it and what is wrong: field and column (empty when it is the row as a whole), the value and what was expected. A note only says what
 * will happen on the way. `rowNumber` is the file's own row, as a spreadsheet shows it: the heading is 1.
 */
const importRowSchema = z.object({
  rowNumber: z.int(), state: z.enum(rowStates), key: z.string(), cells: z.record(z.string(), z.string()),
  problems: z.array(z.object({ severity: z.enum(['error', 'warning', 'note']), field: z.string(), column: z.string(), value: z.string(), expected: z.string(), code: z.enum(problemCodes) }))
})

const unreadable = {
  'file-too-large': z.object({ maximumBytes: z.int() }), 'unreadable-file': z.object({ detail: z.string() }), 'no-rows': noDetails, 'too-many-rows': z.object({ maximumRows: z.int() }), 'unsafe-file': z.object({ detail: z.string() })
}

/** Files in: upload, map columns, check every row, apply all or nothing; rejected rows come back as a file. Long work runs beside the main thread and reports as `import.progress` events. */
export const importsApi = {
  fields: query({ input: { kind: kindSchema }, output: z.object({ fields: z.array(importFieldSchema), keyFields: z.array(z.string()) }), roles: rights.importFiles }),
  /** Reads the heading and some rows; proposes kind, mapping and options (the remembered ones for these headings first). CSV: delimiter and encoding are found unless given. `ignored`: columns that are left out, and why. */
  upload: command({
    input: { file: fileSchema, kind: kindSchema.optional(), delimiter: z.string().length(1).optional(), encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(), sheet: z.int().min(1).max(100).default(1) },
    output: z.object({
      importId: z.string(), kind: kindSchema, columns: z.array(z.string()), sample: z.array(z.array(z.string())), rowCount: z.int(), delimiter: z.string().nullable(), encoding: z.string().nullable(), mapping: mappingSchema, mappingRemembered: z.boolean(), sheets: z.array(z.string()),
      options: importOptionsSchema, ignored: z.array(z.object({ column: z.string(), reason: z.enum(['received-by-scanning', 'not-mapped']) }))
    }),
    failures: unreadable,
    roles: rights.importFiles,
    keepsReply: true
  }),
  /**
   * Checks every row against the database without changing it; remembers mapping and options for these headings. Left out, they are what the upload proposed. Answers at once unless `wait` is true:
   * wait for the event or ask `status`. 'busy': this or another import is being checked or applied.
   */
  check: command({
    input: { importId: z.string(), kind: kindSchema.optional(), mapping: mappingSchema.optional(), options: importOptionsSchema.optional(), wait: z.boolean().default(false) },
    output: importStatusSchema,
    failures: { 'not-found': noDetails, 'unmapped-field': z.object({ field: z.string() }), 'unknown-field': z.object({ field: z.string() }), 'unknown-column': z.object({ column: z.string() }), 'already-applied': noDetails, busy: z.object({ importId: z.string() }) },
    roles: rights.importFiles
  }),
  status: query({ input: { importId: z.string() }, output: importStatusSchema, failures: { 'not-found': noDetails }, roles: rights.importFiles }),
  rows: query({ input: { importId: z.string(), state: z.enum(['all', ...rowStates, 'warning']).default('all'), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }, output: z.object({ rows: z.array(importRowSchema), total: z.int() }), failures: { 'not-found': noDetails, 'not-checked': noDetails }, roles: rights.importFiles }),
  /** Writes all checked rows in one transaction. With rejected rows it refuses unless the check was made with `onlyGoodRows`. Waits for the end when `wait` is true. 'data-changed': a row would now be something else than the preview said; nothing was written, check again. */
  apply: command({ input: { importId: z.string(), wait: z.boolean().default(false) }, output: importStatusSchema, failures: { 'not-found': noDetails, 'not-checked': noDetails, 'has-rejected-rows': z.object({ rejected: z.int() }), 'data-changed': noDetails, 'already-applied': noDetails }, roles: rights.importFiles }),
  /** Stops a check or an apply and waits until it has stopped; nothing of it stays, unless the answer says 'applied' because it had just ended. */
  cancel: command({ input: { importId: z.string() }, output: importStatusSchema, failures: { 'not-found': noDetails, 'already-ended': noDetails }, roles: rights.importFiles }),
  /** The rejected rows as a CSV with the row number and the reasons in two added columns. */
  rejectedFile: query({ input: { importId: z.string() }, output: fileSchema, failures: { 'not-found': noDetails, 'not-checked': noDetails }, roles: rights.importFiles }),
  /** The newest 50 imports, the newest first. */
  list: query({ input: {}, output: z.object({ rows: z.array(importStatusSchema) }), roles: rights.importFiles })
}
