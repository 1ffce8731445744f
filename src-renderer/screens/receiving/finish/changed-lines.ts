import type { Output } from '#shared/api/index.ts'

/** What every line stood at when the differences were worked out. */
export type Counts = Output<'receiving.previewFinish'>['counts']
/** A line whose figures are others than those that were looked at. `before` null: it was not there; `now` null: it is not there any more. */
export type ChangedLine = { readonly line: Counts[number]; readonly before: Counts[number] | null; readonly now: Counts[number] | null }

const isSame = (one: Counts[number], other: Counts[number]): boolean => one.expectedMilli === other.expectedMilli && one.countedMilli === other.countedMilli && one.goodMilli === other.goodMilli

/** The lines that somebody counted on, of which something else is expected, or that came or went, since `before` was looked at. */
export function changedLines(before: Counts, now: Counts): readonly ChangedLine[] {
  const old = new Map(before.map((line) => [line.lineId, line]))
  const current = new Set(now.map(({ lineId }) => lineId))
  const changed = now.flatMap((line): readonly ChangedLine[] => {
    const known = old.get(line.lineId) ?? null
    return known !== null && isSame(known, line) ? [] : [{ line, before: known, now: line }]
  })
  return [...changed, ...before.filter(({ lineId }) => !current.has(lineId)).map((line) => ({ line, before: line, now: null }))]
}
