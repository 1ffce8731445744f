import { createHash } from 'node:crypto'
import { importOptionsSchema } from '#shared/api/imports.ts'
import type { ImportKind, ImportOptions, Mapping } from '#shared/domain/imports/kinds.ts'
import { proposeMapping } from '#shared/domain/imports/propose-mapping.ts'
import { rejectedColumns } from '#shared/domain/imports/rejected-file.ts'
import type { Sql, Tx } from '#main/persistence/sql.ts'

/** How a file is proposed to be read. */
export type Proposed = { readonly kind: ImportKind; readonly mapping: Mapping; readonly options: ImportOptions; readonly isRemembered: boolean }

/** Headings as one key. The columns that a file of rejected rows adds do not count: it is read as the file it came from. */
const headingKey = (columns: readonly string[]): string => createHash('sha256').update(JSON.stringify(columns.filter((column) => !(rejectedColumns as readonly string[]).includes(column)))).digest('base64url')

/** What was remembered for these headings, the latest first, else what the headings say. A kind that is given is kept. */
export async function proposeFor(sql: Sql, columns: readonly string[], kind?: ImportKind): Promise<Proposed> {
  const found = await sql.get<{ readonly kind: ImportKind; readonly mapping: string; readonly options: string }>(
    `SELECT kind, mapping, options FROM import_mappings WHERE heading = ? AND (? IS NULL OR kind = ?) ORDER BY used_at DESC, kind LIMIT 1`,
    headingKey(columns), kind ?? null, kind ?? null
  )
  if (found === undefined) return { ...proposeMapping(columns, kind), options: importOptionsSchema.parse({}), isRemembered: false }
  return { kind: found.kind, mapping: JSON.parse(found.mapping) as Mapping, options: importOptionsSchema.parse(JSON.parse(found.options)), isRemembered: true }
}

/** Remembers how a file with these headings is read. Whether bad rows may be left out is decided anew for each file. */
export async function rememberMapping(tx: Tx, columns: readonly string[], kind: ImportKind, mapping: Mapping, options: ImportOptions, nowIso: string): Promise<void> {
  await tx.run(
    'INSERT INTO import_mappings (kind, heading, mapping, options, used_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, heading) DO UPDATE SET mapping = excluded.mapping, options = excluded.options, used_at = excluded.used_at',
    kind, headingKey(columns), JSON.stringify(mapping), JSON.stringify({ ...options, onlyGoodRows: false }), nowIso
  )
}
