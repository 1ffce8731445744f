import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'

/** What the program writes down for whoever looks into a fault: one JSON line each, flushed before the call returns. */
export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>

const longestFileBytes = 5 * 1024 * 1024
/** What waits for room on the disk; the rest is dropped. */
const longestWaitingBytes = 256 * 1024

/** Logs to `logs/dockside.log` of the data folder; a long file is moved aside at the start, one old one is kept. Secrets never reach it. */
export function openLog(dataFolder: string): Log {
  const folder = join(dataFolder, 'logs')
  const file = join(folder, 'dockside.log')
  mkdirSync(folder, { recursive: true })
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestFileBytes) {
    rmSync(`${file}.1`, { force: true })
    renameSync(file, `${file}.1`)
  }
  const destination = pino.destination({ dest: file, sync: true, maxLength: longestWaitingBytes })
  // A full disk takes the words of the log, never the program.
  destination.on('error', () => undefined)
  return pino({ base: { pid: process.pid }, redact: ['pin', 'session', 'token', '*.pin', '*.session', '*.token'] }, destination)
}

/** Logs nothing. */
export const silentLog: Log = pino({ level: 'silent' })
