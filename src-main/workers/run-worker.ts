import { Worker } from 'node:worker_threads'

/** The jobs that run beside the main thread, each a file of this folder. */
export type JobName = 'check-file' | 'make-backup' | 'read-import' | 'check-import' | 'apply-import' | 'export-list' | 'draw-command-sheet' | 'draw-scanner-sheet' | 'draw-labels'

/** How to watch and stop a job. `memoryMb` caps its heap, so that a hostile file ends the job and not the program. */
export type JobOptions = { readonly onProgress?: (progress: unknown) => void; readonly signal?: AbortSignal; readonly memoryMb?: number }

/** Jobs off the main thread. */
export type Workers = {
  /** Resolves with what the job gives; rejects when it throws, runs out of memory or was cancelled (`name` 'AbortError'). Either way the job has let go of its files and locks by then. */
  readonly run: <T>(job: JobName, input: unknown, options?: JobOptions) => Promise<T>
  /** Resolves when no job is at work. */
  readonly idle: () => Promise<void>
}

/** What a job starts with; the flag is 1 once it is to stop. */
export type JobData = { readonly input: unknown; readonly stopFlag: Int32Array }
/** What a job sends back. */
export type JobMessage = { readonly progress: unknown } | { readonly done: unknown } | { readonly failed: string; readonly code?: string }

/**
 * How long a cancelled job may take to stop by itself, in milliseconds. Ending its thread from outside comes last: when that meets the thread inside the database driver,
 * the driver's next step fails in a way that ends the whole program.
 */
const graceMs = 20_000

function start<T>(file: URL, job: JobName, input: unknown, { onProgress, signal, memoryMb = 512 }: JobOptions): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted()
    const stopFlag = new Int32Array(new SharedArrayBuffer(4))
    const worker = new Worker(file, { workerData: { input, stopFlag } satisfies JobData, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    let isCancelled = false
    let lastResort: NodeJS.Timeout | undefined
    const abort = (): void => {
      isCancelled = true
      Atomics.store(stopFlag, 0, 1)
      lastResort = setTimeout(() => void worker.terminate(), graceMs)
      lastResort.unref()
    }
    // Answered only once its thread has ended: a program that leaves while a thread still closes its database ends in a crash.
    let settle: (() => void) | undefined
    const fail = (error: unknown): void => void (settle ??= () => reject(isCancelled ? new DOMException('cancelled', 'AbortError') : error))
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: JobMessage) => {
      if ('progress' in message) onProgress?.(message.progress)
      else if ('done' in message) settle ??= () => resolve(message.done as T)
      else fail(Object.assign(new Error(message.failed), message.code === undefined ? {} : { code: message.code }))
    })
    worker.on('error', fail)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', abort)
      clearTimeout(lastResort)
      fail(new Error(`the job ${job} ended with code ${code} and no answer`))
      settle?.()
    })
  })
}

/** Workers whose files stand in `folder` ('.../workers/', source or built: the ending of `folder`'s maker decides). */
export function createWorkers(folder: URL, ending: '.ts' | '.js'): Workers {
  const running = new Set<Promise<unknown>>()
  return {
    run: <T>(job: JobName, input: unknown, options: JobOptions = {}) => {
      const ended = start<T>(new URL(`${job}${ending}`, folder), job, input, options).finally(() => running.delete(ended))
      running.add(ended)
      return ended
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running)
    }
  }
}
