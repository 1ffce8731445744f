import type { Output } from '#shared/api/index.ts'

/** A delivery as the counting screen holds it. */
export type Delivery = Output<'receiving.viewDelivery'>
/** A line of it. */
export type Line = Delivery['lines'][number]
/** One count event. */
export type CountEvent = Delivery['recentEvents'][number]
/** What a counting command answers with. */
export type Counted = Omit<Output<'receiving.recordCount'>, 'stickers'> & { /** Labels that were queued for a keyed count, or why none could be. */ readonly stickers?: Output<'receiving.recordCount'>['stickers'] }
/** What happened since an event. */
export type Changes = Output<'receiving.viewChanges'>

/** Events shown under "just happened". */
const recentShown = 30

/** The line that was counted last first; lines nobody has seen follow in the order of the papers. */
const byWhatHappened = (one: Line, other: Line): number => (other.lastEventId ?? 0) - (one.lastEventId ?? 0) || one.lineNumber - other.lineNumber

/** Puts newer lines in the place of older ones; a line never goes back to an earlier event, whatever order the answers come in. */
export function mergeLines(lines: readonly Line[], changed: readonly Line[]): Line[] {
  const newer = new Map(changed.map((line) => [line.id, line]))
  const known = new Set(lines.map((line) => line.id))
  const merged = lines.map((line) => {
    const change = newer.get(line.id)
    return change === undefined || (change.lastEventId ?? 0) < (line.lastEventId ?? 0) ? line : change
  })
  return [...merged, ...changed.filter((line) => !known.has(line.id))].sort(byWhatHappened)
}

/** Adds events, newest first, each once; an event that undoes another marks it as undone. */
export function mergeEvents(events: readonly CountEvent[], added: readonly CountEvent[]): CountEvent[] {
  const undone = new Set(added.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])))
  const all = new Map([...events, ...added].map((event) => [event.id, event]))
  return [...all.values()].map((event) => (undone.has(event.id) && !event.undone ? { ...event, undone: true } : event)).sort((one, other) => other.id - one.id).slice(0, recentShown)
}

/** How far a delivery is, from its lines: min(expected, arrived) per line, so that an over never hides a short (DOMAIN "Purchasing"). A blind count keeps it to itself. */
export function progressOf(lines: readonly Line[], blind: boolean): Pick<Delivery, 'lineCount' | 'linesDone' | 'completionPermille'> {
  if (blind) return { lineCount: lines.length, linesDone: 0, completionPermille: 0 }
  const expected = lines.reduce((sum, { expectedMilli }) => sum + (expectedMilli ?? 0), 0)
  const toCome = lines.reduce((sum, { toComeMilli }) => sum + (toComeMilli ?? 0), 0)
  return { lineCount: lines.length, linesDone: lines.filter(({ toComeMilli }) => toComeMilli === 0).length, completionPermille: expected === 0 ? (lines.length === 0 ? 0 : 1000) : Math.floor(((expected - toCome) * 1000) / expected) }
}

/** The delivery after a command of this station was answered. */
export function afterCount(delivery: Delivery, { line, event }: Counted): Delivery {
  const lines = mergeLines(delivery.lines, [line])
  return {
    ...delivery,
    ...progressOf(lines, delivery.blind),
    lastEventId: Math.max(delivery.lastEventId, event.id),
    lines,
    recentEvents: mergeEvents(delivery.recentEvents, [event])
  }
}

/** The delivery after it was told what happened since. */
export function afterChanges(delivery: Delivery, changes: Changes): Delivery {
  return {
    ...delivery,
    state: changes.state, linesDone: changes.linesDone, lineCount: changes.lineCount, completionPermille: changes.completionPermille, openScans: changes.openScans, stations: changes.stations,
    lastEventId: Math.max(delivery.lastEventId, changes.lastEventId),
    lines: mergeLines(delivery.lines, changes.lines),
    recentEvents: mergeEvents(delivery.recentEvents, changes.recentEvents)
  }
}
