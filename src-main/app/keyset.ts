/** Where a page ended: the sort key of its last row and the row's id. */
export type KeysetPosition = { readonly key: string | number | null; readonly id: number }

/** A position as the opaque text the next page is asked for with. */
export const toCursor = ({ key, id }: KeysetPosition): string => JSON.stringify([key, id])

/** The position in a cursor; null for none, and for one that cannot be read: the list then starts from the beginning. */
export function fromCursor(cursor: string | null): KeysetPosition | null {
  if (cursor === null) return null
  try {
    const parsed: unknown = JSON.parse(cursor)
    if (!Array.isArray(parsed) || parsed.length !== 2) return null
    const [key, id] = parsed as readonly unknown[]
    const isKey = typeof key === 'string' || typeof key === 'number' || key === null
    return isKey && typeof id === 'number' && Number.isSafeInteger(id) ? { key, id } : null
  } catch {
    return null
  }
}

/** A LIKE pattern that finds `words` anywhere; what has a meaning in LIKE stands for itself (use with ESCAPE '\'). */
export const containing = (words: string): string => `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`

/** A page cut from rows of which one more than `limit` was read. */
export function pageOf<Row extends { readonly id: number }>(rows: readonly Row[], limit: number, keyOf: (row: Row) => string | number | null): { readonly page: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: rows.length > limit && last !== undefined ? toCursor({ key: keyOf(last), id: last.id }) : null }
}
