import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The kernel with its modules, the computer that runs it, and a shell for its first steps. Names without versions: what Debian has today is taken. */
const wanted = ['linux-image-amd64', 'qemu-system-x86', 'busybox-static']

/** Thrown with a plain reason where this computer cannot have virtual USB devices at all. */
export class NotHere extends Error {}

const downloadMs = 120_000

const run = (command: string, args: readonly string[], cwd?: string): { readonly ok: boolean; readonly output: string; readonly errors: string } => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: downloadMs, maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' } })
  return { ok: status === 0, output: stdout ?? '', errors: error?.message ?? stderr ?? '' }
}

const firstError = (errors: string): string => errors.split('\n').find((line) => line.startsWith('E:'))?.slice(3) ?? errors.trim().split('\n').at(-1) ?? ''

/** What apt would install for the wanted packages, which is what is missing here; null where it does not know them. */
function missingPackages(): readonly string[] | null {
  const { ok, output } = run('apt-get', ['install', '--simulate', '--no-install-recommends', ...wanted])
  if (!ok) return null
  // The C library has to be the one that everything here runs on.
  return output.split('\n').flatMap((line) => /^Inst (\S+)/.exec(line)?.[1] ?? []).filter((name) => name !== 'libc6')
}

/** Everything is fetched into a folder of this project and unpacked there: nothing is installed, no script of a package runs, and no rights of root are needed. */
function fetchInto(folder: string): void {
  let missing = missingPackages()
  if (missing === null) {
    run('apt-get', ['update', '-qq'])
    missing = missingPackages()
  }
  if (missing === null) throw new NotHere(`apt does not know ${wanted.join(', ')} (apt-get update as root may help)`)
  let fetched = run('apt-get', ['download', '-qq', ...missing], folder)
  if (!fetched.ok && run('apt-get', ['update', '-qq']).ok) fetched = run('apt-get', ['download', '-qq', ...missing], folder)
  if (!fetched.ok) throw new NotHere(`Debian's packages could not be fetched: ${firstError(fetched.errors)}`)
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.deb'))) {
    const unpacked = run('dpkg', ['-x', name, 'root'], folder)
    if (!unpacked.ok) throw new Error(`${name} could not be unpacked: ${firstError(unpacked.errors)}`)
    rmSync(join(folder, name))
  }
}

/** Folders in which the files of the wanted packages are, the fetched ones first; fetches what this computer lacks, once. Throws `NotHere` where that cannot be had. */
export function debianRoots(cache: string): readonly string[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new NotHere(`virtual USB devices need Linux on x86-64, this is ${process.platform} on ${process.arch}`)
  if (!run('apt-get', ['--version']).ok || !run('dpkg', ['--version']).ok) throw new NotHere('apt-get and dpkg are needed to fetch a kernel and QEMU (Debian)')
  const ready = join(cache, 'packages')
  if (!existsSync(ready)) {
    const unfinished = join(cache, 'unfinished')
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(join(unfinished, 'root'), { recursive: true })
    fetchInto(unfinished)
    // Only a whole set gets the name by which it is found again.
    renameSync(unfinished, ready)
  }
  return [join(ready, 'root'), '/']
}

/** The first of these paths that exists under one of the roots; throws with what is missing. */
export function findIn(roots: readonly string[], ...paths: readonly string[]): string {
  const found = roots.flatMap((root) => paths.map((path) => join(root, path))).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`not in the packages of Debian: ${paths.join(' or ')}`)
  return found
}
