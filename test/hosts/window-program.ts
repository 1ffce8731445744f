import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { presentElectron } from '#main/launch/find-electron.ts'
import type { ServerFrame, WindowBridge, WireReply } from '#shared/api/wire.ts'
import type { Listening, OpenHost, Question, Who } from './contract-suite.ts'
import { needChromium } from './need-chromium.ts'
import type { Program } from './start-program.ts'
import { newFolder, projectFolder, startProgram } from './start-program.ts'

/** The real binary when it is there; else the shipped entry runs under plain Node, on a stand-in for the `electron` module that drives real Chromium. */
export const electronBinary = presentElectron()
/** For names of tests: which of the two it is. */
export const windowKind = electronBinary === undefined ? 'the window (Electron is not here: its stand-in on Chromium)' : 'the window (Electron)'

/** The program in its window, with its page. */
export type WindowProgram = { readonly program: Program; readonly page: Page; readonly browser: Browser; readonly endpoint: string; readonly close: () => Promise<number | null> }

/** Starts the built entry with the given arguments, without waiting for anything. */
export function startEntry(args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const superuser = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (electronBinary !== undefined) return startProgram(electronBinary, [...superuser, projectFolder, ...args], env)
  needChromium()
  return startProgram(process.execPath, ['--import', new URL('../support/electron-stand-in/register.ts', import.meta.url).href, `${projectFolder}out/main/main.js`, ...args], env)
}

/** The window's page, as a test sees it. */
export const findOwnPage = (browser: Browser): Page | undefined => browser.contexts().flatMap((context) => context.pages()).find((page) => page.url().includes('dockside'))

/** Opens the window on a folder and waits until its page is loaded and calls are answered. */
export async function openWindowProgram(folder: string): Promise<WindowProgram> {
  const program = startEntry(['--data', folder, '--remote-debugging-port=0'])
  const endpoint = (await program.printed(/DevTools listening on (ws:\S+)/))[1] ?? ''
  await program.printed(/^\{"window":.*\}$/m)
  const browser = await chromium.connectOverCDP(endpoint)
  const page = findOwnPage(browser)
  if (page === undefined) throw new Error('the window has no page of ours')
  const close = async (): Promise<number | null> => {
    await browser.close().catch(() => undefined)
    return program.stop()
  }
  return { program, page, browser, endpoint, close }
}

type PageWindow = { readonly dockside: WindowBridge; heard?: { readonly event: unknown; readonly reply: WireReply }[] }

/** Calls from the page, as its own scripts do. The input travels to the page compressed, because the way a test has into it is slow with long texts. */
async function callFromPage(page: Page, procedure: string, input: unknown, who: Who): Promise<WireReply> {
  const packed = gzipSync(JSON.stringify(input)).toString('base64')
  const frame = await page.evaluate(
    async ({ packed: text, ...call }) => {
      const stream = new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream('gzip'))
      const unpacked = (await new Response(stream).json()) as unknown
      return (window as unknown as PageWindow).dockside.call({ ...call, kind: 'call', id: 1, input: unpacked })
    },
    { packed, procedure, ...who }
  )
  if (frame.kind === 'reply') return frame.reply
  return { ok: false, failure: frame.kind === 'refused' ? frame.failure : { code: `frame ${frame.kind}` } }
}

/** The page hears every event and asks the question the moment it does. */
async function listenInPage(page: Page, { procedure, input, who }: Question): Promise<Listening> {
  await page.evaluate(
    async (frame) => {
      const here = window as unknown as PageWindow
      const heard: NonNullable<PageWindow['heard']> = []
      here.heard = heard
      here.dockside.onEvent((event: ServerFrame) => {
        if (event.kind === 'event') void here.dockside.call(frame).then((answer) => answer.kind === 'reply' && heard.push({ event: event.event, reply: answer.reply }))
      })
      await here.dockside.call({ kind: 'subscribe', session: null, station: '' })
    },
    { kind: 'call' as const, id: 2, procedure, input, session: who?.session ?? null, station: who?.station ?? '' }
  )
  return { clients: 1, heard: async () => [await page.evaluate(() => (window as unknown as PageWindow).heard ?? [])], end: () => page.evaluate(() => (window as unknown as PageWindow).dockside.onEvent(() => undefined)) }
}

/** The window as the contract suite sees it. */
export const openWindowHost: OpenHost = async ({ prepare } = {}) => {
  const folder = newFolder()
  prepare?.(folder)
  const { page, close } = await openWindowProgram(folder)
  return { folder, call: (procedure, input, who = { session: null, station: 'Suite' }) => callFromPage(page, procedure, input, who), listen: (question) => listenInPage(page, question), close: async () => void (await close()) }
}
