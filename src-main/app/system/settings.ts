import type { VariableMeasurePattern } from '#shared/domain/barcode/types.ts'
import type { Sql, Tx } from '#main/persistence/sql.ts'

/** What the company decided. Tolerance in thousandths of the ordered quantity; `shortDatedDays` and `claimDays` in days. */
export type Settings = {
  readonly companyName: string
  readonly currency: string
  readonly locale: string
  readonly demo: boolean
  readonly overTolerancePermille: number
  readonly allowNegativeStock: boolean
  readonly shortDatedDays: number
  readonly claimDays: number
  readonly variableMeasurePatterns: readonly VariableMeasurePattern[]
  readonly inHousePrefixes: readonly string[]
}

/** A company that decided nothing yet. */
export const defaultSettings: Settings = {
  companyName: '', currency: 'EUR', locale: 'en', demo: false, overTolerancePermille: 0, allowNegativeStock: false, shortDatedDays: 30, claimDays: 14, variableMeasurePatterns: [], inHousePrefixes: []
}

/** The settings as stored; what was never set has its default. */
export async function loadSettings(sql: Sql): Promise<Settings> {
  const rows = await sql.all<{ readonly key: string; readonly value: string }>('SELECT key, value FROM settings')
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]))
  return { ...defaultSettings, ...(stored as Partial<Settings>) }
}

/** Stores the given settings and leaves the others. */
export async function storeSettings(tx: Tx, changes: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(changes)) {
    await tx.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value))
  }
}

/** Whether the company has its name: before that there is nothing worth a backup. */
export const isSetUp = async (sql: Sql): Promise<boolean> => (await loadSettings(sql)).companyName !== ''
