import { z } from 'zod'
import { command, noDetails, query } from './procedure.ts'
import { fileSchema, instantSchema, rights } from './schemas.ts'

/** One thing the finder offers: where it leads and what it is called. `exact` when a code matched whole. */
export const findHitSchema = z.object({ kind: z.enum(['product', 'supplier', 'order', 'delivery', 'receipt', 'variance']), id: z.int(), label: z.string(), detail: z.string(), exact: z.boolean() })

/** Lists that can be taken out as a file. */
export const exportableLists = ['products', 'suppliers', 'orders', 'deliveries', 'receipts', 'variances', 'movements', 'events', 'stock'] as const

/** The station itself: finding anything, exports, settings, backups, health. */
export const systemApi = {
  /** Finds by any code or words: order, delivery and receipt numbers, SSCCs, barcodes (raw scans too), product codes and names, suppliers. Exact codes first. */
  find: query({ input: { text: z.string().max(4096), aim: z.string().max(3).optional() }, output: z.object({ hits: z.array(findHitSchema), reading: z.string().nullable() }), roles: rights.read }),
  /** A whole list as CSV (UTF-8 with BOM, formula-safe text) with the same search and filters as on the screen. */
  exportList: query({ input: { list: z.enum(exportableLists), filter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}) }, output: fileSchema, failures: { 'unknown-filter': z.object({ field: z.string() }) }, roles: rights.exportLists }),
  settings: query({ input: {}, output: z.object({ companyName: z.string(), currency: z.string(), locale: z.string(), overTolerancePermille: z.int(), allowNegativeStock: z.boolean(), shortDatedDays: z.int(), variableMeasurePatterns: z.array(z.string()), inHousePrefixes: z.array(z.string()), claimDays: z.int() }), roles: rights.read }),
  saveSettings: command({
    input: { companyName: z.string().trim().min(1).max(200).optional(), currency: z.string().regex(/^[A-Z]{3}$/).optional(), locale: z.string().max(35).optional(), overTolerancePermille: z.int().min(0).max(10_000).optional(), allowNegativeStock: z.boolean().optional(), shortDatedDays: z.int().min(0).max(3650).optional(), variableMeasurePatterns: z.array(z.string().max(40)).max(20).optional(), inHousePrefixes: z.array(z.string().max(20)).max(20).optional(), claimDays: z.int().min(0).max(365).optional() },
    output: z.object({}),
    failures: { 'bad-pattern': z.object({ pattern: z.string(), why: z.string() }) },
    roles: rights.administer
  }),
  /** Who changed what, newest first: any record's trail. */
  trail: query({ input: { entity: z.string().max(40).optional(), entityId: z.int().optional(), beforeId: z.int().optional(), limit: z.int().min(1).max(200).default(50) }, output: z.object({ rows: z.array(z.object({ id: z.int(), at: instantSchema, operatorName: z.string(), station: z.string(), action: z.string(), entity: z.string(), entityId: z.int().nullable(), before: z.string().nullable(), after: z.string().nullable() })) }), roles: rights.read }),
  listBackups: query({ input: {}, output: z.object({ rows: z.array(z.object({ name: z.string(), at: instantSchema, bytes: z.int(), reason: z.string(), good: z.boolean() })) }), roles: rights.administer }),
  backupNow: command({ input: {}, output: z.object({ name: z.string(), bytes: z.int() }), failures: { 'backup-failed': z.object({ detail: z.string() }) }, roles: rights.administer }),
  health: query({ input: {}, output: z.object({ version: z.string(), schemaVersion: z.int(), databaseBytes: z.int(), freeBytes: z.int(), lowOnSpace: z.boolean(), newestBackupAt: instantSchema.nullable() }), failures: { unavailable: noDetails }, roles: rights.read })
}
