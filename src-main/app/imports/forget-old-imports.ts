import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../context.ts'
import { importsFolder } from './jobs/import-files.ts'
import { runsOf, uploadsOf } from './runs.ts'

/** Files of so many newest imports are kept, together no more than so many bytes, and none longer than so many days. What the table says about an import stays. */
const keptImports = 50
const keptBytes = 1024 * 1024 * 1024
const keptDays = 30

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then(({ size }) => size, () => 0)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Removes the files of old imports and of uploads that never ended; those at work are spared. Failing to is no failure of the upload that asks for it. */
export async function forgetOldImports(services: Services): Promise<void> {
  const { database, dataFolder, clock, log } = services
  const parent = importsFolder(dataFolder)
  try {
    const folders = await readdir(parent)
    const since = new Date(Date.parse(clock.nowIso()) - keptDays * 24 * 60 * 60 * 1000).toISOString()
    const newest = await database.read((sql) => sql.all<{ readonly id: string }>('SELECT id FROM imports WHERE at >= ? ORDER BY at DESC, id LIMIT ?', since, keptImports))
    const spared = new Set([...uploadsOf(services), ...runsOf(services).keys()])
    let bytes = 0
    for (const { id } of newest) {
      bytes += await folderBytes(join(parent, id))
      if (bytes <= keptBytes) spared.add(id)
    }
    await Promise.all(folders.filter((name) => !spared.has(name)).map((name) => rm(join(parent, name), { recursive: true, force: true })))
  } catch (error) {
    log.warn({ err: error }, 'files of old imports could not be removed')
  }
}
