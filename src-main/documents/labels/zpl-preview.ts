import { Worker } from 'node:worker_threads'

/** What the preview's thread is asked and answers; answers come in any order, `id` tells which is which. */
export type PreviewRequest = { readonly id: number; readonly zpl: string; readonly widthMm: number; readonly heightMm: number; readonly dotsPerMm: number }
export type PreviewReply = { readonly id: number; readonly pngs: readonly string[] } | { readonly id: number; readonly failed: string }

/** Pictures drawn from the bytes that a printer would get. */
export type ZplPreview = {
  /** A PNG for each label of the job, one pixel a dot (copies are not repeated). Rejects when the bytes hold no label, or it takes too long. */
  readonly render: (zpl: Uint8Array, size: { readonly widthMm: number; readonly heightMm: number; readonly dotsPerMm: number }) => Promise<readonly Buffer[]>
  readonly close: () => Promise<void>
}

/** How long one picture may take, in milliseconds; the first also loads the renderer. */
const patienceMs = 15_000

type Waiting = { readonly resolve: (pngs: readonly Buffer[]) => void; readonly reject: (error: Error) => void; readonly timer: NodeJS.Timeout }

/**
 * Draws ZPL in a thread of its own (`file` is src-main/workers/preview-zpl, source or built). The renderer takes half a second to load and keeps its thread alive for good, so the
 * thread is begun with the first picture, kept, and never keeps the program from ending. A thread that dies or hangs is given up, and the next picture begins a new one.
 */
export function createZplPreview(file: URL): ZplPreview {
  let worker: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, Waiting>()
  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id)
    waiting.delete(id)
    if (found !== undefined) clearTimeout(found.timer)
    return found
  }
  const giveUp = (failed: Worker, error: Error): void => {
    if (worker !== failed) return
    worker = undefined
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
    void failed.terminate()
  }
  const start = (): Worker => {
    const started = new Worker(file)
    started.on('message', (reply: PreviewReply) => {
      if ('pngs' in reply) settle(reply.id)?.resolve(reply.pngs.map((png) => Buffer.from(png, 'base64')))
      else settle(reply.id)?.reject(new Error(reply.failed))
    })
    started.on('error', (error) => giveUp(started, error as Error))
    started.on('exit', (code) => giveUp(started, new Error(`the preview ended with code ${code}`)))
    started.unref()
    return started
  }
  return {
    render: (zpl, { widthMm, heightMm, dotsPerMm }) => new Promise((resolve, reject) => {
      const used = (worker ??= start())
      const id = (lastId += 1)
      const timer = setTimeout(() => giveUp(used, new Error(`the preview took longer than ${patienceMs} ms`)), patienceMs)
      waiting.set(id, { resolve, reject, timer })
      used.postMessage({ id, zpl: Buffer.from(zpl).toString('latin1'), widthMm, heightMm, dotsPerMm } satisfies PreviewRequest)
    }),
    close: async () => {
      const ending = worker
      if (ending === undefined) return
      giveUp(ending, new Error('the preview was closed'))
      await ending.terminate()
    }
  }
}
