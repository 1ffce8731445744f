import type { Scan } from '../../scanner/scan-hub.ts'

type HistoryState = { readonly handedScan?: Scan } | null

/** What goes with the way to a delivery: goods scanned before it was open, so that the scan that found it is counted too. */
export const handOver = (scan: Scan | undefined): HistoryState => (scan === undefined ? null : { handedScan: scan })

/** The scan that came with the way here, once: coming back or loading the page again counts nothing. */
export function takeHanded(history: History): Scan | undefined {
  const state = history.state as HistoryState
  if (state?.handedScan === undefined) return undefined
  history.replaceState(null, '')
  return state.handedScan
}
