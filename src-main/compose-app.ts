import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { App } from './app/open-app.ts'
import { openApp } from './app/open-app.ts'
import { systemClock } from './clock.ts'
import { createZplPreview } from './documents/labels/zpl-preview.ts'
import type { Log } from './log.ts'
import { openLog, silentLog } from './log.ts'
import { createWorkers } from './workers/run-worker.ts'

const isSource = import.meta.url.endsWith('.ts')
const ending = isSource ? '.ts' : '.js'
const workerFolder = new URL('./workers/', import.meta.url)

/** The folder of the built renderer, from the sources and from the build alike. */
export const rendererFolder = fileURLToPath(new URL(isSource ? '../out/renderer' : '../renderer', import.meta.url))
/** The built preload file of the window. */
export const preloadFile = fileURLToPath(new URL(isSource ? '../out/preload/preload.cjs' : '../preload/preload.cjs', import.meta.url))

/** The log of a data folder. A folder that cannot be written is told on the screen, so here it only means that nothing is logged. */
export function openLogIn(dataFolder: string): Log {
  let log: Log
  try {
    log = openLog(dataFolder)
  } catch {
    return silentLog
  }
  process.on('uncaughtExceptionMonitor', (error) => log.error({ err: error }, 'the program met an error nobody expected'))
  return log
}

/** The back half with the real clock, ids and workers: what both entries join with a host. */
export const composeApp = (dataFolder: string, demo: boolean, log: Log): Promise<App> =>
  openApp({ dataFolder, clock: systemClock, newId: randomUUID, log, demo, backUpAtClose: true, workers: createWorkers(workerFolder, ending), zplPreview: createZplPreview(new URL(`preview-zpl${ending}`, workerFolder)) })
