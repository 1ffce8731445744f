import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { isBusy } from './sqlite-errors.ts'

/** Held while a program has the data folder open; the system lets go of it whatever ends the program. */
export type DataLock = { readonly release: () => void }

/**
 * Takes the folder for this program alone. The lock is an open write transaction on a small file beside the data: the system drops it with the process,
 * so a crash never leaves it behind. `holder` describes who has it (process and start time), as far as that is known.
 */
export function lockData(folder: string, describe: string): Result<DataLock, { readonly code: 'in-use'; readonly holder: string }> {
  const note = join(folder, 'in-use.txt')
  const handle = new BetterSqlite3(join(folder, 'lock.db'), { timeout: 0 })
  try {
    handle.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    handle.close()
    if (!isBusy(error)) throw error
    return fail({ code: 'in-use', holder: readNote(note) })
  }
  writeFileSync(note, describe)
  return ok({ release: () => handle.close() })
}

function readNote(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
