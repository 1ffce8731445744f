/** Times in milliseconds of many runs of one thing. */
export type Times = readonly number[]

/** One line of the report: a figure beside what is possible on this machine in the same run, and beside its goal. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 's' | 'MB'
  /** The same work done raw, in the same unit; undefined where there is nothing to compare with. */
  readonly limit?: number
  readonly limitName?: string
  /** What the figure may be at most; `ratio` compares it with the limit instead. */
  readonly goal: number
  readonly goalKind: 'value' | 'ratio'
}

/** The value below which a share of the times lies. */
export function percentile(times: Times, share: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle of the times. */
export const median = (times: Times): number => percentile(times, 0.5)

/** How long each of `count` runs took, after some that are not counted. */
export async function timeRuns(count: number, run: (index: number) => unknown, warmUp = Math.ceil(count / 10)): Promise<number[]> {
  for (let index = 0; index < warmUp; index += 1) await run(index)
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    await run(warmUp + index)
    times.push(performance.now() - start)
  }
  return times
}

const show = (value: number, unit: Figure['unit']): string => `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)} ${unit}`

/** Whether a figure keeps its goal. */
export const keepsGoal = ({ value, limit, goal, goalKind }: Figure): boolean => (goalKind === 'value' ? value <= goal : limit !== undefined && value / limit <= goal)

/** A figure as one line of the table. */
export function rowOf(figure: Figure): string {
  const { name, value, unit, limit, limitName = '', goal, goalKind } = figure
  const ratio = limit === undefined ? '' : `${(value / limit).toFixed(1)} x`
  const goalText = goalKind === 'value' ? `≤ ${show(goal, unit)}` : `≤ ${goal} x`
  return `| ${name} | ${show(value, unit)} | ${limit === undefined ? '' : `${show(limit, unit)} ${limitName}`} | ${ratio} | ${goalText} | ${keepsGoal(figure) ? 'yes' : 'NO'} |`
}

/** The heading of the table. */
export const heading = ['| figure | measured | limit in the same run | ratio | goal | kept |', '|---|---:|---:|---:|---:|---|']
