import { Worker } from 'node:worker_threads'

/** The jobs that run beside the main thread, each a file of this folder. */
export type JobName = 'check-file' | 'make-backup' | 'read-import' | 'check-import' | 'apply-import' | 'export-list'

/** How to watch and stop a job. `memoryMb` caps its heap, so that a hostile file ends the job and not the program. */
export type JobOptions = { readonly onProgress?: (progress: unknown) => void; readonly signal?: AbortSignal; readonly memoryMb?: number }

/** Runs jobs off the main thread. Resolves with what the job gives; rejects when it throws, runs out of memory or is cancelled (`name` 'AbortError'). */
export type Workers = { readonly run: <T>(job: JobName, input: unknown, options?: JobOptions) => Promise<T> }

/** What a job sends back. */
export type JobMessage = { readonly progress: unknown } | { readonly done: unknown } | { readonly failed: string; readonly code?: string }

/** Workers whose files stand in `folder` ('.../workers/', source or built: the ending of `folder`'s maker decides). */
export function createWorkers(folder: URL, ending: '.ts' | '.js'): Workers {
  return {
    run: <T>(job: JobName, input: unknown, { onProgress, signal, memoryMb = 512 }: JobOptions = {}) =>
      new Promise<T>((resolve, reject) => {
        signal?.throwIfAborted()
        const worker = new Worker(new URL(`${job}${ending}`, folder), { workerData: input, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
        let isCancelled = false
        // Whoever cancels may rely on it that the job has let go of its files and locks: the answer comes when the thread has ended.
        const abort = (): void => {
          isCancelled = true
          void worker.terminate()
        }
        signal?.addEventListener('abort', abort, { once: true })
        worker.on('message', (message: JobMessage) => {
          if ('progress' in message) onProgress?.(message.progress)
          else if ('done' in message) resolve(message.done as T)
          else reject(Object.assign(new Error(message.failed), message.code === undefined ? {} : { code: message.code }))
        })
        worker.on('error', reject)
        worker.on('exit', (code) => {
          signal?.removeEventListener('abort', abort)
          reject(isCancelled ? new DOMException('cancelled', 'AbortError') : new Error(`the job ${job} ended with code ${code} and no answer`))
        })
      })
  }
}
