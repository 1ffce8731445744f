import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

const sources = ['src-main', 'src-renderer', 'src-shared', 'resources', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
const stamp = join(projectFolder, 'out', 'built')

function listFiles(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  return found.isDirectory() ? readdirSync(path).flatMap((name) => listFiles(join(path, name))) : [`${path} ${found.mtimeMs} ${found.size}`]
}

/** Tells one state of the sources from another by names, times and sizes. */
const stateOfSources = (): string => createHash('sha256').update(sources.flatMap((name) => listFiles(join(projectFolder, name))).sort().join('\n')).digest('hex')

/** Builds main, preload and renderer into out/. Words go to stderr; throws when the build fails. */
export function build(): void {
  const state = stateOfSources()
  rmSync(stamp, { force: true })
  const tool = join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: projectFolder, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('the build failed')
  mkdirSync(join(projectFolder, 'out'), { recursive: true })
  writeFileSync(stamp, state)
}

/** Builds unless nothing changed since the last build. */
export function buildIfNeeded(): void {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOfSources()) return
  console.error('Building Dockside …')
  build()
}
