/** What a cursor carries: where the last row of a page stands, with `list` naming list and order, so that a cursor of another list is told apart. */
export type Position = readonly (string | number)[]

type ValueOf<Kind> = Kind extends 'string' ? string : number

/** An opaque cursor for the page behind the row at `position`. */
export const toCursor = (list: string, position: Position): string => Buffer.from(JSON.stringify([list, ...position])).toString('base64url')

/**
 * The position in a cursor, or null when there is none or it cannot be read: another list's, another version's, or made up. A list then starts at its beginning,
 * so that no cursor can be a fault.
 */
export function fromCursor<const Kinds extends readonly ('string' | 'number')[]>(cursor: string | null, list: string, kinds: Kinds): { -readonly [I in keyof Kinds]: ValueOf<Kinds[I]> } | null {
  if (cursor === null) return null
  try {
    const [name, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as readonly unknown[]
    const fits = name === list && position.length === kinds.length && kinds.every((kind, index) => typeof position[index] === kind && (kind === 'string' || Number.isSafeInteger(position[index])))
    return fits ? (position as { -readonly [I in keyof Kinds]: ValueOf<Kinds[I]> }) : null
  } catch {
    return null
  }
}

/** Cuts a page out of `rows` that were asked for with one more than `limit`: that one only says that another page follows. */
export function toPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): { readonly rows: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
