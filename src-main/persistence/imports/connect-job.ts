import BetterSqlite3 from 'better-sqlite3'
import type { EntityManager } from 'typeorm'
import { assert } from '#shared/assert.ts'
import type { Tx } from '../sql.ts'
import { openTx, statementCache } from '../sql.ts'

/** A connection of a job beside the main thread: prepared SQL only, since loading entities would take longer than most jobs. */
export type JobConnection = {
  /** One snapshot (mode 'read') or one write transaction (mode 'write') from the start; writes fail in mode 'read'. */
  readonly tx: Tx
  readonly commit: () => void
  /** Rolls back what was not committed. */
  readonly close: () => void
}

/** How long a job waits for the write lock, in milliseconds. It holds the turn of the program's own writer, so only another program can have it. */
const patienceMs = 10_000

const noEntities = new Proxy({}, {
  get: () => {
    throw new Error('a job has no entities')
  }
}) as EntityManager

/** Opens the database for a job with the same promises as the program's own connections: synchronous=FULL, WAL and foreign keys, and proves them. */
export function connectJob(file: string, mode: 'read' | 'write'): JobConnection {
  const handle = new BetterSqlite3(file, { fileMustExist: true, readonly: mode === 'read', timeout: patienceMs })
  try {
    for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536', 'temp_store = MEMORY', 'trusted_schema = OFF']) handle.pragma(pragma)
    assert(handle.pragma('synchronous', { simple: true }) === 2, 'synchronous is FULL')
    assert(handle.pragma('journal_mode', { simple: true }) === 'wal', 'the journal is a WAL')
    assert(handle.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys hold')
    handle.exec(mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN')
  } catch (error) {
    handle.close()
    throw error
  }
  const { tx, end } = openTx(statementCache(handle), noEntities)
  return {
    tx,
    commit: () => {
      end()
      handle.exec('COMMIT')
    },
    close: () => {
      end()
      if (handle.inTransaction) handle.exec('ROLLBACK')
      handle.close()
    }
  }
}
