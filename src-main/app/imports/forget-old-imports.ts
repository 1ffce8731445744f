import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../context.ts'
import { importsFolder } from './jobs/import-files.ts'
import { runsOf } from './runs.ts'

/** Files of so many newest imports are kept, and none longer than so many days. What the table says about an import stays. */
const keptImports = 50
const keptDays = 30

/** Removes the files of old imports and of uploads that never ended. `current` is the import that is being uploaded. Failing to is no failure of the upload. */
export async function forgetOldImports(services: Services, current: string): Promise<void> {
  const { database, dataFolder, clock, log } = services
  try {
    const since = new Date(Date.parse(clock.nowIso()) - keptDays * 24 * 60 * 60 * 1000).toISOString()
    const kept = await database.read((sql) => sql.all<{ readonly id: string }>('SELECT id FROM imports WHERE at >= ? ORDER BY at DESC, id LIMIT ?', since, keptImports))
    const spared = new Set([current, ...runsOf(services).keys(), ...kept.map(({ id }) => id)])
    const folders = await readdir(importsFolder(dataFolder))
    await Promise.all(folders.filter((name) => !spared.has(name)).map((name) => rm(join(importsFolder(dataFolder), name), { recursive: true, force: true })))
  } catch (error) {
    log.warn({ err: error }, 'files of old imports could not be removed')
  }
}
