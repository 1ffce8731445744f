import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Figure } from './measure.ts'
import { median } from './measure.ts'

const station = fileURLToPath(new URL('../../out/main/station.js', import.meta.url))
const starts = 5

/** From the start of the process to the line that says it answers calls. */
async function startOnce(folder: string): Promise<number> {
  const start = performance.now()
  const run = spawn(process.execPath, [station, '--data', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(run.stdout, 'data')
  const taken = performance.now() - start
  run.kill('SIGTERM')
  await once(run, 'exit')
  return taken
}

/** An empty Node process, for comparison. */
async function startNothing(): Promise<number> {
  const start = performance.now()
  const run = spawn(process.execPath, ['-e', 'console.log(1)'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(run.stdout, 'data')
  const taken = performance.now() - start
  await once(run, 'exit')
  return taken
}

/** How long the built station takes until it answers calls, with the big company. */
export async function benchStationStart(folder: string): Promise<readonly Figure[]> {
  const times: number[] = []
  const empty: number[] = []
  for (let index = 0; index < starts; index += 1) {
    times.push((await startOnce(folder)) / 1000)
    empty.push((await startNothing()) / 1000)
  }
  return [{ name: 'station ready for calls, median', value: median(times), unit: 's', limit: median(empty), limitName: 'an empty Node process', goal: 2, goalKind: 'value' }]
}
