/** Throws when a thing that must hold does not: a bug, never an expected outcome. */
export function assert(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`assertion failed: ${what}`)
}

/** Marks a branch that types say cannot be reached; throws with the value if it is. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
