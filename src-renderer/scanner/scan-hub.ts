import type { ScanLevel } from './scan-stack.ts'
import { createScanStack } from './scan-stack.ts'

/** One code on its way to a screen, from whatever device; `raw` is unparsed, `timeMs` the clock of its source. */
export type Scan = {
  readonly raw: string
  readonly aim?: string
  readonly source: 'wedge' | 'device' | 'camera' | 'typed'
  /** The device that read it, where it was one of the station's. */
  readonly deviceId?: number
  readonly timeMs: number
  readonly incomplete?: true
  readonly truncated?: true
}

/**
 * Takes a scan; `false` hands it to the next one below. The next scan waits until a promise settles, so do not await a
 * person here: open the dialog, return, and let the dialog subscribe.
 */
export type ScanHandler = (scan: Scan) => boolean | void | Promise<boolean | void>

/** What the hub needs from the application. */
export type ScanHubOptions = {
  /** Nobody took the scan. */
  readonly onUnclaimed: (scan: Scan) => void
  /** A handler threw: the scan counts as taken and the next one goes on. */
  readonly onFault: (error: unknown, scan: Scan) => void
}

/** The one place through which the scans of this window go. */
export type ScanHub = {
  /** Puts a scan at the end of the queue; resolves when it has been handled. Never rejects. */
  readonly deliver: (scan: Scan) => Promise<void>
  /** Adds a handler on top of its level; returns what removes it. */
  readonly subscribe: (handler: ScanHandler, level?: ScanLevel) => () => void
  /** How many scans are waiting or being handled. */
  readonly waiting: () => number
}

/** A hub with no handlers. Scans are delivered one at a time, in order, and never dropped while a handler is busy. */
export const createScanHub = (options: ScanHubOptions): ScanHub => {
  const stack = createScanStack<ScanHandler>()
  let queue: Promise<void> = Promise.resolve()
  let waiting = 0

  const offer = async (scan: Scan): Promise<void> => {
    try {
      for (const handler of stack.fromTop()) if ((await handler(scan)) !== false) return
      options.onUnclaimed(scan)
    } catch (error) {
      options.onFault(error, scan)
    } finally {
      waiting -= 1
    }
  }

  return {
    deliver: (scan) => {
      waiting += 1
      queue = queue.then(() => offer(scan))
      return queue
    },
    subscribe: (handler, level = 'screen') => stack.add(handler, level),
    waiting: () => waiting
  }
}
