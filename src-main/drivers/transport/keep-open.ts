import type { DeviceStatus, DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import type { OpenTransport, Transport } from './transport.ts'
import { TransportError } from './transport.ts'

/** Pauses between two attempts in ms: the first, doubled each time up to the most. */
export type RetryPauses = { readonly firstMs: number; readonly mostMs: number }

/** What is kept open. */
export type KeepOpenOptions = {
  readonly open: OpenTransport
  /** A line is open; what it returns is called when that line is gone, also after `close`. */
  readonly onOpen: (transport: Transport) => (() => void) | void
  /** Only changes: connecting (with why it was not reached yet), ready, lost (with what ended it, or what keeps it from coming back). Nothing after `close`. */
  readonly onStatus: (status: DeviceStatus) => void
  readonly retry?: RetryPauses
}

/** A line that comes back by itself. */
export type KeptOpen = {
  /** The open line, or null while there is none. */
  readonly current: () => Transport | null
  /** Stops, also in the middle of opening; resolves when the line is closed. Twice is fine. */
  readonly close: () => Promise<void>
}

const usualPauses: RetryPauses = { firstMs: 250, mostMs: 5000 }

const asTransportError = (error: unknown): TransportError => (error instanceof TransportError ? error : new TransportError('refused', error instanceof Error ? error.message : String(error)))

/** Tells a status only when it differs from the one before. */
export const tellChanges = (onStatus: (status: DeviceStatus) => void): ((status: DeviceStatus) => void) => {
  let last = ''
  return (status) => {
    const key = `${status.state} ${status.troubles.join()}`
    if (key === last) return
    last = key
    onStatus(status)
  }
}

/** Opens a line and opens it again whenever it ends, with growing pauses that start anew after each success. */
export function keepOpen({ open, onOpen, onStatus, retry = usualPauses }: KeepOpenOptions): KeptOpen {
  const stopping = new AbortController()
  const tell = tellChanges((status) => { if (!stopping.signal.aborted) onStatus(status) })
  let transport: Transport | null = null
  let timer: NodeJS.Timeout | undefined
  let pauseMs = retry.firstMs
  let lostBy: DeviceTrouble | null = null
  let attempt: Promise<void> = Promise.resolve()

  const again = (): void => {
    if (stopping.signal.aborted) return
    timer = setTimeout(() => { attempt = tryOnce() }, pauseMs)
    pauseMs = Math.min(retry.mostMs, pauseMs * 2)
  }
  const failed = ({ trouble, message }: TransportError): void => {
    // "Not found" is what being unplugged looks like from here; the first says more.
    if (lostBy !== null && !(lostBy === 'unplugged' && trouble === 'not-found')) lostBy = trouble
    tell({ state: lostBy === null ? 'connecting' : 'lost', troubles: [lostBy ?? trouble], detail: message })
    again()
  }
  const opened = (line: Transport): void => {
    transport = line
    pauseMs = retry.firstMs
    lostBy = null
    let whenGone: (() => void) | undefined = undefined
    line.onClose((error) => {
      if (transport !== line) return
      transport = null
      whenGone?.()
      lostBy = error?.trouble ?? 'unplugged'
      tell({ state: 'lost', troubles: [lostBy], detail: error?.message ?? 'the line was closed' })
      again()
    })
    tell({ state: 'ready', troubles: [], detail: '' })
    whenGone = onOpen(line) ?? undefined
  }
  const tryOnce = async (): Promise<void> => {
    let line: Transport
    try {
      line = await open(stopping.signal)
    } catch (error) {
      if (!stopping.signal.aborted) failed(asTransportError(error))
      return
    }
    if (stopping.signal.aborted) await line.close()
    else opened(line)
  }

  tell({ state: 'connecting', troubles: [], detail: '' })
  attempt = tryOnce()
  return {
    current: () => transport,
    close: async () => {
      stopping.abort()
      clearTimeout(timer)
      await attempt
      await transport?.close()
    }
  }
}
