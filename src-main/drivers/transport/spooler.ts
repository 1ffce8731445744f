import { cupsQueues, printThroughCups } from './cups.ts'
import { createLineListeners } from './line-listeners.ts'
import { TransportError, type OpenTransport } from './transport.ts'
import { printThroughWindows } from './windows-spooler.ts'

type SpoolerOptions = {
  readonly platform?: NodeJS.Platform
  /** Told the id that the system gave to a job, for the log. */
  readonly onJob?: (jobId: string | null) => void
}

/**
 * A RAW queue of the system: CUPS on Linux and macOS, winspool on Windows. Every `write` is one job, resolved when the system has it; nothing ever comes back, so whether it was
 * printed is not known here. Opening looks whether there is such a queue and prints nothing. `close` gives up the job that is being handed over.
 */
export const openSpooler = (queue: string, { platform = process.platform, onJob = () => undefined }: SpoolerOptions = {}): OpenTransport => async (signal) => {
  if (platform === 'win32') await printThroughWindows(queue, new Uint8Array(), { signal })
  else if (!(await cupsQueues()).includes(queue)) throw new TransportError('not-found', `there is no queue ${queue}`)
  if (signal.aborted) throw new TransportError('not-found', 'given up while opening')
  const print = platform === 'win32' ? printThroughWindows : printThroughCups
  const listeners = createLineListeners()
  const closing = new AbortController()
  let jobs: Promise<void> = Promise.resolve()
  return {
    takesWholeJobs: true,
    onData: listeners.onData,
    onClose: listeners.onClose,
    write: (bytes) => {
      const mine = jobs.then(async () => {
        if (closing.signal.aborted) throw new TransportError('unplugged', 'the queue is closed')
        if (bytes.length > 0) onJob((await print(queue, bytes, { signal: closing.signal })).jobId)
      })
      jobs = mine.catch(() => undefined)
      return mine
    },
    close: async () => {
      closing.abort()
      await jobs
      listeners.gone(null)
    }
  }
}
