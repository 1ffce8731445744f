import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { isBusy, isDamaged } from './sqlite-errors.ts'

/** Held while a program has the data folder open; the system lets go of it whatever ends the program. `release` may be called twice. */
export type DataLock = { readonly release: () => void }

/** Another program has the folder; `holder` describes it, as far as that is known. */
export type InUse = { readonly code: 'in-use'; readonly holder: string }

/**
 * Takes the folder for this program alone. The lock is an open exclusive transaction on a small file beside the data: the system drops it with the process,
 * so a crash never leaves it behind. `describe` says who has it (process and start time) to whoever comes second.
 */
export function lockData(folder: string, describe: string): Result<DataLock, InUse> {
  const note = join(folder, 'in-use.txt')
  const handle = takeLock(join(folder, 'lock.db'), true)
  if (handle === null) return fail({ code: 'in-use', holder: readNote(note) })
  // The note is a courtesy: a full disk must not keep anybody out of the data.
  quietly(() => writeFileSync(note, describe))
  let held = true
  const release = (): void => {
    if (!held) return
    held = false
    quietly(() => rmSync(note, { force: true }))
    handle.close()
  }
  return ok({ release })
}

/** The handle that holds the lock, or null when another has it. The file holds nothing, so a damaged one is made anew. */
function takeLock(file: string, mayMakeAnew: boolean): BetterSqlite3.Database | null {
  let handle: BetterSqlite3.Database | undefined
  try {
    handle = new BetterSqlite3(file, { timeout: 0 })
    handle.exec('BEGIN EXCLUSIVE')
    return handle
  } catch (error) {
    handle?.close()
    if (isBusy(error)) return null
    if (!isDamaged(error) || !mayMakeAnew) throw error
    rmSync(file)
    return takeLock(file, false)
  }
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // Nothing depends on it.
  }
}

function readNote(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
