import type { Connection } from './connect.ts'
import { connect } from './connect.ts'
import { isBusy } from './sqlite-errors.ts'
import type { Sql, Tx } from './sql.ts'
import { openTx, statementCache } from './sql.ts'
import { createTurns } from './turns.ts'

/**
 * The one way to the data: one writer behind a queue, one reader beside it on the same WAL file.
 * TypeORM keeps one query runner for a SQLite data source, so overlapping transactions would merge; the queue is what keeps them apart.
 */
export type Database = {
  readonly file: string
  /** One snapshot for all statements of `work`; reads never wait for writes. */
  readonly read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** One transaction, in its turn. Commits when `work` returns, rolls everything back when it throws. */
  readonly write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Runs `work` inside an open transaction so that it alone can be taken back: the changes stay only when `keep` says so of its result. */
  readonly inSavepoint: <T>(tx: Tx, work: () => Promise<T>, keep: (result: T) => boolean) => Promise<T>
  /** A turn of the writer for work on a connection of its own (an import in a worker, a restore); nothing here writes meanwhile. */
  readonly withWriteTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Waits for what is under way, then closes both connections and folds the WAL back. */
  readonly close: () => Promise<void>
}

/** How long a commit waits for another program to let go of the file, in milliseconds. */
const patienceMs = 5_000
const pauseMs = 20

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs))

/** Takes the write lock at once, so that no later statement can meet a lock; waits without blocking while another program has it. */
async function beginImmediate(begin: { readonly run: () => unknown }): Promise<void> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      begin.run()
      return
    } catch (error) {
      if (!isBusy(error) || waited >= patienceMs) throw error
      await pause()
    }
  }
}

/** Joins an open writer and a new reader of the same file into a database. */
export async function createDatabase(file: string, writer: Connection): Promise<Database> {
  const reader = await connect(file, 'read')
  // From here on the waiting is done in beginImmediate, which lets everything else go on; the driver's own waiting stops the whole program.
  writer.handle.pragma('busy_timeout = 0')
  const prepareWrite = statementCache(writer.handle)
  const prepareRead = statementCache(reader.handle)
  const begin = writer.handle.prepare('BEGIN IMMEDIATE')
  const commit = writer.handle.prepare('COMMIT')
  const writes = createTurns()
  const reads = createTurns()

  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    writes.take(async () => {
      await beginImmediate(begin)
      const { tx, end } = openTx(prepareWrite, writer.source.manager)
      try {
        const result = await work(tx)
        end()
        commit.run()
        return result
      } catch (error) {
        end()
        if (writer.handle.inTransaction) writer.handle.exec('ROLLBACK')
        throw error
      }
    })

  const read = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    reads.take(async () => {
      reader.handle.exec('BEGIN')
      const { tx, end } = openTx(prepareRead, reader.source.manager)
      try {
        return await work(tx)
      } finally {
        end()
        if (reader.handle.inTransaction) reader.handle.exec('COMMIT')
      }
    })

  const inSavepoint = async <T>(tx: Tx, work: () => Promise<T>, keep: (result: T) => boolean): Promise<T> => {
    await tx.run('SAVEPOINT work')
    const result = await work()
    if (!keep(result)) await tx.run('ROLLBACK TO work')
    await tx.run('RELEASE work')
    return result
  }

  const close = async (): Promise<void> => {
    // A call still under way must not begin a transaction on a connection that is being closed.
    await writes.end()
    await reads.end()
    try {
      await reader.source.destroy()
      writer.handle.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      await writer.source.destroy()
    }
  }

  return { file, read, write, inSavepoint, withWriteTurn: writes.take, close }
}
