import { parentPort } from 'node:worker_threads'
import { ready } from 'zpl-renderer-js'
import { assert } from '#shared/assert.ts'
import type { PreviewReply, PreviewRequest } from '#main/documents/labels/zpl-preview.ts'

// Not a job as its neighbours are: it answers until its thread is ended (src-main/documents/labels/zpl-preview.ts).
const port = parentPort
assert(port !== null, 'the preview runs in a worker')
const { api } = await ready

/** Renders one after the other: the renderer is a single thread anyway. */
async function answer({ id, zpl, widthMm, heightMm, dotsPerMm }: PreviewRequest): Promise<PreviewReply> {
  try {
    return { id, pngs: await api.zplToBase64MultipleAsync(zpl, widthMm, heightMm, dotsPerMm) }
  } catch (error) {
    return { id, failed: String(error) }
  }
}

let turn: Promise<void> = Promise.resolve()
port.on('message', (request: PreviewRequest) => {
  turn = turn.then(async () => port.postMessage(await answer(request)))
})
