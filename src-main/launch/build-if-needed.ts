import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

const sources = ['src-main', 'src-renderer', 'src-shared', 'resources', 'electron.vite.config.ts', 'tsconfig.json', 'package-lock.json']
const stamp = join(projectFolder, 'out', 'built')

function newestChange(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0)
}

/** Builds main, preload and renderer into out/ unless nothing changed since the last build. Words go to stderr; throws when the build fails. */
export function buildIfNeeded(): void {
  const newest = Math.max(...sources.map((name) => newestChange(join(projectFolder, name))))
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return
  console.error('Building Dockside …')
  const tool = join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: projectFolder, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('the build failed')
  writeFileSync(stamp, '')
  utimesSync(stamp, newest / 1000, newest / 1000)
}
