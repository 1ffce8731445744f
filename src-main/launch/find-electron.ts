import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { projectFolder } from './build-if-needed.ts'

/** The Electron binary, or in plain words why it is not to be had. */
export type ElectronBinary = { readonly kind: 'found'; readonly file: string } | { readonly kind: 'missing'; readonly why: string }

const packageFolder = join(projectFolder, 'node_modules/electron')
const downloadFolder = join(projectFolder, 'out/electron-download')
/** What the last failed download left: when, for which version, and why. A day passes before it is tried again. */
const failureNote = join(projectFolder, 'out/electron-download-failed.json')
const dayMs = 24 * 60 * 60 * 1000
/** A download that brings nothing for so long is given up; one that goes on may take its time. */
const longestSilenceMs = 20_000
const lookEveryMs = 500

const nameInside: Readonly<Record<string, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const readText = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined)
const wantedVersion = (): string => (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string }).version

/** The binary that is there already: in the folder that ELECTRON_OVERRIDE_DIST_PATH names, or where the package puts it. */
export function presentElectron(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  const inside = nameInside[process.platform] ?? 'electron'
  if (override !== undefined && override !== '') return existsSync(join(override, inside)) ? join(override, inside) : undefined
  const file = join(packageFolder, 'dist', inside)
  // The package writes path.txt last, so a download that broke off does not pass for a whole one.
  const isWhole = existsSync(join(packageFolder, 'path.txt')) && readText(join(packageFolder, 'dist/version'))?.replace(/^v/, '') === wantedVersion()
  return isWhole && existsSync(file) ? file : undefined
}

const sizeOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  return found.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : found.size
}

/** Runs the package's own download. Resolves with undefined, or with why it failed. */
function download(): Promise<string | undefined> {
  mkdirSync(downloadFolder, { recursive: true })
  console.error('Fetching the Electron window, once …')
  return new Promise((resolve) => {
    const temporary = { TMPDIR: downloadFolder, TEMP: downloadFolder, TMP: downloadFolder }
    const run = spawn(process.execPath, [join(packageFolder, 'install.js')], { env: { ...process.env, ...temporary }, stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    let lastSize = 0
    let silentMs = 0
    run.stderr.on('data', (part: Buffer) => void (words += String(part)))
    const watch = setInterval(() => {
      const size = sizeOf(downloadFolder) + sizeOf(join(packageFolder, 'dist'))
      silentMs = size === lastSize ? silentMs + lookEveryMs : 0
      lastSize = size
      if (silentMs < longestSilenceMs) return
      words = `nothing came for ${longestSilenceMs / 1000} seconds`
      run.kill('SIGKILL')
    }, lookEveryMs)
    run.on('close', (code) => {
      clearInterval(watch)
      rmSync(downloadFolder, { recursive: true, force: true })
      const firstLine = words.split('\n').find((line) => line.trim() !== '')?.replace(/^\w*Error: /, '').trim()
      resolve(code === 0 && presentElectron() !== undefined ? undefined : (firstLine ?? `it ended with code ${code}`))
    })
  })
}

function rememberedFailure(nowIso: string): string | undefined {
  try {
    const { at, version, why } = JSON.parse(readFileSync(failureNote, 'utf8')) as { readonly at: string; readonly version: string; readonly why: string }
    const ageMs = Date.parse(nowIso) - Date.parse(at)
    return version === wantedVersion() && ageMs >= 0 && ageMs < dayMs ? why : undefined
  } catch {
    return undefined
  }
}

/** Finds the binary, downloading it on the first start where that is possible. A machine without a way to the download site waits seconds, and once a day. */
export async function findElectron(): Promise<ElectronBinary> {
  const present = presentElectron()
  if (present !== undefined) return { kind: 'found', file: present }
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') return { kind: 'missing', why: `there is none in ${override}` }
  const nowIso = systemClock.nowIso()
  const before = rememberedFailure(nowIso)
  if (before !== undefined) return { kind: 'missing', why: `its download failed: ${before}` }
  const why = await download()
  const file = presentElectron()
  if (file !== undefined) return { kind: 'found', file }
  writeFileSync(failureNote, JSON.stringify({ at: nowIso, version: wantedVersion(), why }))
  return { kind: 'missing', why: `its download failed: ${why}` }
}
