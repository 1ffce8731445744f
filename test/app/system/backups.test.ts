import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import program from '../../../package.json' with { type: 'json' }
import { newestSchemaVersion } from '#main/persistence/migrations/index.ts'
import { overwrite } from '#test/persistence/faults-support.ts'
import { broughtIn } from '#test/app/imports/support.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

it('a backup somebody asked for is listed as good until the disk spoils it', async () => {
  const { name, bytes } = await test.must('system.backupNow', {})
  expect(await test.must('system.listBackups', {})).toEqual({ rows: [{ name, bytes, at: '2026-11-24T09:00:00.000Z', reason: 'asked', good: true, contents: { products: 0, suppliers: 0, orders: 0, receipts: 0, changedAt: null } }] })
  overwrite(join(test.folder, 'backups', name), 0.3, 100_000)
  expect((await test.must('system.listBackups', {})).rows).toMatchObject([{ name, good: false, contents: null }])
})

it('the same request makes one backup', async () => {
  const asked = () => test.must('system.backupNow', { requestId: 'one-backup' })
  expect(await asked()).toEqual(await asked())
  expect((await test.must('system.listBackups', {})).rows).toHaveLength(1)
})

it('health tells the version, the schema, the room on the disk and the newest backup', async () => {
  const before = await test.must('system.health', {})
  expect(before).toMatchObject({ version: program.version, schemaVersion: newestSchemaVersion, newestBackupAt: null })
  expect(before.databaseBytes).toBeGreaterThan(4096)
  expect(before.freeBytes).toBeGreaterThan(0)
  await test.must('system.backupNow', {})
  expect((await test.must('system.health', {})).newestBackupAt).toBe('2026-11-24T09:00:00.000Z')
})

describe('without being asked', () => {
  const setUp = () => test.must('session.setUp', { companyName: 'Litware', currency: 'EUR', locale: 'en', name: 'Maren Holt', pin: '1000' })
  const reasons = async () => (await test.must('system.listBackups', {})).rows.map(({ reason }) => reason)
  const addSupplier = (code: string) => test.must('catalog.saveSupplier', { code, name: `Supplier ${code}`, currency: 'EUR' })

  it('none is made of a company that is not set up, and one right after it was', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await reasons()).toEqual([])
    await setUp()
    await vi.waitFor(async () => expect(await reasons()).toEqual(['set-up']), { timeout: 10_000, interval: 50 })
    await test.must('system.saveSettings', { claimDays: 7 })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await reasons()).toEqual(['set-up'])
  })

  it('one is made after imports, and says what it holds', async () => {
    await setUp()
    await vi.waitFor(async () => expect(await reasons()).toEqual(['set-up']), { timeout: 10_000, interval: 50 })
    test.clock.advance(60_000)
    for (const code of ['S1', 'S2']) await broughtIn(test, `Code;Name;Currency\n${code};Supplier ${code};EUR\n`, undefined, { kind: 'suppliers' })
    await vi.waitFor(async () => expect(await reasons()).toEqual(['import', 'set-up']), { timeout: 15_000, interval: 50 })
    expect((await test.must('system.listBackups', {})).rows[0]?.contents).toEqual({ products: 0, suppliers: 2, orders: 0, receipts: 0, changedAt: '2026-11-24T09:01:00.000Z' })
    expect(test.faults).toEqual([])
  })

  it('one is made at an ordered end when something was entered since the newest, and only then', async () => {
    await setUp()
    await vi.waitFor(async () => expect(await reasons()).toEqual(['set-up']), { timeout: 10_000, interval: 50 })
    await test.close({ keep: true })
    test = await openTestApp({ folder: test.folder, clock: test.clock, backUpAtClose: true })
    test = await test.reopened()
    expect(await reasons()).toEqual(['set-up'])
    test.clock.advance(60_000)
    await addSupplier('LATE')
    test.clock.advance(60_000)
    test = await test.reopened()
    expect((await test.must('system.listBackups', {})).rows[0]).toMatchObject({ reason: 'closing', at: '2026-11-24T09:02:00.000Z', contents: { suppliers: 1, changedAt: '2026-11-24T09:01:00.000Z' } })
    test = await test.reopened()
    expect(await reasons()).toEqual(['closing', 'set-up'])
  })
})
