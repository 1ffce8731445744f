import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openLog } from '#main/log.ts'
import { reserveBytes } from '#main/persistence/space-reserve.ts'
import { mountsNeedRoot, smallDisk } from '#test/persistence/faults-support.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

const megabyte = 1024 * 1024
const people = async (test: TestApp): Promise<readonly string[]> => (await test.must('session.listOperators', {})).rows.map(({ name }) => name)

/** Adds people until the disk is full; gives the names that were acknowledged and the request that was not. */
async function addUntilFull(test: TestApp, prefix: string): Promise<{ readonly added: readonly string[]; readonly refused: string }> {
  const added: string[] = []
  for (let turn = 0; turn < 20_000; turn += 1) {
    const name = `${prefix} ${turn}`
    const reply = await test.call('session.saveOperator', { name, role: 'clerk', requestId: `add-${prefix}-${turn}` })
    if (!reply.ok) {
      expect(reply.failure).toEqual({ code: 'disk-full' })
      return { added, refused: name }
    }
    added.push(name)
  }
  throw new Error('the disk never got full')
}

describe('a disk that fills up while the app runs', () => {
  it('a command says so, what was acknowledged is there, and the same request works once there is room', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    const disk = smallDisk(16 * megabyte)
    let test = await openTestApp({ folder: disk.folder })
    try {
      disk.fill()
      const { added, refused } = await addUntilFull(test, 'first')
      expect(await people(test)).toEqual(expect.arrayContaining([...added]))
      expect(await people(test)).not.toContain(refused)
      expect(await test.must('system.health', {})).toMatchObject({ lowOnSpace: true })
      expect(await test.failed('system.backupNow', {})).toEqual({ code: 'disk-full' })

      // Ends and begins again while the disk is still full: nothing is lost, and the start says what is wrong or goes on.
      await test.close({ keep: true })
      test = await openTestApp({ folder: disk.folder, clock: test.clock })
      const { failure } = await test.must('startup.state', {})
      if (failure !== null) expect(failure.code).toBe('disk-full')
      disk.clear()
      await test.must('startup.retry', {})
      await test.must('session.saveOperator', { name: refused, role: 'clerk', requestId: `add-first-${added.length}` })
      expect((await people(test)).length).toBe(added.length + 2)
    } finally {
      await test.close({ keep: true })
      disk.remove()
    }
  })

  it('the log loses words, the program goes on, and the log speaks again once there is room', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    const disk = smallDisk(2 * megabyte)
    try {
      const log = openLog(disk.folder)
      disk.fill()
      for (let turn = 0; turn < 2_000; turn += 1) log.error({ turn, err: new Error('x'.repeat(400)) }, 'a fault on a full disk')
      // Short lines take what room the long ones left among the waiting words, wherever the program lies and however long its stack traces are.
      for (let turn = 0; turn < 2_000; turn += 1) log.error('x')
      disk.clear()
      log.error({ turn: 'last' }, 'there is room again')
      const written = readFileSync(join(disk.folder, 'logs', 'dockside.log'), 'utf8')
      expect(written).toContain('a fault on a full disk')
      expect(JSON.parse(written.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ turn: 'last', msg: 'there is room again' })
    } finally {
      disk.remove()
    }
  })

  it('the reserve is given up, so that the work at hand can be ended', async ({ skip }) => {
    if (mountsNeedRoot !== null) skip(mountsNeedRoot)
    const disk = smallDisk(100 * megabyte)
    const test = await openTestApp({ folder: disk.folder })
    const reserve = join(disk.folder, 'reserve')
    try {
      await vi.waitFor(() => expect(statSync(reserve).size).toBe(reserveBytes), { timeout: 15_000, interval: 50 })
      // The first backup follows the set-up; then nothing else writes.
      await test.must('session.setUp', { companyName: 'Litware', currency: 'EUR', locale: 'en', name: 'Maren Holt', pin: '1000' })
      await vi.waitFor(async () => expect((await test.must('system.health', {})).newestBackupAt).not.toBeNull(), { timeout: 15_000, interval: 50 })
      disk.fill()
      const { refused } = await addUntilFull(test, 'first')
      expect(existsSync(reserve)).toBe(false)
      for (let turn = 0; turn < 200; turn += 1) await test.must('session.saveOperator', { name: `later ${turn}`, role: 'clerk' })
      await test.must('session.saveOperator', { name: refused, role: 'clerk' })
      expect(test.faults).toEqual([])
    } finally {
      await test.close({ keep: true })
      disk.remove()
    }
  })
})
