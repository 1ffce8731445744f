import type { Output } from '#shared/api/index.ts'
import type { Sound } from '../../../ui/sounds.ts'
import type { Counted, Delivery } from './delivery-state.ts'

/** What a scan or a decision led to. */
export type ScanOutcome = Output<'receiving.decideScan'>
/** A scan that waits for a person. */
export type WaitingOutcome = Extract<ScanOutcome, { readonly outcome: 'ambiguous' | 'unknown' | 'over-tolerance' | 'other-order' | 'not-expected' | 'needs-detail' | 'serial-twice' | 'sscc-twice' | 'garbled' }>
/** A scan that was counted. */
export type CountedOutcome = Extract<ScanOutcome, { readonly outcome: 'counted' }>

/** What the big panel shows: always the last thing that happened at this station. */
export type Panel =
  | { readonly kind: 'idle' }
  | { readonly kind: 'counted'; readonly counted: Counted; readonly attention: CountedOutcome['attention']; readonly warnings: readonly string[] }
  | { readonly kind: 'keyed'; readonly counted: Counted }
  | { readonly kind: 'undone'; readonly counted: Counted; /** Stickers that were printed for what is undone. */ readonly strayLabels?: number }
  | { readonly kind: 'waiting'; readonly outcome: WaitingOutcome }
  | { readonly kind: 'handling-unit'; readonly sscc: string; readonly known: boolean; readonly again: boolean; readonly announcedWith: string | null }
  | { readonly kind: 'not-counting'; readonly state: Extract<ScanOutcome, { readonly outcome: 'not-counting' }>['state'] }
  | { readonly kind: 'kept'; readonly what: string }
  | { readonly kind: 'told'; readonly tone: 'attention' | 'stop'; readonly text: string }

/** What the panel says was counted and still stands; an act that names no line is about it. */
export function standingOf(panel: Panel): Counted | null {
  if (panel.kind !== 'counted' && panel.kind !== 'keyed') return null
  return panel.counted.event.undone || panel.counted.event.quantityMilli <= 0 ? null : panel.counted
}

/** The panel with its line as it is by now: other stations count on it too, and may take back what is shown. */
export function followDelivery(panel: Panel, { lines, recentEvents }: Pick<Delivery, 'lines' | 'recentEvents'>): Panel {
  if (panel.kind !== 'counted' && panel.kind !== 'keyed' && panel.kind !== 'undone') return panel
  const { line, event } = panel.counted
  const lineNow = lines.find(({ id }) => id === line.id)
  const isNewer = lineNow !== undefined && (lineNow.lastEventId ?? 0) >= (line.lastEventId ?? 0)
  const undone = event.undone || recentEvents.some((one) => one.undoes === event.id)
  return { ...panel, counted: { ...panel.counted, line: isNewer ? lineNow : line, event: { ...event, undone } } }
}

/** Nothing happened yet, or what happened was cleared away. */
export const idle: Panel = { kind: 'idle' }

/** Colour and sound of the panel: attention was saved and is asked about later, stop needs a decision now (UX "One language of states"). */
export type PanelTone = 'idle' | Sound

/** The tone of what the panel shows. */
export function toneOf(panel: Panel): PanelTone {
  switch (panel.kind) {
    case 'idle':
      return 'idle'
    case 'counted':
      return panel.attention.length > 0 ? 'attention' : panel.counted.event.condition === 'good' ? 'good' : 'attention'
    case 'keyed':
      // It is counted; that its stickers are missing is looked at later.
      return panel.counted.event.condition === 'good' && (panel.counted.stickers?.failure ?? null) === null ? 'good' : 'attention'
    case 'undone':
    case 'kept':
      return 'attention'
    case 'waiting':
    case 'not-counting':
      return 'stop'
    case 'handling-unit':
      return panel.known && !panel.again ? 'good' : 'attention'
    case 'told':
      return panel.tone
  }
}

/** The panel of a scan's outcome; null for a command of the sheet and for a scan that was skipped, which show nothing of their own. */
export function panelOf(outcome: ScanOutcome): Panel | null {
  switch (outcome.outcome) {
    case 'counted':
      return { kind: 'counted', counted: outcome, attention: outcome.attention, warnings: outcome.reading.warnings }
    case 'handling-unit':
      return { kind: 'handling-unit', sscc: outcome.sscc, known: outcome.known, again: outcome.again, announcedWith: outcome.announcedWith }
    case 'not-counting':
      return { kind: 'not-counting', state: outcome.state }
    case 'command':
    case 'skipped':
      return null
    default:
      return { kind: 'waiting', outcome }
  }
}
