import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupFolder, checkBackup, checkFile, listBackups, makeBackup, restoreBackup } from '#main/persistence/backup.ts'
import type { OpenedData } from '#main/persistence/open-database.ts'
import { databaseFile, openData } from '#main/persistence/open-database.ts'
import { isDamaged, isDiskFull } from '#main/persistence/sqlite-errors.ts'
import { mountsNeedRoot, overwrite, smallDisk } from './faults-support.ts'

const now = '2026-11-24T09:00:00.000Z'
let folder: string
let data: OpenedData

const openAt = async (where: string): Promise<OpenedData> => {
  const opened = await openData(where, now)
  if (!opened.ok) throw new Error(opened.failure.code)
  return opened.value
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-test-'))
  data = await openAt(folder)
})
afterEach(async () => {
  await data.close()
  rmSync(folder, { recursive: true, force: true })
})

const write = (key: string, bytes = 1): Promise<unknown> => data.database.write((tx) => tx.run('INSERT INTO settings (key, value) VALUES (?, ?)', key, JSON.stringify('v'.repeat(bytes))))
const keysOf = (file: string): readonly unknown[] => {
  const handle = new BetterSqlite3(file, { readonly: true })
  const keys = handle.prepare('SELECT key FROM settings ORDER BY key').pluck().all()
  handle.close()
  return keys
}
const rejection = (work: Promise<unknown>): Promise<unknown> => work.then(() => new Error('it went well'), (error: unknown) => error)

describe('a backup', () => {
  it('holds everything that was committed, is one file, and is listed newest first', async () => {
    await write('one')
    const first = await makeBackup(folder, data.database.file, '2026-11-24T09:00:00.000Z', 'daily')
    await write('two')
    const second = await makeBackup(folder, data.database.file, '2026-11-24T10:00:00.000Z', 'asked')
    expect(listBackups(folder)).toEqual([second, first])
    expect(readdirSync(backupFolder(folder)).sort()).toEqual([first.name, second.name].sort())
    expect(keysOf(join(backupFolder(folder), first.name))).toEqual(['one'])
    expect(keysOf(join(backupFolder(folder), second.name))).toEqual(['one', 'two'])
    expect(readdirSync(backupFolder(folder))).toHaveLength(2)
  })

  it.each([['asked', 'asked'], ['set-up', 'asked'], ['asked', 'set-up']] as const)('two of the same moment are two, and the later one is the newer (%s, then %s)', async (one, other) => {
    const first = await makeBackup(folder, data.database.file, now, one)
    const second = await makeBackup(folder, data.database.file, now, other)
    expect(listBackups(folder).map(({ name }) => name)).toEqual([second.name, first.name])
  })

  it('is one moment in time, and ends, however much is written meanwhile', async () => {
    for (let row = 0; row < 20; row += 1) await write(`before-${row}`, 200_000)
    let writing = true
    const writes = (async () => {
      for (let row = 0; writing; row += 1) await write(`meanwhile-${row}`).then(() => new Promise((resolve) => setImmediate(resolve)))
    })()
    const backup = await makeBackup(folder, data.database.file, now, 'daily')
    writing = false
    await writes
    expect(keysOf(join(backupFolder(folder), backup.name)).filter((key) => String(key).startsWith('before'))).toHaveLength(20)
    expect(checkFile(join(backupFolder(folder), backup.name), 'full')).toEqual({ sound: true })
  })

  it('of a damaged file is not kept', async () => {
    for (let row = 0; row < 60; row += 1) await write(`row-${row}`, 3000)
    await data.close()
    overwrite(databaseFile(folder), 0.85, 40_000)
    expect(isDamaged(await rejection(makeBackup(folder, databaseFile(folder), now, 'daily')))).toBe(true)
    expect(readdirSync(backupFolder(folder))).toEqual([])
  })

  it('fourteen daily ones are kept, and every one that somebody asked for', async () => {
    await makeBackup(folder, data.database.file, '2026-01-01T00:00:00.000Z', 'asked')
    for (let day = 1; day <= 16; day += 1) await makeBackup(folder, data.database.file, `2026-02-${String(day).padStart(2, '0')}T00:00:00.000Z`, 'daily')
    const kept = listBackups(folder)
    expect(kept.filter(({ reason }) => reason === 'daily').map(({ at }) => at.slice(8, 10))).toEqual(['16', '15', '14', '13', '12', '11', '10', '09', '08', '07', '06', '05', '04', '03'])
    expect(kept.filter(({ reason }) => reason === 'asked')).toHaveLength(1)
  })

  it('is given up without a trace when it is told to stop', async () => {
    for (let row = 0; row < 20; row += 1) await write(`row-${row}`, 200_000)
    let steps = 0
    const stop = (): void => {
      steps += 1
      if (steps === 2) throw new Error('told to stop')
    }
    expect(await rejection(makeBackup(folder, data.database.file, now, 'closing', stop))).toMatchObject({ message: 'told to stop' })
    expect(readdirSync(backupFolder(folder))).toEqual([])
  })

  it('one that was named to the second is still found, and can be restored', async () => {
    const { name } = await makeBackup(folder, data.database.file, now, 'asked')
    const earlier = name.replace('000Z', 'Z')
    renameSync(join(backupFolder(folder), name), join(backupFolder(folder), earlier))
    expect(listBackups(folder)).toMatchObject([{ name: earlier, at: now, reason: 'asked' }])
    await data.close()
    expect(restoreBackup(folder, databaseFile(folder), earlier, now)).not.toBeNull()
    data = await openAt(folder)
  })

  it('what a crash left of one is cleared away when the data is opened again', async () => {
    await data.close()
    mkdirSync(backupFolder(folder), { recursive: true })
    writeFileSync(join(backupFolder(folder), 'dockside-20260101T000000000Z-daily.db.part'), 'half')
    expect(listBackups(folder)).toEqual([])
    data = await openAt(folder)
    expect(readdirSync(backupFolder(folder))).toEqual([])
  })

  it('any number at the same moment are as many backups, each whole', async () => {
    await write('one')
    const made = await Promise.all([1, 2, 3].map(() => makeBackup(folder, data.database.file, now, 'asked')))
    expect(readdirSync(backupFolder(folder)).sort()).toEqual(made.map(({ name }) => name).sort())
    expect(new Set(made.map(({ name }) => name)).size).toBe(3)
    for (const { name } of made) expect(keysOf(join(backupFolder(folder), name))).toEqual(['one'])
  })
})

describe('on a full disk', () => {
  it('no backup is begun that would not fit, and no half file stays behind', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    const disk = smallDisk(24 * 1024 * 1024)
    try {
      const small = await openAt(disk.folder)
      disk.fill(1_000_000)
      expect(isDiskFull(await rejection(makeBackup(disk.folder, small.database.file, now, 'daily')))).toBe(true)
      expect(readdirSync(backupFolder(disk.folder))).toEqual([])
      disk.clear()
      await makeBackup(disk.folder, small.database.file, now, 'daily')
      disk.fill(1_000_000)
      await small.close()
      const before = readFileSync(databaseFile(disk.folder))
      expect(() => restoreBackup(disk.folder, databaseFile(disk.folder), listBackups(disk.folder)[0]?.name ?? '', now)).toThrow(/are needed/)
      expect(readFileSync(databaseFile(disk.folder))).toEqual(before)
    } finally {
      disk.remove()
    }
  })
})

describe('a restore', () => {
  it('brings the backup back and keeps what it replaced, also twice in one moment', async () => {
    await write('kept')
    const { name } = await makeBackup(folder, data.database.file, now, 'asked')
    await write('newer')
    await data.close()
    const first = restoreBackup(folder, databaseFile(folder), name, now)
    const second = restoreBackup(folder, databaseFile(folder), name, now)
    expect([first, second]).toEqual(['dockside.db.replaced-20261124T090000000Z', 'dockside.db.replaced-20261124T090000000Z-2'])
    expect(keysOf(join(folder, first ?? ''))).toEqual(['kept', 'newer'])
    expect(keysOf(databaseFile(folder))).toEqual(['kept'])
  })

  it.each([
    ['garbled', (file: string) => overwrite(file, 0.1, 200_000)],
    ['empty', (file: string) => writeFileSync(file, '')],
    ['no database', (file: string) => writeFileSync(file, 'x'.repeat(9000))]
  ])('of a backup that is %s by now is refused, and nothing changes', async (_, spoil) => {
    const { name } = await makeBackup(folder, data.database.file, now, 'asked')
    await data.close()
    const before = readFileSync(databaseFile(folder))
    spoil(join(backupFolder(folder), name))
    expect(checkBackup(join(backupFolder(folder), name))).toMatchObject({ sound: false })
    expect(() => restoreBackup(folder, databaseFile(folder), name, now)).toThrow()
    expect(readFileSync(databaseFile(folder))).toEqual(before)
  })
})
