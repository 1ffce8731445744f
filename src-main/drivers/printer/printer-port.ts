import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { TransportError } from '../transport/transport.ts'

/**
 * How a printer stands. `waiting`: labels it was given and has not printed yet, null where it cannot say. `silent`: connected, and it did not answer in time; printers do that
 * while they are out of paper, so it is a state and not an error.
 */
export type PrinterStatus = { readonly state: 'ready' | 'attention' | 'silent'; readonly troubles: readonly DeviceTrouble[]; readonly waiting: number | null; readonly detail: string }

/** How much of a job the line had taken when it broke off: `handedOverBytes` for sure, `atMostBytes` with the piece whose end was not seen. */
export type HandedOver = { readonly handedOverBytes: number; readonly atMostBytes: number }

/** The line was gone before the whole job was handed over. */
export class SendFailed extends TransportError {
  readonly handedOver: HandedOver

  constructor(trouble: DeviceTrouble, detail: string, handedOver: HandedOver) {
    super(trouble, detail)
    this.name = 'SendFailed'
    this.handedOver = handedOver
  }
}

/** The sender gave the job up. The piece that was under way (up to `atMostBytes`) goes out when the printer takes bytes again, unless the port is closed. */
export class SendAborted extends Error {
  readonly handedOver: HandedOver

  constructor(handedOver: HandedOver) {
    super(`given up after ${handedOver.handedOverBytes} bytes`)
    this.name = 'SendAborted'
    this.handedOver = handedOver
  }
}

/** A printer that is connected. */
export type PrinterPort = {
  /** Hands bytes over; rejects with a `SendFailed` (a `TransportError`) when the line is gone, also halfway, and with a `SendAborted` when the signal is aborted. */
  readonly send: (bytes: Uint8Array, signal?: AbortSignal) => Promise<void>
  /** Asks how it stands; null for a printer that cannot be asked. Never rejects but for a `TransportError` when the line is gone. Questions take turns with `send`. */
  readonly status: () => Promise<PrinterStatus | null>
  readonly onClose: (listener: (trouble: DeviceTrouble, detail: string) => void) => () => void
  readonly close: () => Promise<void>
}
