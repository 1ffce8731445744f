import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectBooksRight, nothingTold, startCommitter } from './faults-books.ts'
import { mountsNeedRoot } from './faults-support.ts'

/** Each cut comes so many milliseconds after the station was ready. */
const cuts = [140, 60, 250, 95]

let place: string
let disk: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'dockside-power-'))
  disk = join(place, 'disk')
  mkdirSync(disk)
})
afterEach(() => {
  spawnSync('umount', ['-l', disk])
  rmSync(place, { recursive: true, force: true })
})

const run = (command: string, ...args: readonly string[]) => spawnSync(command, [...args], { encoding: 'utf8' })

/** A disk of its own in a file, or why there can be none. */
function makeDisk(): string | null {
  if (mountsNeedRoot !== null) return mountsNeedRoot
  const image = join(place, 'image')
  for (const [command, ...args] of [['truncate', '-s', '64M', image], ['mkfs.ext4', '-q', '-F', image], ['mount', '-o', 'loop', image, disk], ['python3', '-c', 'import fcntl']] as const) {
    const { status, stderr, error } = run(command, ...args)
    if (status !== 0) return `needs a loop-mounted ext4 and python3: ${command} said ${error?.message ?? stderr}`
  }
  return null
}

/**
 * Ends the file system as a power cut does: what was not flushed is gone (EXT4_IOC_SHUTDOWN without flushing its log).
 * A flush that is under way at that very moment may be called good by the kernel and be gone all the same (a loop of
 * plain writes and fsyncs shows it too), so what is answered during the cut proves nothing: see `told.listening`.
 */
function cutPower(): void {
  run('python3', '-c', `import fcntl, os, struct; fcntl.ioctl(os.open('${disk}', os.O_RDONLY), 0x8004587D, struct.pack('I', 2))`)
}

it('a power cut takes nothing that was answered', async ({ skip }) => {
  const missing = makeDisk()
  if (missing !== null) skip(missing)
  const told = nothingTold()
  for (const [cycle, afterMs] of cuts.entries()) {
    const { child, ended } = startCommitter(join(disk, 'data'), cycle, told, () => void setTimeout(() => {
      told.listening = false
      cutPower()
      child.kill('SIGKILL')
    }, afterMs))
    await ended
    run('umount', disk)
    expect(run('mount', '-o', 'loop', join(place, 'image'), disk)).toMatchObject({ status: 0 })
    expectBooksRight(join(disk, 'data'), told)
  }
  expect(told.counted.size).toBeGreaterThan(cuts.length)
}, 120_000)
