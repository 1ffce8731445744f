import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenedData, OpenFailure, Schema } from '#main/persistence/open-database.ts'
import { databaseFile, openData } from '#main/persistence/open-database.ts'
import { dataNotices } from '#main/persistence/data-notices.ts'
import { inspectLog } from '#main/persistence/log-check.ts'
import { listBackups } from '#main/persistence/backup.ts'
import { migrations, newestSchemaVersion } from '#main/persistence/migrations/index.ts'
import { copyAsAfterCrash, mountReadOnly, mountsNeedRoot, otherProcess, overwrite, smallDisk } from './faults-support.ts'

const now = '2026-11-24T09:00:00.000Z'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const opened = async (schema?: Schema, where = folder): Promise<OpenedData> => {
  const result = await openData(where, now, schema)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
const failed = async (schema?: Schema, where = folder): Promise<OpenFailure> => {
  const result = await openData(where, now, schema)
  if (!result.ok) return result.failure
  await result.value.close()
  throw new Error('the data opened')
}
const write = (data: OpenedData, key: string, bytes = 1): Promise<unknown> => data.database.write((tx) => tx.run('INSERT INTO settings (key, value) VALUES (?, ?)', key, JSON.stringify('v'.repeat(bytes))))
const keys = (data: OpenedData): Promise<readonly string[]> => data.database.read(async (sql) => (await sql.all<{ readonly key: string }>('SELECT key FROM settings ORDER BY key')).map(({ key }) => key))

/** A folder with some data in it, closed. */
const withData = async (): Promise<void> => {
  const data = await opened()
  for (let row = 0; row < 60; row += 1) await write(data, `row-${row}`, 3000)
  await data.close()
}

describe('a folder that another copy has open', () => {
  it('is refused with who has it, in this process and in another, and opens once it is let go', async () => {
    const first = await opened()
    expect(await failed()).toEqual({ code: 'in-use', holder: `process ${process.pid}, since ${now}` })
    await first.close()
    const other = await otherProcess(`const lock = new Database(${JSON.stringify(join(folder, 'lock.db'))}); lock.exec('BEGIN EXCLUSIVE')`)
    expect(await failed()).toEqual({ code: 'in-use', holder: '' })
    await other.end()
    await (await opened()).close()
  })

  it('opens although the file of the lock itself is spoilt', async () => {
    writeFileSync(join(folder, 'lock.db'), 'not a database, but long enough to be looked at as one '.repeat(100))
    await (await opened()).close()
  })

  it('leaves no note behind when it is closed', async () => {
    await (await opened()).close()
    expect(existsSync(join(folder, 'in-use.txt'))).toBe(false)
  })
})

describe('a file that another program has locked', () => {
  it('is a clear answer, and opens once the lock is gone', async () => {
    await withData()
    const other = await otherProcess(`const db = new Database(${JSON.stringify(databaseFile(folder))}); db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE')`)
    expect(await failed()).toEqual({ code: 'locked' })
    await other.end()
    const data = await opened()
    expect(await keys(data)).toHaveLength(60)
    await data.close()
  })
})

describe('a file that is not as it was left', () => {
  it.each([
    ['a text file in its place', (file: string) => writeFileSync(file, 'Dear Sir or Madam, '.repeat(300))],
    ['a few letters in its place', (file: string) => writeFileSync(file, 'gone')],
    ['its header written over', (file: string) => overwrite(file, 0, 100)],
    ['cut off in the first page', (file: string) => truncateSync(file, 700)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['missing', (file: string) => rmSync(file)],
    ['an empty database in its place', (file: string) => {
      rmSync(file)
      const empty = new BetterSqlite3(file)
      empty.pragma('journal_mode = WAL')
      empty.close()
    }],
    ['a database of another program in its place', (file: string) => {
      rmSync(file)
      const other = new BetterSqlite3(file)
      other.exec('CREATE TABLE moz_places (id INTEGER PRIMARY KEY)')
      other.close()
    }]
  ])('%s: damaged, and left exactly as it is', async (_, spoil) => {
    await withData()
    const file = databaseFile(folder)
    spoil(file)
    const before = existsSync(file) ? readFileSync(file) : null
    expect(await failed()).toMatchObject({ code: 'damaged' })
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before)
  })

  it('empty beside a log that holds everything: the log is not thrown away', async () => {
    const data = await opened()
    await write(data, 'in the log')
    const crashed = mkdtempSync(join(tmpdir(), 'dockside-test-'))
    copyAsAfterCrash(folder, crashed)
    await data.close()
    rmSync(join(crashed, 'data-since.txt'))
    truncateSync(databaseFile(crashed), 0)
    const bytes = statSync(`${databaseFile(crashed)}-wal`).size
    expect(await failed(undefined, crashed)).toMatchObject({ code: 'damaged' })
    expect(statSync(`${databaseFile(crashed)}-wal`).size).toBe(bytes)
    rmSync(crashed, { recursive: true })
  })

  it('an empty file in a folder that never held data is a new company', async () => {
    writeFileSync(databaseFile(folder), '')
    const data = await opened()
    expect(data.isNew).toBe(true)
    await data.close()
  })
})

describe('the log beside the file', () => {
  const inTheLog = 20
  let crashed: string
  beforeEach(async () => {
    const data = await opened()
    await write(data, 'folded in')
    await data.close()
    const again = await opened()
    for (let row = 0; row < inTheLog; row += 1) await write(again, `in the log ${row}`)
    crashed = mkdtempSync(join(tmpdir(), 'dockside-test-'))
    copyAsAfterCrash(folder, crashed)
    await again.close()
  })
  afterEach(() => rmSync(crashed, { recursive: true, force: true }))

  it('is read after a crash: everything that was acknowledged is there', async () => {
    const data = await opened(undefined, crashed)
    expect(await keys(data)).toHaveLength(1 + inTheLog)
    expect(dataNotices(crashed)).toEqual([])
    await data.close()
  })

  it('missing: the file opens as it was when the log was last folded in, and a notice says so until it is taken away', async () => {
    rmSync(`${databaseFile(crashed)}-wal`)
    const data = await opened(undefined, crashed)
    expect(await keys(data)).toEqual(['folded in'])
    await data.close()
    const [notice] = dataNotices(crashed)
    expect(notice).toMatchObject({ code: 'log-missing', file: expect.stringMatching(/^dockside\.db-wal\.missing-\d{8}T\d{6}Z$/) as string })
    await (await opened(undefined, crashed)).close()
    expect(dataNotices(crashed)).toHaveLength(1)
    rmSync(join(crashed, notice?.file ?? ''))
    expect(dataNotices(crashed)).toEqual([])
  })

  it.each([['at its beginning', 0], ['in the middle', 0.5]])('garbled %s: nothing behind that is believed, the log is kept aside, and a notice says so', async (_, from) => {
    const log = `${databaseFile(crashed)}-wal`
    overwrite(log, from, 9000)
    const garbled = readFileSync(log)
    const data = await opened(undefined, crashed)
    expect((await keys(data)).slice(0, 1)).toEqual(['folded in'])
    expect((await keys(data)).length).toBeLessThan(1 + inTheLog)
    await data.close()
    const notices = dataNotices(crashed)
    expect(notices).toMatchObject([{ code: 'log-damaged' }])
    expect(readFileSync(join(crashed, notices[0]?.file ?? ''))).toEqual(garbled)
  })

  it('cut off in its last transaction, as a power cut leaves it: what was acknowledged before is there, and there is nothing to notice', async () => {
    const log = `${databaseFile(crashed)}-wal`
    truncateSync(log, statSync(log).size - 100)
    const data = await opened(undefined, crashed)
    expect(await keys(data)).toHaveLength(inTheLog)
    await data.close()
    expect(dataNotices(crashed)).toEqual([])
  })

  it('with the rest of an older log behind its end is whole', async () => {
    const again = await opened(undefined, crashed)
    // A log that was folded in is written over from its beginning; more was in it before than now.
    await again.database.write((tx) => tx.run(`INSERT INTO settings (key, value) VALUES ('large', ?)`, 'x'.repeat(200_000)))
    const checkpoint = new BetterSqlite3(databaseFile(crashed))
    checkpoint.pragma('wal_checkpoint(RESTART)')
    checkpoint.close()
    await write(again, 'after')
    expect(inspectLog(databaseFile(crashed))).toBe('whole')
    expect(statSync(`${databaseFile(crashed)}-wal`).size).toBeGreaterThan(150_000)
    await again.close()
  })
})

describe('a folder that cannot be written', () => {
  it('on a read-only disk is a clear answer and changes nothing', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    await withData()
    const end = mountReadOnly(folder)
    const failure = await failed()
    end()
    expect(failure).toMatchObject({ code: 'read-only' })
    const data = await opened()
    expect(await keys(data)).toHaveLength(60)
    await data.close()
  })
})

describe('a file that cannot be written', () => {
  it('in a folder that can: a clear answer, and it opens once it can', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    await withData()
    const end = mountReadOnly(databaseFile(folder))
    const failure = await failed()
    end()
    expect(failure).toMatchObject({ code: 'read-only' })
    const data = await opened()
    expect(await keys(data)).toHaveLength(60)
    await data.close()
  })
})

class BreaksHalfWay implements MigrationInterface {
  readonly name = 'BreaksHalfWay0000000009990'
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM settings')
    await runner.query('CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT')
    await runner.query('INSERT INTO no_such_table VALUES (1)')
  }
  async down(): Promise<void> {
    throw new Error('forward only')
  }
}
class AddsTable implements MigrationInterface {
  readonly name = 'AddsTable0000000009990'
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE added (id INTEGER PRIMARY KEY, filling BLOB) STRICT')
    await runner.query('INSERT INTO added (filling) VALUES (zeroblob(9000000))')
  }
  async down(): Promise<void> {
    throw new Error('forward only')
  }
}
const schemaWith = (step: new () => MigrationInterface): Schema => ({ migrations: [...migrations, step], version: 9990 })

describe('a schema that must change', () => {
  it('a backup is made first, and everything is kept', async () => {
    await withData()
    const data = await opened(schemaWith(AddsTable))
    expect(await keys(data)).toHaveLength(60)
    await data.close()
    expect(listBackups(folder)).toMatchObject([{ reason: 'before-migration' }])
  })

  it('a step that fails half-way leaves the data as it was, with a checked backup and the words of the fault', async () => {
    await withData()
    expect(await failed(schemaWith(BreaksHalfWay))).toEqual({ code: 'migration-failed', detail: expect.stringContaining('no_such_table') as string, backupName: 'dockside-20261124T090000000Z-before-migration.db' })
    const data = await opened()
    expect(await keys(data)).toHaveLength(60)
    await data.close()
  })

  it('a damaged file is not migrated: the backup finds it', async () => {
    await withData()
    overwrite(databaseFile(folder), 0.85, 40_000)
    expect(await failed(schemaWith(AddsTable))).toMatchObject({ code: 'damaged', detail: expect.stringContaining('not sound') as string })
    expect(listBackups(folder)).toEqual([])
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
  })

  it('a file from a newer version is refused, and nothing in it is touched', async () => {
    await (await opened(schemaWith(AddsTable))).close()
    const before = readFileSync(databaseFile(folder))
    expect(await failed()).toEqual({ code: 'newer-version', schemaVersion: 9990, supported: newestSchemaVersion })
    expect(readFileSync(databaseFile(folder))).toEqual(before)
  })
})

describe('a full disk at the start', () => {
  it('a new company, an old one and a schema change each get a clear answer, and work once there is room', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    const disk = smallDisk(40 * 1024 * 1024)
    try {
      disk.fill()
      expect(await failed(undefined, disk.folder)).toEqual({ code: 'disk-full' })
      disk.clear()
      const data = await opened(undefined, disk.folder)
      await write(data, 'kept')
      await data.close()
      disk.fill()
      expect(await failed(undefined, disk.folder)).toEqual({ code: 'disk-full' })
      disk.clear()

      // No room for the backup before the change: nothing is begun.
      disk.fill(2_000_000)
      expect(await failed(schemaWith(AddsTable), disk.folder)).toEqual({ code: 'disk-full' })
      disk.clear()
      // Room for the backup and not for the change: it is rolled back.
      disk.fill(4 * 1024 * 1024 + 2_500_000)
      expect(await failed(schemaWith(AddsTable), disk.folder)).toEqual({ code: 'disk-full' })
      disk.clear()
      const again = await opened(schemaWith(AddsTable), disk.folder)
      expect(await keys(again)).toEqual(['kept'])
      await again.close()
    } finally {
      disk.remove()
    }
  })
})

it('a copy of the file alone, as somebody may carry it elsewhere, opens in a new folder', async () => {
  await withData()
  const elsewhere = mkdtempSync(join(tmpdir(), 'dockside-test-'))
  copyFileSync(databaseFile(folder), databaseFile(elsewhere))
  const data = await opened(undefined, elsewhere)
  expect(await keys(data)).toHaveLength(60)
  await data.close()
  rmSync(elsewhere, { recursive: true })
})
