import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SerialLine } from '#shared/domain/devices/configuration.ts'
import { until } from './until.ts'

export { until }

/** Whether serial lines can be made here. */
export const hasSocat = spawnSync('socat', ['-V']).status === 0
/** Why tests over serial lines are skipped. */
export const withoutSocat = 'needs socat (apt-get install socat)'

/** Two ends of one serial line, as files: what is written to one comes out of the other. */
export type SerialPair = {
  /** The end for the program, and the end for the device. */
  readonly station: SerialLine
  readonly device: SerialLine
  /** The cable is pulled: both ends are gone. */
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
  /** Unplugs and removes what was made. */
  readonly remove: () => Promise<void>
}

/** A pair of pseudo terminals joined by socat, plugged in. Speed, bits and parity are kept and have no effect on them. */
export async function openSerialPair(): Promise<SerialPair> {
  const folder = mkdtempSync(join(tmpdir(), 'dockside-serial-'))
  const paths = [join(folder, 'station'), join(folder, 'device')] as const
  let socat: ChildProcess | null = null

  const plug = async (): Promise<void> => {
    socat = spawn('socat', paths.map((path) => `pty,raw,echo=0,link=${path}`), { stdio: 'ignore' })
    await until(() => paths.every((path) => existsSync(path)), 'socat makes its two lines')
  }
  const unplug = async (): Promise<void> => {
    const running = socat
    socat = null
    if (running === null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await ended
    // A killed socat leaves its links behind, a real adapter does not.
    for (const path of paths) rmSync(path, { force: true })
  }
  await plug()
  const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const
  return {
    station: { path: paths[0], ...line },
    device: { path: paths[1], ...line },
    unplug,
    plug,
    remove: async () => {
      await unplug()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
