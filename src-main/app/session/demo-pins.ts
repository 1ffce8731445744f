import type { Sql, Tx } from '#main/persistence/sql.ts'

const key = 'demoPins'

/** PINs of the demo company by operator id; it alone shows them on its sign-in screen. */
export async function readDemoPins(sql: Sql): Promise<Readonly<Record<number, string>>> {
  const row = await sql.get<{ readonly value: string }>('SELECT value FROM settings WHERE key = ?', key)
  return row === undefined ? {} : (JSON.parse(row.value) as Record<number, string>)
}

/** Stores the PINs of the demo company. */
export async function storeDemoPins(tx: Tx, pins: Readonly<Record<number, string>>): Promise<void> {
  await tx.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(pins))
}
