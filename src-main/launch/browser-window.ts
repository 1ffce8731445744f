import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'brave-browser']
const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const windowsNames = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe']

/** A browser that can show a page as a window of its own, or undefined. */
export function findBrowser(platform = process.platform, env = process.env): string | undefined {
  if (platform === 'darwin') return macNames.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).find(existsSync)
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return roots.flatMap((root) => windowsNames.map((name) => join(root, name))).find(existsSync)
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** Whether there is a display to open a window on. */
export const hasDisplay = (platform = process.platform, env = process.env): boolean => platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)

/** Opens a page as a window of its own, with a profile of its own in `profileFolder`, so that closing the window ends the process. */
export function openBrowserWindow(browser: string, url: string, profileFolder: string): ChildProcess {
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate,AutofillServerCommunication', '--disable-session-crashed-bubble']
  // A superuser's Chromium runs without its sandbox only; --test-type keeps it from warning about that in every window.
  const superuser = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
  return spawn(browser, [`--app=${url}`, `--user-data-dir=${profileFolder}`, ...quiet, ...superuser], { stdio: 'ignore' })
}
