import { mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
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
  return pino({ base: { pid: process.pid }, redact: ['pin', 'session', 'token', '*.pin', '*.session', '*.token'] }, patientFile(file))
}

/**
 * Appends at once. What a full disk refuses waits, and goes out before the next line once there is room:
 * a full disk takes words of the log, never the program. (pino's own destination stays silent for good once its waiting words reach their limit.)
 */
function patientFile(file: string): pino.DestinationStream {
  const descriptor = openSync(file, 'a')
  let waiting = Buffer.alloc(0)
  const send = (): void => {
    try {
      while (waiting.length > 0) waiting = waiting.subarray(writeSync(descriptor, waiting))
    } catch {
      // The next line tries again.
    }
  }
  return {
    write: (line) => {
      if (waiting.length > 0) send()
      if (waiting.length + Buffer.byteLength(line) > longestWaitingBytes) return
      waiting = Buffer.concat([waiting, Buffer.from(line)])
      send()
    }
  }
}

/** Logs nothing. */
export const silentLog: Log = pino({ level: 'silent' })
