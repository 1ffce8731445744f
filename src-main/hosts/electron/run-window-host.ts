import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog, session } from 'electron'
import type { App } from '#main/app/open-app.ts'
import type { Log } from '#main/log.ts'
import { denyLeaving, denyPermissions } from './deny.ts'
import { openWindow } from './open-window.ts'
import { registerPageScheme, servePage } from './serve-page.ts'
import { serveWindow } from './serve-window.ts'
import { setMenu } from './set-menu.ts'

/** What the composition root gives the window host. `openApp` opens the data; `whenReady` is called when the page is loaded and calls are answered. */
export type WindowHost = {
  readonly dataFolder: string
  readonly openApp: (log: Log) => Promise<App>
  readonly rendererFolder: string
  readonly preloadFile: string
  readonly openLog: () => Log
  readonly nowMs: () => number
  readonly whenReady: () => void
}

/** The window's own files (profile, place) lie with the data, so that two data folders can be open at once and one cannot be opened twice. */
function claimFolder(dataFolder: string): void {
  const profile = join(dataFolder, 'window')
  try {
    mkdirSync(profile, { recursive: true })
    app.setPath('userData', dataFolder)
    app.setPath('sessionData', profile)
  } catch {
    // A folder that cannot be made is told on the screen, which needs a profile somewhere else.
    return
  }
}

/** Ends the program after the data is closed, whatever asked for it: the last window, a signal, the system shutting down. */
function closeBeforeQuitting(opening: Promise<App>): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    const close = opening.then((opened) => opened.close(), () => undefined)
    void close.catch(() => undefined).then(() => {
      isClosed = true
      app.quit()
    })
  })
}

function giveUp(log: Log, dataFolder: string, error: unknown): void {
  log.error({ err: error }, 'the program could not start')
  dialog.showErrorBox('Dockside cannot start', `The data folder ${dataFolder} cannot be used: ${error instanceof Error ? error.message : String(error)}. Nothing was changed in it.`)
  app.exit(1)
}

function begin({ dataFolder, openApp, rendererFolder, preloadFile, nowMs, whenReady }: WindowHost, log: Log): BrowserWindow {
  denyPermissions(session.defaultSession)
  servePage(session.defaultSession, rendererFolder)
  setMenu(process.platform)
  const opening = openApp(log)
  serveWindow(opening)
  closeBeforeQuitting(opening)
  const window = openWindow({ preloadFile, placeFolder: app.getPath('userData'), devTools: !app.isPackaged, log, nowMs })
  const loaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()))
  opening.then(() => loaded.then(whenReady), (error: unknown) => giveUp(log, dataFolder, error))
  return window
}

/**
 * Runs the program in a window. Everything that must happen before Electron is ready happens before this returns. A second start on the same data
 * ends at once and brings the first one's window to the front.
 */
export function runWindowHost(host: WindowHost): void {
  claimFolder(host.dataFolder)
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.enableSandbox()
  registerPageScheme()
  denyLeaving(app)
  const log = host.openLog()
  let window: BrowserWindow | undefined
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore()
    window?.show()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.whenReady().then(() => {
    window = begin(host, log)
  }).catch((error: unknown) => giveUp(log, host.dataFolder, error))
}
