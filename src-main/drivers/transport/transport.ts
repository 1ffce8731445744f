import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'

/** An open line to a device: bytes there and back, whatever they mean. */
export type Transport = {
  /** Resolves when the bytes were handed to the system, not when the device has them; rejects with a `TransportError` when the line is gone. A device that takes nothing leaves it waiting: the caller has the time limit. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Every piece as it comes; returns what ends the listening. */
  readonly onData: (listener: (bytes: Buffer) => void) => () => void
  /** Once, when the line is gone; null when it was closed by us. */
  readonly onClose: (listener: (error: TransportError | null) => void) => () => void
  readonly close: () => Promise<void>
  /** Throws away what arrived before anybody listened, so that an old answer is not taken for a new one; absent where a line keeps nothing. */
  readonly discardInput?: () => Promise<void>
  /** USB HID: how the device describes its reports; null or absent where the system does not tell. */
  readonly reportDescriptor?: Uint8Array | null
  /** True for a queue of the system: each `write` becomes one job, so what belongs together must not be cut, and nothing ever comes back. */
  readonly takesWholeJobs?: boolean
}

/** Opens a line, or rejects with a `TransportError`; gives up when the signal is aborted. */
export type OpenTransport = (signal: AbortSignal) => Promise<Transport>

/** Why a line could not be opened, or ended: `trouble` for people, the message of the system for the log. */
export class TransportError extends Error {
  readonly trouble: DeviceTrouble

  constructor(trouble: DeviceTrouble, detail: string) {
    super(detail)
    this.name = 'TransportError'
    this.trouble = trouble
  }
}
