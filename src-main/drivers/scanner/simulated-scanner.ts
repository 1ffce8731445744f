import { createMemoryLine } from '../transport/memory-line.ts'
import type { OpenTransport } from '../transport/transport.ts'

/** A scanner that is part of the program. It sends as a serial scanner does, so it goes through the same driver: connect it with protocol `serial`. */
export type SimulatedScanner = {
  readonly open: OpenTransport
  /** Scans one code: an AIM identifier may stand in front, as with a real one. */
  readonly scan: (code: string) => void
  /** Scans the codes one after the other, `everyMs` apart, the first at once; a list that is still playing is left off. */
  readonly play: (codes: readonly string[], everyMs: number) => void
  readonly stop: () => void
  readonly setPlugged: (plugged: boolean) => void
}

/** A simulated scanner, plugged in and silent. */
export function createSimulatedScanner(): SimulatedScanner {
  const line = createMemoryLine()
  let timer: NodeJS.Timeout | undefined
  const scan = (code: string): void => line.send(Buffer.from(`${code}\r`, 'utf8'))
  const stop = (): void => clearInterval(timer)
  return {
    open: line.open,
    scan,
    stop,
    play: (codes, everyMs) => {
      stop()
      const waiting = [...codes]
      const next = (): void => {
        const code = waiting.shift()
        if (code === undefined) stop()
        else scan(code)
      }
      next()
      timer = setInterval(next, everyMs).unref()
    },
    setPlugged: line.setPlugged
  }
}
