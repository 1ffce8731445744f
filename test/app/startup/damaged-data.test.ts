import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeStartFailure } from '#main/app/startup/describe-start-failure.ts'
import { restoreAtStart } from '#main/app/startup/restore-at-start.ts'
import { lockData } from '#main/persistence/data-lock.ts'
import { databaseFile } from '#main/persistence/open-database.ts'
import { otherProcess, overwrite } from '#test/persistence/faults-support.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const people = async (): Promise<readonly string[]> => (await test.must('session.listOperators', {})).rows.map(({ name }) => name)
const add = (name: string) => test.must('session.saveOperator', { name, role: 'clerk' })
const state = () => test.must('startup.state', {})
const untilFailed = () => vi.waitFor(async () => expect((await state()).failure).not.toBeNull(), { timeout: 15_000, interval: 50 })

/** Closes, does something to the file, and opens the same folder again. */
const reopenAfter = async (spoil: (file: string) => void): Promise<void> => {
  await test.close({ keep: true })
  spoil(databaseFile(test.folder))
  test = await openTestApp({ folder: test.folder, clock: test.clock })
}

describe('data that is damaged when the app starts', () => {
  it('every call but startup.* says that the data is not open, and the newest backup brings it back', async () => {
    await add('Anna')
    await test.must('system.backupNow', {})
    test.clock.advance(60_000)
    await add('Ben')
    const { name } = await test.must('system.backupNow', {})
    await reopenAfter((file) => overwrite(file, 0, 4096))

    expect(await test.failed('session.state', {})).toEqual({ code: 'not-started' })
    const found = await state()
    expect(found).toMatchObject({ phase: 'failed', failure: { code: 'damaged' }, canRestore: true })
    expect(found.backups.map((backup) => backup.at)).toEqual(['2026-11-24T09:01:00.000Z', '2026-11-24T09:00:00.000Z'])
    const spoilt = readFileSync(databaseFile(test.folder))

    const { keptAs, phase } = await test.must('startup.restore', { backupName: name })
    expect(phase).toBe('ready')
    expect(readFileSync(join(test.folder, keptAs ?? ''))).toEqual(spoilt)
    expect(await people()).toEqual(['Administrator', 'Anna', 'Ben'])
    expect(test.events).toContainEqual({ type: 'startup.changed' })
    await add('Carla')
    expect(await people()).toContain('Carla')
  })

  it('the words for a start without a screen say what is wrong, that nothing was changed, and what to do', async () => {
    await test.must('system.backupNow', {})
    await reopenAfter((file) => writeFileSync(file, 'no database at all'))
    expect(await describeStartFailure(test.app, test.folder)).toBe(
      `The database file is damaged: file is not a database. Nothing was changed in ${test.folder}. The newest backup is dockside-20261124T090000000Z-asked.db of 2026-11-24T09:00:00.000Z; "--restore newest" puts it in place and keeps the file as it is now beside it.`
    )
  })

  it('after a crash, too: the restored data does not miss the log of the data it replaced', async () => {
    const { name } = await test.must('system.backupNow', {})
    await reopenAfter((file) => {
      overwrite(file, 0, 4096)
      for (const left of [join(test.folder, 'open.txt'), `${file}-wal`]) writeFileSync(left, '')
    })
    await test.must('startup.restore', { backupName: name })
    expect((await test.must('system.health', {})).notices).toEqual([])
  })

  it('a backup that is spoilt too is refused, and an older one still works', async () => {
    await add('Anna')
    const good = await test.must('system.backupNow', {})
    test.clock.advance(60_000)
    const spoilt = await test.must('system.backupNow', {})
    await reopenAfter((file) => {
      overwrite(file, 0, 4096)
      overwrite(join(test.folder, 'backups', spoilt.name), 0.2, 100_000)
    })
    expect(await test.failed('startup.restore', { backupName: spoilt.name })).toMatchObject({ code: 'backup-not-sound' })
    expect(await test.failed('startup.restore', { backupName: '../dockside.db' })).toEqual({ code: 'unknown-backup' })
    await test.must('startup.restore', { backupName: good.name })
    expect(await people()).toContain('Anna')
  })

  it('restoring the newest from the command line goes past a spoilt backup, and says in words what it did or why it did nothing', async () => {
    await add('Anna')
    const good = await test.must('system.backupNow', {})
    test.clock.advance(60_000)
    const spoilt = await test.must('system.backupNow', {})
    expect(await restoreAtStart(test.app, 'newest')).toEqual({ ok: false, failure: 'The data opens as it is; nothing was restored.' })
    await reopenAfter((file) => {
      overwrite(file, 0, 4096)
      writeFileSync(join(test.folder, 'backups', spoilt.name), '')
    })
    expect(await restoreAtStart(test.app, 'no-such.db')).toEqual({ ok: false, failure: 'There is no backup no-such.db; nothing was restored.' })
    expect(await restoreAtStart(test.app, spoilt.name)).toEqual({ ok: false, failure: `No backup is sound any more (${spoilt.name}); nothing was restored.` })
    expect(await restoreAtStart(test.app, 'newest')).toEqual({ ok: true, value: `The backup ${spoilt.name} is spoilt. Restored ${good.name}, which holds 0 products, 0 suppliers, 0 orders and 0 receipts. The file it replaced is kept as dockside.db.replaced-20261124T090100000Z.` })
    expect(await people()).toContain('Anna')
  })

  it('two screens that restore at once do it once', async () => {
    const { name } = await test.must('system.backupNow', {})
    await reopenAfter((file) => overwrite(file, 0, 4096))
    const replies = await Promise.all([test.call('startup.restore', { backupName: name }), test.call('startup.restore', { backupName: name }), test.call('startup.retry', {})])
    expect(replies.map((reply) => (reply.ok ? reply.value.phase : reply.failure.code)).sort()).toEqual(['not-failed', 'ready', 'ready'])
    expect(await people()).toEqual(['Administrator'])
  })

  it('data that opens is never replaced', async () => {
    const { name } = await test.must('system.backupNow', {})
    expect(await test.failed('startup.restore', { backupName: name })).toEqual({ code: 'not-failed' })
    expect(await test.failed('startup.restore', { backupName: 7 as never })).toMatchObject({ code: 'invalid-input' })
  })
})

describe('data that turns out to be damaged while the app runs', () => {
  beforeEach(async () => {
    await test.must('session.setUp', { companyName: 'Quay', currency: 'EUR', locale: 'en', name: 'Ada', pin: '1234' })
    for (let turn = 0; turn < 200; turn += 1) await test.must('system.saveSettings', { companyName: `${turn} ${'x'.repeat(190)}`, inHousePrefixes: Array.from({ length: 20 }, (_, index) => `${index}-${turn}-${'y'.repeat(10)}`) })
    await test.must('system.backupNow', {})
    await reopenAfter((file) => overwrite(file, 0.85, 60_000))
  })

  it('the check of every page after the start finds it; everybody is told, and a restore is offered and works', async () => {
    await untilFailed()
    const { failure, backups } = await state()
    expect(failure).toMatchObject({ code: 'damaged' })
    expect(test.events.filter(({ type }) => type === 'startup.changed')).toHaveLength(1)
    expect(await test.must('startup.restore', { backupName: backups[0]?.name ?? '' })).toMatchObject({ phase: 'ready' })
    expect((await test.must('system.trail', {})).rows.length).toBeGreaterThan(40)
    expect(existsSync(join(test.folder, 'dockside.db'))).toBe(true)
    expect(readdirSync(test.folder).filter((name) => name.startsWith('dockside.db.replaced'))).not.toEqual([])
  })

  it('a call that meets the pages first is a fault, and starts the check at once', async () => {
    const reply = await test.app.dispatch({ procedure: 'system.trail', input: { limit: 200 }, caller: { kind: 'station', station: 'Dock 1' } })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'fault' } })
    await untilFailed()
  })
})

describe('a file or folder that somebody else has', () => {
  it('held by another copy: nothing can be restored over it, and a retry opens it once the copy is closed', async () => {
    const { name } = await test.must('system.backupNow', {})
    await test.close({ keep: true })
    const other = lockData(test.folder, 'process 1, since yesterday')
    test = await openTestApp({ folder: test.folder, clock: test.clock })
    expect((await state()).failure).toEqual({ code: 'in-use', detail: 'process 1, since yesterday' })
    expect(await describeStartFailure(test.app, test.folder)).toContain('open in another copy of Dockside (process 1, since yesterday)')
    expect(await test.failed('startup.restore', { backupName: name })).toEqual({ code: 'not-restorable' })
    expect(await test.must('startup.retry', {})).toEqual({ phase: 'failed' })
    if (other.ok) other.value.release()
    expect(await test.must('startup.retry', {})).toEqual({ phase: 'ready' })
    expect(await people()).toEqual(['Administrator'])
  })

  it('damaged and meanwhile opened by another copy: the restore is refused', async () => {
    const { name } = await test.must('system.backupNow', {})
    await reopenAfter((file) => overwrite(file, 0, 4096))
    const other = lockData(test.folder, 'another')
    expect(await test.failed('startup.restore', { backupName: name })).toEqual({ code: 'in-use', holder: 'another' })
    if (other.ok) other.value.release()
    expect(await test.must('startup.restore', { backupName: name })).toMatchObject({ phase: 'ready' })
  })

  it('locked by another program in the middle of the work: a clear answer within seconds, reading and the clock go on, and the same request works afterwards', async () => {
    await add('Anna')
    const other = await otherProcess(`const db = new Database(${JSON.stringify(databaseFile(test.folder))}); db.exec('BEGIN EXCLUSIVE')`)
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 10)
    const locked = await test.failed('session.saveOperator', { name: 'Ben', role: 'clerk', requestId: 'while-locked' })
    clearInterval(ticking)
    expect(locked).toEqual({ code: 'locked' })
    expect(ticks).toBeGreaterThan(100)
    expect(await people()).toEqual(['Administrator', 'Anna'])
    await other.end()
    await test.must('session.saveOperator', { name: 'Ben', role: 'clerk', requestId: 'while-locked' })
    expect(await people()).toEqual(['Administrator', 'Anna', 'Ben'])
  })

  it('locked for a moment only: the command waits and goes through', async () => {
    const other = await otherProcess(`const db = new Database(${JSON.stringify(databaseFile(test.folder))}); db.exec('BEGIN EXCLUSIVE')`)
    const adding = add('Anna')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await other.end()
    await adding
    expect(await people()).toContain('Anna')
  })
})
