import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '#shared/assert.ts'
import type { JobMessage } from './run-worker.ts'

/** The body of a job file: runs `work` on the input and sends its value, its progress or its failure back. */
export async function job<Input, Output>(work: (input: Input, report: (progress: unknown) => void) => Output | Promise<Output>): Promise<void> {
  const port = parentPort
  assert(port !== null, 'a job runs in a worker')
  const send = (message: JobMessage): void => port.postMessage(message)
  try {
    send({ done: await work(workerData as Input, (progress) => send({ progress })) })
  } catch (error) {
    const { message = String(error), code } = error as { readonly message?: string; readonly code?: unknown }
    send({ failed: message, ...(typeof code === 'string' ? { code } : {}) })
  }
}
