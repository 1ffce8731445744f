import { buildIfNeeded } from '../../src-main/launch/build-if-needed.ts'
import type { ZplPreview } from '#main/documents/labels/zpl-preview.ts'
import { createZplPreview } from '#main/documents/labels/zpl-preview.ts'
import type { Workers } from '#main/workers/run-worker.ts'
import { createWorkers } from '#main/workers/run-worker.ts'

/**
 * The jobs as they are built, as in the program itself. Run from the sources, every thread would first take the types out of some fifty files with Node's WebAssembly
 * compiler for TypeScript: slow, and V8 of Node 24 now and then ends the process when several threads do that and end ("Check failed: jit_page.has_value()").
 */
export const builtWorkers = (): Workers => createWorkers(new URL('../../out/main/workers/', import.meta.url), '.js')

/** The thread that draws ZPL, built too. */
export const builtPreview = (): ZplPreview => createZplPreview(new URL('../../out/main/workers/preview-zpl.js', import.meta.url))

/** Run by vitest once before the tests that use them. */
export default function setup(): void {
  buildIfNeeded()
}
