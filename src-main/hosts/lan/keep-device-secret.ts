import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileName = 'device-secret'
const form = /^[\w-]{32}$/

/**
 * The secret that marks this station's own pages, kept in the data folder (readable by its owner only), so that a page survives a crash or a restart of the program
 * and sends again what was not answered. `fresh` is taken and kept the first time, and for this run only when the folder cannot be written.
 */
export function keepDeviceSecret(folder: string, fresh: string): string {
  const file = join(folder, fileName)
  try {
    const kept = readFileSync(file, 'utf8').trim()
    if (form.test(kept)) return kept
  } catch {
    // Not there yet, or not readable: a fresh one takes its place.
  }
  try {
    writeFileSync(file, fresh, { mode: 0o600 })
  } catch {
    // A folder that cannot be written has its own screen; the pages then last as long as this run.
  }
  return fresh
}
