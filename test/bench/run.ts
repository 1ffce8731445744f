import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { openApp } from '#main/app/open-app.ts'
import { systemClock } from '#main/clock.ts'
import { silentLog } from '#main/log.ts'
import { builtPreview, builtWorkers } from '#test/support/built-workers.ts'
import { benchDevices } from './devices.ts'
import { benchImports } from './imports.ts'
import { benchLookup, benchSearch } from './lookup.ts'
import type { Figure } from './measure.ts'
import { heading, keepsGoal, rowOf } from './measure.ts'
import { bigCompanyFolder, makeBigCompany } from './million-products.ts'
import { benchPrinting } from './printing.ts'
import { benchScanCommand } from './scan-command.ts'
import { benchScanToPixels } from './scan-to-pixels.ts'
import { benchStationStart } from './station-start.ts'

// `npm run bench [name …]`: prints each figure beside what is possible on this machine in the same run. `--products N` makes a smaller company for a quick look.
const names = process.argv.slice(2).filter((word) => !word.startsWith('--') && !/^\d+$/.test(word))
const at = process.argv.indexOf('--products')
const count = at < 0 ? 1_000_000 : Number(process.argv[at + 1])
const folder = mkdtempSync(join(tmpdir(), 'dockside-bench-'))
const figures: Figure[] = []

const wanted = (name: string): boolean => names.length === 0 || names.includes(name)
async function bench(name: string, work: () => Promise<readonly Figure[]>): Promise<void> {
  if (!wanted(name)) return
  for (const figure of await work()) {
    figures.push(figure)
    console.log(rowOf(figure))
  }
}

try {
  const big = bigCompanyFolder(folder)
  if (['lookup', 'search', 'scan', 'start'].some(wanted)) {
    console.log(`Making a company with ${count.toLocaleString('en')} products …`)
    await makeBigCompany(big, count)
  }
  heading.forEach((line) => console.log(line))
  const openBig = () => openApp({ dataFolder: big, clock: systemClock, newId: randomUUID, log: silentLog, workers: builtWorkers(), zplPreview: builtPreview() })
  if (['lookup', 'search', 'scan'].some(wanted)) {
    const app = await openBig()
    await bench('lookup', () => benchLookup(app, big, count))
    await bench('search', () => benchSearch(app, count))
    await bench('scan', () => benchScanCommand(app, big))
    await app.close()
  }
  await bench('start', () => benchStationStart(big))
  await bench('pixels', benchScanToPixels)
  await bench('devices', benchDevices)
  await bench('printing', benchPrinting)
  await bench('imports', () => benchImports(folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const missed = figures.filter((figure) => !keepsGoal(figure))
console.log(missed.length === 0 ? 'Every goal is kept.' : `Missed: ${missed.map(({ name }) => name).join('; ')}`)
