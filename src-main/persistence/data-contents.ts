import { statSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'

/** What a database file holds, so that a person can tell an empty one from the company's; `changedAt` is the instant of the newest change, null when nothing was ever entered. */
export type DataContents = { readonly products: number; readonly suppliers: number; readonly orders: number; readonly receipts: number; readonly changedAt: string | null }

const counted = { products: 'products', suppliers: 'suppliers', orders: 'purchase_orders', receipts: 'receipts' } as const
/** Every change stands in one of these; their rows are numbered in the order of time. */
const dated = ['audit_trail', 'scan_log', 'scan_decisions', 'count_events'] as const

/** Runs `work` on a file that is only read; a table that an older schema did not have counts as empty. */
function reading<T>(file: string, work: (valueOf: (table: string, sql: string) => unknown) => T): T {
  const handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  try {
    const tables = handle.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
    return work((table, sql) => (tables.includes(table) ? handle.prepare(sql).pluck().get() : undefined))
  } finally {
    handle.close()
  }
}

/** The instant of the newest change in a file, or null. Looks at a few rows only. Throws when the file cannot be read. */
export const readChangedAt = (file: string): string | null =>
  reading(file, (valueOf) => {
    const found = dated.map((table) => valueOf(table, `SELECT at FROM ${table} ORDER BY id DESC LIMIT 1`))
    return found.filter((at) => typeof at === 'string').sort().at(-1) ?? null
  })

/** What a file holds. Counts whole tables, which belongs beside the main thread. Throws when the file cannot be read. */
export const readContents = (file: string): DataContents =>
  reading(file, (valueOf) => {
    const count = (table: string): number => Number(valueOf(table, `SELECT count(*) FROM ${table}`) ?? 0)
    return { products: count(counted.products), suppliers: count(counted.suppliers), orders: count(counted.orders), receipts: count(counted.receipts), changedAt: readChangedAt(file) }
  })

/** When the database of a folder was last written, as far as the files tell, even when it cannot be opened; null when there is none. */
export function lastWrittenAt(file: string): string | null {
  const found = [file, `${file}-wal`].map((one) => statSync(one, { throwIfNoEntry: false })).filter((stat) => stat !== undefined && stat.size > 0)
  const times = found.map((stat) => stat?.mtime.toISOString() ?? '').sort()
  return times.at(-1) ?? null
}
