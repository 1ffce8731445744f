import BetterSqlite3 from 'better-sqlite3'
import type { Database as Handle } from 'better-sqlite3'
import { DataSource } from 'typeorm'
import type { MigrationInterface } from 'typeorm'
import { assert } from '#shared/assert.ts'
import { entities } from './entities/index.ts'
import { migrations } from './migrations/index.ts'
import { SnakeCase } from './entities/columns.ts'

/** A TypeORM data source with the driver handle under it: entities through the one, prepared statements through the other. */
export type Connection = { readonly source: DataSource; readonly handle: Handle }

/** One step of the schema. */
export type Migration = new () => MigrationInterface

/** How long a connection waits inside the driver for a lock of another program; short, because waiting there stops everything. Longer waits are made outside, without blocking. */
const busyMs = 50

/**
 * Opens the file for writing or reading only. Every connection runs with WAL, foreign keys and synchronous=FULL, and proves that it does:
 * the driver reopens WAL files at NORMAL, which loses acknowledged commits in a power cut.
 * `steps` are the migrations it would run. TypeORM's usual logger writes a failed migration to stdout, which belongs to the line that says where the station is.
 */
export async function connect(file: string, mode: 'write' | 'read', steps: readonly Migration[] = migrations): Promise<Connection> {
  let handle: Handle | undefined
  const source = new DataSource({
    type: 'better-sqlite3', driver: BetterSqlite3, database: file, readonly: mode === 'read', fileMustExist: mode === 'read', timeout: busyMs,
    entities: [...entities], migrations: [...steps], migrationsTransactionMode: 'each', migrationsTableName: 'migrations', synchronize: false, logging: false, logger: 'debug', namingStrategy: new SnakeCase(),
    prepareDatabase: (opened: Handle) => {
      handle = opened
      if (mode === 'write') opened.pragma('journal_mode = WAL')
      opened.pragma('synchronous = FULL')
      opened.pragma('cache_size = -65536')
      opened.pragma('temp_store = MEMORY')
      opened.pragma('trusted_schema = OFF')
      // So that a REPLACE, which removes rows, meets the triggers that forbid removing facts.
      opened.pragma('recursive_triggers = ON')
    }
  })
  try {
    await source.initialize()
    assert(handle !== undefined, 'the driver opened the file')
    assert(handle.pragma('synchronous', { simple: true }) === 2, 'synchronous is FULL')
    assert(handle.pragma('journal_mode', { simple: true }) === 'wal', 'the journal is a WAL')
  } catch (error) {
    handle?.close()
    throw error
  }
  return { source, handle }
}
