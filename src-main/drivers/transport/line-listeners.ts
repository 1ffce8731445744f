import type { Transport, TransportError } from './transport.ts'

/** Who listens to a line, for the files that open one. */
export type LineListeners = Pick<Transport, 'onData' | 'onClose'> & {
  /** Hands a piece to everyone who listens. A piece that nobody listens to is dropped: a line keeps nothing. */
  readonly data: (bytes: Buffer) => void
  /** Tells that the line is gone, the first time it is called; null when it was closed by us. */
  readonly gone: (error: TransportError | null) => void
  readonly isGone: () => boolean
}

/** Nobody listens yet. Who asks for the end after it has come is told at once, so that no end is missed between opening a line and listening to it. */
export function createLineListeners(): LineListeners {
  const dataListeners = new Set<(bytes: Buffer) => void>()
  const closeListeners = new Set<(error: TransportError | null) => void>()
  let end: { readonly error: TransportError | null } | undefined
  return {
    onData: (listener) => {
      dataListeners.add(listener)
      return () => void dataListeners.delete(listener)
    },
    onClose: (listener) => {
      if (end === undefined) closeListeners.add(listener)
      else queueMicrotask(() => listener(end?.error ?? null))
      return () => void closeListeners.delete(listener)
    },
    data: (bytes) => [...dataListeners].forEach((listener) => listener(bytes)),
    gone: (error) => {
      if (end !== undefined) return
      end = { error }
      const listeners = [...closeListeners]
      closeListeners.clear()
      dataListeners.clear()
      listeners.forEach((listener) => listener(error))
    },
    isGone: () => end !== undefined
  }
}
