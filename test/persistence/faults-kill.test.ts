import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectBooksRight, nothingTold, startCommitter } from './faults-books.ts'

/** When each copy is killed, in milliseconds: after it was ready, or for 'start' after it was started, which is before it is ready. */
const kills: readonly (readonly ['work' | 'start', number])[] = [
  ['work', 30], ['work', 171], ['start', 40], ['work', 8], ['work', 93], ['work', 222], ['start', 260], ['work', 1], ['work', 47], ['work', 130], ['work', 61], ['work', 301]
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-kill-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a station that is killed again and again loses nothing it had answered, counts nothing twice, and keeps its books right', async () => {
  const told = nothingTold()
  for (const [cycle, [from, afterMs]] of kills.entries()) {
    const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), afterMs)
    const { child, ended } = startCommitter(folder, cycle, told, from === 'work' ? kill : () => undefined)
    if (from === 'start') kill()
    expect(await ended).toMatchObject({ signal: 'SIGKILL' })
  }
  expect(told.counted.size).toBeGreaterThan(kills.length)
  expect(told.posted.length).toBeGreaterThan(0)
  expectBooksRight(folder, told)
}, 120_000)
