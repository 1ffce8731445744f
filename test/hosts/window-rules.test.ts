import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { isClosing } from '#main/hosts/electron/closing-keys.ts'
import { isOwnFrame, isOwnUrl } from '#main/hosts/electron/own-page.ts'
import { projectFolder } from './start-program.ts'

const packageJson = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { readonly main: string; readonly build: Readonly<Record<string, unknown>> & { readonly files: readonly string[]; readonly electronFuses: Readonly<Record<string, boolean>> } }

/** What the packaged program may not do, whatever its command line and environment say. */
const fuses: readonly (readonly [string, keyof typeof FuseV1Options, boolean])[] = [
  ['runAsNode', 'RunAsNode', false], ['enableNodeOptionsEnvironmentVariable', 'EnableNodeOptionsEnvironmentVariable', false], ['enableNodeCliInspectArguments', 'EnableNodeCliInspectArguments', false], ['enableCookieEncryption', 'EnableCookieEncryption', true],
  ['enableEmbeddedAsarIntegrityValidation', 'EnableEmbeddedAsarIntegrityValidation', true], ['onlyLoadAppFromAsar', 'OnlyLoadAppFromAsar', true], ['grantFileProtocolExtraPrivileges', 'GrantFileProtocolExtraPrivileges', false]
]

describe('the packaged program', () => {
  it('has its fuses set in the builder\'s configuration', () => {
    expect(packageJson.build.electronFuses).toEqual(Object.fromEntries(fuses.map(([name, , state]) => [name, state])))
  })

  it('has them set in the binary too', async (context) => {
    const unpacked = join(projectFolder, 'dist/linux-unpacked/dockside')
    if (!existsSync(unpacked)) return context.skip('no packaged program is in dist/')
    const wire = await getCurrentFuseWire(unpacked)
    for (const [, name, state] of fuses) expect([name, wire[FuseV1Options[name]]]).toEqual([name, state ? FuseState.ENABLE : FuseState.DISABLE])
  })

  it('is made of the build and what it loads, in a sealed archive, for three systems', () => {
    const schema = JSON.parse(readFileSync(join(projectFolder, 'node_modules/app-builder-lib/scheme.json'), 'utf8')) as { readonly properties: object; readonly definitions: { readonly FuseOptionsV1: { readonly properties: object } } }
    expect(Object.keys(packageJson.build).filter((key) => !(key in schema.properties))).toEqual([])
    expect(Object.keys(packageJson.build.electronFuses).filter((key) => !(key in schema.definitions.FuseOptionsV1.properties))).toEqual([])
    expect(packageJson.build).toMatchObject({ asar: true, asarUnpack: ['**/*.node'], npmRebuild: false, win: { target: ['nsis'] }, linux: { target: ['AppImage'] }, mac: { target: ['dmg'] } })
    expect(packageJson.build.files).toEqual(expect.arrayContaining(['out/main/**', 'out/preload/**', 'out/renderer/**']))
    for (const file of [packageJson.main, 'out/preload/preload.cjs', 'out/renderer/index.html']) expect(existsSync(join(projectFolder, file)), file).toBe(true)
  })

  it('loads nothing in its preload but Electron', () => {
    const preload = readFileSync(join(projectFolder, 'out/preload/preload.cjs'), 'utf8')
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"'])
  })

  it('reaches for Electron in one folder only', () => {
    const files = readdirSync(join(projectFolder, 'src-main'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const users = files.filter((file) => /from 'electron'/.test(readFileSync(join(projectFolder, 'src-main', file), 'utf8')))
    expect(users.every((file) => file.startsWith('hosts/electron/'))).toBe(true)
    const raw = users.filter((file) => /ipcMain|ipcRenderer/.test(readFileSync(join(projectFolder, 'src-main', file), 'utf8')))
    expect(raw.sort()).toEqual(['hosts/electron/preload.ts', 'hosts/electron/serve-window.ts'])
    expect(files.filter((file) => /openExternal|webviewTag: true|nodeIntegration: true|sandbox: false|contextIsolation: false/.test(readFileSync(join(projectFolder, 'src-main', file), 'utf8')))).toEqual([])
  })
})

describe('our page', () => {
  it('is told from every other by its parsed address', () => {
    for (const url of ['app://dockside/', 'app://dockside', 'app://dockside/receiving/7?x=1#y']) expect([url, isOwnUrl(url)]).toEqual([url, true])
    const others = ['', 'about:blank', 'app://dockside.evil/', 'app://evil/dockside', 'app://dockside@evil/', 'app://evil@dockside/', 'app://dockside:1@dockside/', 'app://dockside:81/', 'apps://dockside/', 'https://dockside/', 'app:dockside', 'app:///dockside/', 'javascript:app://dockside/', 'data:text/html,app://dockside/', 'blob:app://dockside/1', 'file:///app://dockside/', ' app//dockside/']
    for (const url of others) expect([url, isOwnUrl(url)]).toEqual([url, false])
  })

  it('speaks from the top frame only', () => {
    const own = { url: 'app://dockside/', parent: null }
    expect(isOwnFrame(own)).toBe(true)
    expect(isOwnFrame(null)).toBe(false)
    expect(isOwnFrame({ url: 'app://dockside/', parent: own })).toBe(false)
    expect(isOwnFrame({ url: 'https://evil.example/', parent: null })).toBe(false)
  })
})

describe('a scanner\'s keys', () => {
  it('do not close the window: of all presses Alt+F4 alone would', () => {
    expect(isClosing({ key: 'F4', alt: true })).toBe(true)
    for (const key of ['F4', 'F5', 'w', 'q', '0', '2', '9', ']']) expect(isClosing({ key, alt: false })).toBe(false)
    for (const key of ['0', '2', '9', 'F8', 'Tab']) expect(isClosing({ key, alt: true })).toBe(false)
  })
})
