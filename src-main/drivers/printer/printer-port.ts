import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'

/**
 * How a printer stands. `waiting`: labels it was given and has not printed yet, null where it cannot say. `silent`: connected, and it did not answer in time; printers do that
 * while they are out of paper, so it is a state and not an error.
 */
export type PrinterStatus = { readonly state: 'ready' | 'attention' | 'silent'; readonly troubles: readonly DeviceTrouble[]; readonly waiting: number | null; readonly detail: string }

/** A printer that is connected. */
export type PrinterPort = {
  /** Hands bytes over; rejects with a `TransportError` when the line is gone, also halfway. */
  readonly send: (bytes: Uint8Array, signal?: AbortSignal) => Promise<void>
  /** Asks how it stands; null for a printer that cannot be asked. Never rejects but for a `TransportError` when the line is gone. Questions take turns with `send`. */
  readonly status: () => Promise<PrinterStatus | null>
  readonly onClose: (listener: (trouble: DeviceTrouble, detail: string) => void) => () => void
  readonly close: () => Promise<void>
}
