/** Throws when a thing that must hold does not: a bug, never an expected outcome. */
export function assert(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`assertion failed: ${what}`)
}
