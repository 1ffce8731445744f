/** Repeatable randomness: the same seed gives the same days. mulberry32, because a linear generator repeats itself after few thousand draws in doubles. */
export type Random = { readonly below: (limit: number) => number; readonly chance: (percent: number) => boolean; readonly pick: <T>(from: readonly T[]) => T | undefined }

/** A generator of its own for a seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, chance: (percent) => below(100) < percent, pick: (from) => from[below(from.length)] }
}
