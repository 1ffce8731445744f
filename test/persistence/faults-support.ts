import { spawn, spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeBytes } from '#main/persistence/free-space.ts'

/** Why a fault cannot be made on this machine, or null. Tests hand it to `skip`, so that the report says it. */
export const mountsNeedRoot: string | null = process.platform !== 'linux' || process.getuid?.() !== 0 ? 'needs root on Linux to mount a small or read-only disk' : mountProblem()

function mountProblem(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'dockside-mount-'))
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { encoding: 'utf8' })
  if (status === 0) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return status === 0 ? null : `this machine does not let root mount: ${stderr.trim()}`
}

/** A disk of its own with so many bytes. `fill` leaves `left` bytes free, `clear` takes the filling away. */
export function smallDisk(bytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'dockside-disk-'))
  run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)
  const filling = join(folder, 'filling')
  const fill = (left = 0): void => {
    const descriptor = openSync(filling, 'a')
    for (let free = freeBytes(folder); free > left; free = freeBytes(folder)) {
      try {
        if (writeSync(descriptor, new Uint8Array(Math.min(256 * 1024, free - left))) === 0) break
      } catch {
        break
      }
    }
    closeSync(descriptor)
  }
  const clear = (): void => rmSync(filling, { force: true })
  const remove = (): void => {
    run('umount', '-l', folder)
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, fill, clear, remove }
}

/** Makes a folder read-only, also for root, until the returned function is called. */
export function mountReadOnly(folder: string): () => void {
  run('mount', '--bind', folder, folder)
  run('mount', '-o', 'remount,ro,bind', folder)
  return () => run('umount', '-l', folder)
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, [...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}

/** Writes over part of a file, from a share of its length on; the bytes are the same every time. */
export function overwrite(file: string, from: number, bytes: number): void {
  const descriptor = openSync(file, 'r+')
  const start = Math.floor((statSync(file).size * from) / 4096) * 4096
  writeSync(descriptor, Uint8Array.from({ length: bytes }, (_, index) => (index * 31 + 7) % 251), 0, bytes, start)
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** What a power cut leaves: the files of an open database as they lie on the disk, copied while it runs. */
export function copyAsAfterCrash(from: string, to: string): void {
  for (const ending of ['', '-wal']) copyFileSync(join(from, `dockside.db${ending}`), join(to, `dockside.db${ending}`))
  for (const name of ['data-since.txt', 'open.txt']) writeFileSync(join(to, name), 'x')
}

/** Another process that runs `script` (plain JavaScript with `Database` of the driver at hand) and says so by a line; `end` lets it go and waits. */
export async function otherProcess(script: string): Promise<{ readonly end: () => Promise<void> }> {
  const whole = `const Database = require('better-sqlite3'); ${script}; console.log('ready'); process.stdin.resume(); process.stdin.on('end', () => process.exit(0))`
  const child = spawn(process.execPath, ['-e', whole], { stdio: ['pipe', 'pipe', 'inherit'], cwd: process.cwd() })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code}`)))
  })
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      child.removeAllListeners('exit')
      child.once('exit', () => resolve())
      child.stdin.end()
    })
  return { end }
}
