import type { Tx } from '#main/persistence/sql.ts'

/** The kinds of document that have a series of their own, with the letters their numbers begin with. */
const seriesLetters = { 'purchase-order': 'PO', delivery: 'D', receipt: 'GR' } as const
/** A kind of document with a series of its own. */
export type SeriesKind = keyof typeof seriesLetters

/** Digits of the running number. */
const width = 5

/**
 * The next number of a series, for example `PO-2026-00001`, taken inside the transaction that uses it: when that is rolled back the number is free again,
 * so a series has no gaps (DOMAIN "Numbers"). The year is that of `todayIso`.
 */
export async function takeNumber(tx: Tx, kind: SeriesKind, todayIso: string): Promise<string> {
  const year = Number(todayIso.slice(0, 4))
  await tx.run('INSERT INTO document_series (kind, year, last_number) VALUES (?, ?, 1) ON CONFLICT (kind, year) DO UPDATE SET last_number = last_number + 1', kind, year)
  const row = await tx.get<{ readonly last_number: number }>('SELECT last_number FROM document_series WHERE kind = ? AND year = ?', kind, year)
  return `${seriesLetters[kind]}-${year}-${String(row?.last_number ?? 1).padStart(width, '0')}`
}
