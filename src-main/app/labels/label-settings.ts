import type { z } from 'zod'
import type { codeSchemeSchema, labelRuleSchema } from '#shared/api/labels.ts'
import type { Sql, Tx } from '#main/persistence/sql.ts'

/** Where codes of our own come from. */
export type CodeScheme = z.output<typeof codeSchemeSchema>
/** How many labels a product gets. */
export type StoredLabelRule = z.output<typeof labelRuleSchema>

/** How labels are made in this company. */
export type LabelSettings = {
  readonly codes: CodeScheme
  /** The GS1 company prefix that SSCCs are made of; null: the company has none. */
  readonly companyPrefix: string | null
  readonly defaultRule: StoredLabelRule
  readonly printAtCount: boolean
  readonly printAtFinish: boolean
  readonly scanBackFirst: boolean
  /** A code of its own for each lot of a pack, so that a plain code tells the lot. */
  readonly codesPerLot: boolean
}

/** A company that decided nothing yet: GTINs for use inside the company only (GS1 General Specifications §2.1.11), one label a case. */
export const defaultLabelSettings: LabelSettings = {
  codes: { kind: 'restricted', prefix: '20' }, companyPrefix: null, defaultRule: { per: 'case', every: null, spares: { kind: 'count', value: 0 } }, printAtCount: false, printAtFinish: false, scanBackFirst: false, codesPerLot: false
}

const key = 'labels'

/** The label settings as stored; what was never set has its default. */
export async function loadLabelSettings(sql: Sql): Promise<LabelSettings> {
  const row = await sql.get<{ readonly value: string }>('SELECT value FROM settings WHERE key = ?', key)
  return { ...defaultLabelSettings, ...(row === undefined ? {} : (JSON.parse(row.value) as Partial<LabelSettings>)) }
}

/** Stores all of them. */
export const storeLabelSettings = (tx: Tx, settings: LabelSettings): Promise<unknown> =>
  tx.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(settings))
