import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One module of a kernel, uncompressed. */
export type KernelModule = { readonly name: string; readonly content: Buffer }

const nameOf = (path: string): string => basename(path).replace(/\.ko.*$/, '').replaceAll('-', '_')

const contentOf = (path: string): Buffer => {
  if (!path.endsWith('.xz')) return readFileSync(path)
  const { status, stdout } = spawnSync('xz', ['-dc', path], { maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`xz could not unpack ${path}`)
  return stdout
}

/** A module says itself which others it needs, in its section .modinfo. */
const neededBy = (content: Buffer): readonly string[] =>
  (/(?:^|\0)depends=([^\0]*)\0/.exec(content.toString('latin1'))?.[1] ?? '').split(',').filter((name) => name !== '')

/** The wanted modules and all that they need, each after what it needs. Those that are no files are taken to be part of the kernel, and left out. */
export function loadOrder(modulesFolder: string, wanted: readonly string[]): readonly KernelModule[] {
  const files = new Map(readdirSync(modulesFolder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ko(\.xz)?$/.test(path)).map((path) => [nameOf(path), join(modulesFolder, path)]))
  const ordered = new Map<string, KernelModule>()
  const add = (name: string): void => {
    const path = files.get(name)
    if (path === undefined || ordered.has(name)) return
    const content = contentOf(path)
    neededBy(content).map(nameOf).forEach(add)
    ordered.set(name, { name, content })
  }
  wanted.map(nameOf).forEach(add)
  return [...ordered.values()]
}
