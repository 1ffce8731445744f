import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '#shared/assert.ts'
import type { JobData, JobMessage } from './run-worker.ts'

/** Throws once the job is to stop. Long jobs call it between steps, where nothing is half done that throwing would not undo; it costs next to nothing. */
export type StopIfCancelled = () => void

/** The body of a job file: runs `work` on the input and sends its value, its progress or its failure back. */
export async function job<Input, Output>(work: (input: Input, report: (progress: unknown) => void, stopIfCancelled: StopIfCancelled) => Output | Promise<Output>): Promise<void> {
  const port = parentPort
  assert(port !== null, 'a job runs in a worker')
  const { input, stopFlag } = workerData as JobData
  const send = (message: JobMessage): void => port.postMessage(message)
  const stopIfCancelled = (): void => {
    if (Atomics.load(stopFlag, 0) === 1) throw new DOMException('cancelled', 'AbortError')
  }
  try {
    send({ done: await work(input as Input, (progress) => send({ progress }), stopIfCancelled) })
  } catch (error) {
    const { message = String(error), code } = error as { readonly message?: string; readonly code?: unknown }
    send({ failed: message, ...(typeof code === 'string' ? { code } : {}) })
  }
}
