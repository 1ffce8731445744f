import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { build } from 'vite'

import type { WedgeSettings } from '#renderer/scanner/wedge-settings.ts'
import type {} from './fixture.tsx'
import type { RawKey } from './key-sender.ts'
import { altGs, ctrlGs, keysOf, rawKey, sendBurst } from './key-sender.ts'

/** Longer than any window or timeout of the default settings. */
const settleMs = 160

/** A longer window for tests that no key was seen even for a moment: a busy test machine may pause in the middle of a burst. */
const patient = { maxGapMs: 250, endTimeoutMs: 250 }

let script = ''
let cdp: CDPSession

test.beforeAll(async () => {
  const built = await build({
    configFile: false, logLevel: 'silent', define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, rollupOptions: { input: new URL('fixture.tsx', import.meta.url).pathname } }
  })
  const outputs = Array.isArray(built) ? built : [built]
  script = outputs.flatMap((one) => ('output' in one ? one.output : [])).flatMap((one) => (one.type === 'chunk' ? [one.code] : [])).join('\n')
})

test.beforeEach(async ({ page }) => {
  await page.setContent('<!doctype html><html lang="en"><title>Wedge</title><body></body></html>')
  await page.addScriptTag({ content: script, type: 'module' })
  await page.locator('#text').waitFor()
  cdp = await page.context().newCDPSession(page)
})

const attach = (page: Page, changes: Partial<WedgeSettings> = {}): Promise<void> => page.evaluate((settings) => window.wedgeFixture.attach(settings), changes)
const scan = async (page: Page, keys: readonly RawKey[], gapMs = 5): Promise<void> => {
  await sendBurst(cdp, keys, gapMs, await page.evaluate(() => performance.timeOrigin + performance.now()))
  await page.waitForTimeout(keys.length * gapMs + settleMs)
}
const expectRaws = (page: Page, raws: readonly string[]): Promise<void> =>
  expect.poll(() => page.evaluate(() => window.wedgeFixture.scans.map((one) => one.raw))).toEqual(raws)
const notes = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.wedgeFixture.notes)

for (const gapMs of [0, 5, 20]) {
  test(`a code with ${gapMs} ms between its keys is read and leaves every field, button and form alone`, async ({ page }) => {
    await attach(page, patient)
    const places = gapMs === 5 ? ['text', 'upper', 'short', 'number', 'area', 'editable', 'button', 'submit', 'check'] : ['text', 'submit']
    for (const place of places) {
      await page.locator(`#${place}`).focus()
      await scan(page, keysOf('5012345678900', 'Enter'), gapMs)
      await expect(page.locator(`#${place}`)).toBeFocused()
    }
    await expectRaws(page, places.map(() => '5012345678900'))
    expect(await notes(page)).toEqual([])
    expect(await page.locator('#area').inputValue()).toBe('')
    expect(await page.locator('#editable').textContent()).toBe('')
    const stamps = await page.evaluate(() => window.wedgeFixture.timeStamps)
    expect(Math.round((stamps[1] ?? 0) - (stamps[0] ?? 0))).toBe(gapMs)
  })
}

test('a slow scanner at 130 ms a character is read in prefix mode, with the AIM identifier as prefix', async ({ page }) => {
  await attach(page, { prefix: ']' })
  await page.locator('#text').focus()
  await page.keyboard.type(']C10101', { delay: 130 })
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => window.wedgeFixture.scans.map(({ aim, raw }) => [aim, raw]))).toEqual([[']C1', '0101']])
  expect(await notes(page)).toEqual([])
})

test('Tab after a code does not move the focus, a tab of a person does', async ({ page }) => {
  await attach(page, patient)
  await page.locator('#text').focus()
  await scan(page, keysOf('12345678', 'Tab'))
  await expect(page.locator('#text')).toBeFocused()
  await page.waitForTimeout(patient.maxGapMs)
  await page.keyboard.press('Tab')
  await expect(page.locator('#upper')).toBeFocused()
})

for (const delay of [0, 40, 80]) {
  test(`a person typing ${delay} ms a key: text arrives in order, with selection, case, limits and undo as ever`, async ({ page }) => {
    await attach(page, delay === 0 ? { minLength: 30 } : { minLength: 12 })
    for (const [place, value] of [['text', 'Order 7, Ünit'], ['upper', 'ORDER 7, ÜNIT'], ['short', 'Ord'], ['area', 'Order 7, Ünit']] as const) {
      await page.locator(`#${place}`).focus()
      for (const word of ['Order 7', ', Ünit']) {
        await page.keyboard.type(word, { delay })
        await page.waitForTimeout(120)
      }
      await expect(page.locator(`#${place}`)).toHaveValue(value)
    }
    await page.locator('#editable').focus()
    await page.keyboard.type('a b', { delay })
    await expect(page.locator('#editable')).toHaveText('a b')
    await page.locator('#number').focus()
    await page.keyboard.type('-12.5', { delay })
    await expect(page.locator('#number')).toHaveValue('-12.5')
    await expectRaws(page, [])
  })
}

test('a person edits in the middle, replaces a selection, undoes, pastes and submits', async ({ page }) => {
  await attach(page)
  const text = page.locator('#text')
  await text.focus()
  await page.keyboard.type('ac', { delay: 10 })
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('b', { delay: 60 })
  await page.waitForTimeout(settleMs)
  await expect(text).toHaveValue('abc')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.type('x', { delay: 60 })
  await expect(text).toHaveValue('xc')
  await page.keyboard.press('Control+z')
  await expect(text).not.toHaveValue('xc')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('ok', { delay: 10 })
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue('ok')
  await expect.poll(async () => (await notes(page)).filter((note) => note === 'submitted')).toEqual(['submitted'])
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await page.keyboard.type('z')
  await page.keyboard.press('Control+v')
  await expect(text).toHaveValue('zok')
})

test('typed before a click elsewhere, a letter still lands where it was typed', async ({ page }) => {
  await attach(page, { maxGapMs: 2000 })
  await page.locator('#text').focus()
  await page.keyboard.press('a')
  await page.locator('#upper').click()
  await expect(page.locator('#text')).toHaveValue('a')
  await page.keyboard.press('b')
  await page.evaluate(() => document.getElementById('area')?.focus())
  await expect(page.locator('#upper')).toHaveValue('B', { timeout: 4000 })
})

const separators: readonly (readonly [string, readonly RawKey[]])[] = [
  ['Alt+029', altGs('029', true)], ['Alt+0029', altGs('0029', true)], ['Alt+029 without NumLock', altGs('029', false)],
  ['Ctrl+]', ctrlGs], ['F8', [rawKey('F8')]], ['a substitute', keysOf('~')]
]
for (const [name, keys] of separators) {
  test(`GS as ${name}`, async ({ page }) => {
    await attach(page, { ...patient, gsSubstitutes: ['~'] })
    for (const place of ['text', 'button']) {
      await page.locator(`#${place}`).focus()
      await scan(page, [...keysOf(']d210AB'), ...keys, ...keysOf('21Xy', 'Enter')])
    }
    await expect.poll(() => page.evaluate(() => window.wedgeFixture.scans.map(({ aim, raw }) => [aim, raw]))).toEqual([[']d2', '10AB\u001d21Xy'], [']d2', '10AB\u001d21Xy']])
    expect((await notes(page)).filter((note) => !/^key (Shift|Control)$/.test(note))).toEqual([])
    await expect(page.locator('#text')).toHaveValue('')
  })
}

test('codes in a row from two scanners stay apart', async ({ page }) => {
  await attach(page, patient)
  await page.locator('#button').focus()
  await scan(page, [...keysOf('11111111', 'Enter'), ...keysOf('22222222', 'Enter', 'Tab'), ...keysOf('33333333', 'Enter')], 2)
  await expectRaws(page, ['11111111', '22222222', '33333333'])
  expect(await notes(page)).toEqual([])
})

test('half a code without a suffix is typing in a field and a warning elsewhere', async ({ page }) => {
  await attach(page, patient)
  await page.locator('#text').focus()
  await scan(page, keysOf('501234'))
  await expect(page.locator('#text')).toHaveValue('501234')
  await page.locator('#button').focus()
  await scan(page, keysOf('501234'))
  await expect.poll(() => page.evaluate(() => window.wedgeFixture.warnings)).toEqual(['incomplete'])
  await expectRaws(page, [])
})

test('a date and a list get their value back, and take a person\'s keys as ever', async ({ page }) => {
  await attach(page)
  await page.locator('#date').fill('2026-11-24')
  await page.locator('#date').focus()
  await scan(page, keysOf('0512345678', 'Enter'))
  await expect(page.locator('#date')).toHaveValue('2026-11-24')
  await page.locator('#select').focus()
  await scan(page, keysOf('5012345678', 'Enter'))
  await expect(page.locator('#select')).toHaveValue('nothing')
  await expectRaws(page, ['0512345678', '5012345678'])
  // The browser forgets the letters that select an entry after a second.
  await page.waitForTimeout(1200)
  await page.keyboard.type('5')
  await expect(page.locator('#select')).toHaveValue('5012 row')
  await page.locator('#date').focus()
  await page.keyboard.type('05122027', { delay: 80 })
  await expect(page.locator('#date')).toHaveValue('2027-05-12')
})

test('a letter outside fields acts alone and after its window, never as a part of a code', async ({ page }) => {
  await attach(page, patient)
  await page.locator('#button').focus()
  await scan(page, keysOf('lololo12', 'Enter'))
  expect(await notes(page)).toEqual([])
  await page.keyboard.press('l')
  await expect.poll(() => notes(page)).toEqual(['key l', 'plain l after 1'])
  await page.keyboard.press('/')
  await expect(page.locator('#text')).toBeFocused()
  await expect(page.locator('#text')).toHaveValue('')
})

test('Enter and Space of a person work on buttons and boxes', async ({ page }) => {
  await attach(page)
  await page.locator('#button').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press(' ')
  await page.locator('#check').focus()
  await page.keyboard.press(' ')
  expect((await notes(page)).filter((note) => !note.startsWith('key'))).toEqual(['clicked', 'clicked', 'checked'])
})

test('an open dialog gets the scan, and the screen again after it closes', async ({ page }) => {
  await attach(page, patient)
  await page.locator('#button').focus()
  await page.keyboard.press('o')
  await page.getByRole('dialog').waitFor()
  await scan(page, keysOf('11111111', 'Enter'))
  await page.locator('#close-dialog').click()
  await scan(page, keysOf('22222222', 'Enter'))
  expect((await notes(page)).filter((note) => note.startsWith('dialog'))).toEqual(['dialog 11111111'])
  await expectRaws(page, ['22222222'])
})

test('a page that was busy while the keys came reads them all the same', async ({ page }) => {
  await attach(page, patient)
  await page.locator('#text').focus()
  const burst = scan(page, keysOf('5012345678900', 'Enter'))
  await page.evaluate(() => {
    const end = performance.now() + 400
    while (performance.now() < end) continue
  })
  await burst
  await expectRaws(page, ['5012345678900'])
  await expect(page.locator('#text')).toHaveValue('')
})

test('a code that a busy machine delivers in two halves is one code, and the field is as before', async ({ page }) => {
  await attach(page)
  for (const [place, before] of [['text', 'on hand'], ['upper', 'ON HAND'], ['area', ''], ['date', '2026-11-24']] as const) {
    await page.locator(`#${place}`).fill(before)
    const start = await page.evaluate(() => performance.timeOrigin + performance.now())
    await sendBurst(cdp, keysOf('501234'), 5, start)
    await page.waitForTimeout(settleMs * 2)
    await sendBurst(cdp, keysOf('5678900', 'Enter'), 5, start + 30)
    await page.waitForTimeout(settleMs)
    await expect(page.locator(`#${place}`)).toHaveValue(before)
  }
  await expectRaws(page, Array.from({ length: 4 }, () => '5012345678900'))
})

test('a burst of 10,000 characters is one cut scan', async ({ page }) => {
  await attach(page)
  await page.locator('#area').focus()
  await scan(page, keysOf('7'.repeat(10_000), 'Enter'), 0)
  await scan(page, keysOf('12345678', 'Enter'))
  await expect.poll(() => page.evaluate(() => window.wedgeFixture.scans.map((one) => [one.raw.length, one.truncated]))).toEqual([[4096, true], [8, undefined]])
  expect(await page.locator('#area').inputValue()).toBe('')
})

test('the simulated scanner of the demonstration is read like a real one', async ({ page }) => {
  await attach(page)
  await page.locator('#text').focus()
  await page.evaluate(() => window.wedgeFixture.simulate('10AB\u001d2177'))
  await expectRaws(page, ['10AB\u001d2177'])
  await expect(page.locator('#text')).toHaveValue('')
})
