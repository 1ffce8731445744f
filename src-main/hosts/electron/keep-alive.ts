import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import type { Log } from '#main/log.ts'

/** A page that hangs longer is ended and begun again. */
const longestHangMs = 15_000
/** So many crashes within so long, and a person is asked instead. */
const crashesAllowed = 3
const crashWindowMs = 60_000

/**
 * Begins the page again when its process crashed or hangs. Nothing is lost by it: everything a person saw as saved is in the database, and commands carry request ids.
 * `nowMs` is any steady clock.
 */
export function keepAlive(window: BrowserWindow, log: Log, nowMs: () => number): void {
  const contents = window.webContents
  let crashes: readonly number[] = []
  let hanging: NodeJS.Timeout | undefined

  const begin = (): void => {
    if (!window.isDestroyed()) contents.reload()
  }
  const ask = async (): Promise<void> => {
    window.show()
    const { response } = await dialog.showMessageBox(window, { type: 'error', message: 'The window stopped several times in a row. Everything saved is kept.', buttons: ['Open the window again', 'Close Dockside'], defaultId: 0, cancelId: 0 })
    crashes = []
    if (response === 0) begin()
    else window.close()
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error({ reason, exitCode }, 'the page of the window ended')
    crashes = [...crashes.filter((at) => nowMs() - at < crashWindowMs), nowMs()]
    if (crashes.length > crashesAllowed) void ask()
    // Not from inside the event: the page's process is still being taken apart.
    else setImmediate(begin)
  })
  window.on('unresponsive', () => {
    log.warn('the page of the window does not answer')
    hanging ??= setTimeout(() => {
      hanging = undefined
      contents.forcefullyCrashRenderer()
    }, longestHangMs)
  })
  window.on('responsive', () => {
    clearTimeout(hanging)
    hanging = undefined
  })
  window.on('closed', () => clearTimeout(hanging))
}
