import { BrowserWindow } from 'electron'
import type { Log } from '#main/log.ts'
import { isClosing } from './closing-keys.ts'
import { keepAlive } from './keep-alive.ts'
import { pageUrl } from './own-page.ts'
import { readPlace, writePlace } from './window-place.ts'

/** Chromium's code for a load that was called off, as a denied navigation is. */
const abortedByUs = -3

/** What a window needs: its preload file, the folder that remembers its place, whether a developer may look inside, and a steady clock. */
export type WindowParts = { readonly preloadFile: string; readonly placeFolder: string; readonly devTools: boolean; readonly log: Log; readonly nowMs: () => number }

/** Opens the one window. The page runs isolated and sandboxed, without Node; it is shown when it has something to show. */
export function openWindow({ preloadFile, placeFolder, devTools, log, nowMs }: WindowParts): BrowserWindow {
  const { maximized, ...place } = readPlace(placeFolder)
  const window = new BrowserWindow({
    ...place, minWidth: 390, minHeight: 480, show: false, title: 'Dockside', backgroundColor: '#ffffff', autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile, contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools,
      // A serial scanner's beep must sound before anybody has touched a key.
      autoplayPolicy: 'no-user-gesture-required'
    }
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writePlace(placeFolder, window))
  window.webContents.on('before-input-event', (event, press) => {
    if (isClosing(press)) event.preventDefault()
  })
  keepAlive(window, log, nowMs)
  // A failed load is logged by its event; the promise rejects too when a crash interrupts it.
  window.webContents.on('did-fail-load', (_event, code, description, url) => {
    if (code === abortedByUs) return
    log.error({ code, description, url }, 'the page of the window did not load')
    window.show()
  })
  window.loadURL(pageUrl).catch(() => undefined)
  return window
}
