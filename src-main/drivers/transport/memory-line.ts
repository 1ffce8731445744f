import { createListeners } from './listeners.ts'
import type { OpenTransport, Transport } from './transport.ts'
import { TransportError } from './transport.ts'

/** A line within the program, for simulated devices: the station opens it like any other, the device sits at its other end. */
export type MemoryLine = {
  readonly open: OpenTransport
  /** From the device to the station; lost while nobody has the line open. */
  readonly send: (bytes: Uint8Array) => void
  /** What the station wrote, as it comes. */
  readonly onWritten: (listener: (bytes: Buffer) => void) => () => void
  /** Pulls the plug or puts it back in. */
  readonly setPlugged: (plugged: boolean) => void
}

/** A line that is plugged in and not open. One end at a time, as with a real device. */
export function createMemoryLine(): MemoryLine {
  const written = createListeners<Buffer>()
  let plugged = true
  let current: { readonly send: (bytes: Buffer) => void; readonly end: (error: TransportError | null) => void } | null = null

  const open: OpenTransport = async (signal) => {
    signal.throwIfAborted()
    if (!plugged) throw new TransportError('not-found', 'the simulated device is unplugged')
    if (current !== null) throw new TransportError('in-use', 'the simulated device is open already')
    const data = createListeners<Buffer>()
    const closed = createListeners<TransportError | null>()
    let ended = false
    const end = (error: TransportError | null): void => {
      if (ended) return
      ended = true
      current = null
      closed.tell(error)
    }
    current = { send: (bytes) => queueMicrotask(() => { if (!ended) data.tell(bytes) }), end }
    const transport: Transport = {
      write: async (bytes) => {
        if (ended) throw new TransportError('unplugged', 'the simulated device is unplugged')
        written.tell(Buffer.from(bytes))
      },
      onData: data.add,
      onClose: closed.add,
      close: async () => end(null)
    }
    return transport
  }
  return {
    open,
    send: (bytes) => current?.send(Buffer.from(bytes)),
    onWritten: written.add,
    setPlugged: (now) => {
      plugged = now
      if (!now) current?.end(new TransportError('unplugged', 'the simulated device was unplugged'))
    }
  }
}
