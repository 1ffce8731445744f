import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import program from '../../../package.json' with { type: 'json' }
import { newestSchemaVersion } from '#main/persistence/migrations/index.ts'
import { overwrite } from '#test/persistence/faults-support.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

it('a backup somebody asked for is listed as good until the disk spoils it', async () => {
  const { name, bytes } = await test.must('system.backupNow', {})
  expect(await test.must('system.listBackups', {})).toEqual({ rows: [{ name, bytes, at: '2026-11-24T09:00:00.000Z', reason: 'asked', good: true }] })
  overwrite(join(test.folder, 'backups', name), 0.3, 100_000)
  expect((await test.must('system.listBackups', {})).rows).toMatchObject([{ name, good: false }])
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
