import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type * as OpenStation from '../open-station.ts'
import { projectFolder } from './build-if-needed.ts'
import { findBrowser, hasDisplay, openBrowserWindow } from './browser-window.ts'

/** A page that is reloaded is gone for a moment. */
const reloadMs = 1_000

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The port of the last time: a page's own memory (the station's name) belongs to its address. */
function lastPort(file: string): number {
  try {
    const port = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : 0
  } catch {
    return 0
  }
}

/** Where the browser's profile and the last port are kept; a folder that cannot be written gives neither. */
function prepareFolder(folder: string, port: number): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'port.txt'), String(port))
  } catch {
    return
  }
}

/** Waits for the browser to end; gives false when no window of it was closed: it failed to show one, or handed the page to a copy that was running already. */
async function windowClosed(browser: ChildProcess, station: OpenStation.OpenStation): Promise<boolean> {
  await new Promise<void>((resolve) => {
    browser.on('error', () => resolve())
    browser.on('exit', () => resolve())
  })
  await pause(reloadMs)
  const { now, ever } = station.pages()
  return ever && now === 0
}

/**
 * Serves the built program from this process and opens it in a browser window; closing that window ends it. Without a display, or a browser, it prints the address and keeps
 * serving. Data that cannot be opened is told on the page, which offers what can be done.
 */
export async function openInBrowser(folder: string, demo: boolean): Promise<void> {
  const { describeStartFailure, openStation, openStationApp } = (await import(pathToFileURL(join(projectFolder, 'out/main/open-station.js')).href)) as typeof OpenStation
  const app = await openStationApp({ folder, demo }).catch((error: unknown) => {
    throw new Error(`The data folder ${folder} cannot be used: ${wordsOf(error)}`)
  })
  if (app.failure() !== null) console.error(await describeStartFailure(app, folder))
  const browserFolder = join(folder, 'browser')
  const station = await openStation(app, folder, lastPort(join(browserFolder, 'port.txt')), { orAnother: true })
  prepareFolder(browserFolder, station.port)

  let browser: ChildProcess | null = null
  let isEnding = false
  const end = async (): Promise<void> => {
    if (isEnding) return
    isEnding = true
    browser?.kill()
    await station.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())

  const program = hasDisplay() ? findBrowser() : undefined
  const address = `Dockside runs at ${station.url}`
  if (program === undefined) return console.log(`${address} – ${hasDisplay() ? 'no browser was found that could show it' : 'there is no display'}; open the address in a browser on this machine. Ctrl+C ends it.`)
  console.log(`${address}; closing its window ends it.`)
  browser = openBrowserWindow(program, station.url, join(browserFolder, 'profile'))
  if (await windowClosed(browser, station)) return end()
  if (!isEnding) console.log('The browser showed no window of its own; open the address in a browser on this machine. Ctrl+C ends Dockside.')
}
