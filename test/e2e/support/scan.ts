import type { CDPSession, Page } from '@playwright/test'
import type { RawKey } from '../wedge/key-sender.ts'
import { altGs, keysOf, sendBurst } from '../wedge/key-sender.ts'

const sessions = new WeakMap<Page, Promise<CDPSession>>()

const sessionOf = (page: Page): Promise<CDPSession> => {
  const known = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, known)
  return known
}

const separator = '\u001d'

/** The keys of a code as a scanner sends them: GS as Alt+029, Enter at the end. */
const keysOfCode = (code: string): readonly RawKey[] => [...code.split(separator).flatMap((part, index): readonly RawKey[] => (index === 0 ? keysOf(part) : [...altGs('029', true), ...keysOf(part)])), ...keysOf('', 'Enter')]

/** Scans a code: a burst of real keys into the browser's input queue, `gapMs` apart by their own time stamps. Returns when the keys are sent and their window has passed. */
export async function scan(page: Page, code: string, { gapMs = 5 }: { readonly gapMs?: number } = {}): Promise<void> {
  const session = await sessionOf(page)
  const keys = keysOfCode(code)
  await sendBurst(session, keys, gapMs, await page.evaluate(() => performance.timeOrigin + performance.now()))
  await page.waitForTimeout(keys.length * gapMs + 160)
}

/** As `scan`, on a machine so busy that the first key of the code is long alone before the others come; their own time stamps are those of one burst. */
export async function scanHalting(page: Page, code: string, { gapMs = 5, haltMs = 300 }: { readonly gapMs?: number; readonly haltMs?: number } = {}): Promise<void> {
  const session = await sessionOf(page)
  const keys = keysOfCode(code)
  const startMs = await page.evaluate(() => performance.timeOrigin + performance.now())
  await sendBurst(session, keys.slice(0, 1), gapMs, startMs)
  await page.waitForTimeout(haltMs)
  await sendBurst(session, keys.slice(1), gapMs, startMs + gapMs)
  await page.waitForTimeout(keys.length * gapMs + 160)
}

/** Keys of a person, `gapMs` apart by their own time stamps, that reach the page in one moment because the machine was busy. */
export async function pressLate(page: Page, names: readonly string[], gapMs = 120): Promise<void> {
  const session = await sessionOf(page)
  await sendBurst(session, keysOf('', ...names), gapMs, (await page.evaluate(() => performance.timeOrigin + performance.now())) - names.length * gapMs)
}
