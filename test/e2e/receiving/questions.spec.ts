import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import { line, panel, press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { pressLate, scan, scanHalting } from '../support/scan.ts'
import { people } from '../support/seed.ts'
import { signIn } from '../support/sign-in.ts'
import { startStation } from '../support/station.ts'

let dock: Dock
let deliveryId: number
test.beforeEach(async ({ page }) => {
  dock = await startDock()
  ;({ deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] }))
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
})
test.afterEach(() => dock.remove())

const stop = (page: Page) => expect(panel(page)).toHaveAttribute('data-tone', 'stop')
const command = (page: Page, name: 'damaged' | 'undo' | 'enter' | 'cancel') => scan(page, commandCode({ name }))
const counted = async (code: string) => {
  const { lines } = await dock.must('receiving.viewDelivery', { deliveryId })
  return lines.find(({ productCode }) => productCode === code)
}

test('what a stop asks is answered by the command sheet: a digit, undo to leave it; what means nothing here is refused aloud', async ({ page }) => {
  await scan(page, 'KAPPA-40')
  await stop(page)
  await command(page, 'damaged')
  await expect(page.getByText('Decide about the scan on the screen first')).toBeVisible()
  await command(page, 'undo')
  await expect(page.getByText('1 scan waits')).toBeHidden()
  await expect(panel(page)).toHaveAttribute('data-tone', 'idle')
  for (let times = 0; times < 4; times += 1) await scan(page, dock.bolt.caseCode)
  await scan(page, dock.bolt.caseCode)
  await stop(page)
  await scan(page, commandCode({ name: 'digit', digit: 3 }))
  await expect(line(page, 'CB-2903')).toContainText('12 held')
  await press(page, 'Control+z')
  await expect(line(page, 'CB-2903')).not.toContainText('held')
  await expect.poll(() => counted('CB-2903')).toMatchObject({ countedMilli: 48_000, heldMilli: 0 })
})

test('Ctrl+Z on a question leaves the scan and takes nothing back', async ({ page }) => {
  await scan(page, dock.nut.caseCode)
  await scan(page, 'KAPPA-40')
  await stop(page)
  await press(page, 'Control+z')
  await expect(page.getByText('1 scan waits')).toBeHidden()
  await expect.poll(() => counted('LN-6320')).toMatchObject({ countedMilli: 50_000 })
})

test('a scan that waits is asked about again, with everything that can be done about it', async ({ page }) => {
  for (let times = 0; times < 3; times += 1) await scan(page, dock.nut.caseCode)
  await stop(page)
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toHaveAttribute('data-tone', 'good')
  await page.getByRole('button', { name: 'Decide' }).click()
  await stop(page)
  await expect(page.getByRole('group', { name: 'What to do' }).getByRole('button')).toHaveCount(5)
  await press(page, '4')
  await expect(line(page, 'LN-6320')).toContainText('50 refused')
  await expect(page.getByText('1 scan waits')).toBeHidden()
})

test('a lot and a date are asked for at once and scanned: nothing is pressed, and the next product is refused until then', async ({ page }) => {
  await scan(page, dock.paint.caseCode)
  const dialog = page.getByRole('dialog', { name: 'Antifouling paint, red' })
  await expect(dialog).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await expect(dialog.getByRole('alert')).toContainText('was not counted')
  await scan(page, ']C11730013110LOT7')
  await expect(dialog).toBeHidden()
  await expect(panel(page)).toContainText('Lot LOT7')
  await expect.poll(() => counted('PA-100')).toMatchObject({ countedMilli: 6000 })
  await expect.poll(() => counted('CB-2903')).toMatchObject({ countedMilli: 0 })
  // The next case of the same lot: it is filled in, and the sheet's ENTER says yes.
  await scan(page, dock.paint.each)
  await expect(dialog.getByRole('textbox', { name: 'Lot' })).toHaveValue('LOT7')
  await command(page, 'enter')
  await expect(dialog).toBeHidden()
  await expect.poll(() => counted('PA-100')).toMatchObject({ countedMilli: 7000 })
})

test('too much by key asks the same as too much by scanner', async ({ page }) => {
  await scan(page, dock.bolt.caseCode)
  await press(page, '6', 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Chainring bolt set, silver' })
  await expect(dialog.getByRole('alert')).toContainText('24 each more than still expected')
  await press(page, '3')
  await expect(dialog).toBeHidden()
  await expect(line(page, 'CB-2903')).toContainText('24 held')
  await expect.poll(() => counted('CB-2903')).toMatchObject({ countedMilli: 72_000, heldMilli: 24_000 })
})

test('D on a chosen line is about that line: what was scanned of it, else a count of it', async ({ page }) => {
  await scan(page, dock.nut.caseCode)
  await scan(page, dock.bolt.caseCode)
  await press(page, 'ArrowDown', 'ArrowDown')
  await expect(line(page, 'LN-6320')).toHaveAttribute('aria-selected', 'true')
  await press(page, 'd')
  await expect(line(page, 'LN-6320')).toContainText('50 damaged')
  await expect(line(page, 'CB-2903')).not.toContainText('damaged')
  await press(page, 'End', 'd')
  await expect(page.getByRole('dialog', { name: 'damaged: Count Antifouling paint, red' })).toBeVisible()
})

test('what is scanned and said while the station is away stays in order and with its delivery, also when the screen is left', async ({ page }) => {
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('12 of 48')
  await dock.stop('SIGKILL')
  await expect(page.getByText('The connection to the station is lost')).toBeVisible()
  await scan(page, dock.nut.caseCode)
  await expect(panel(page)).toContainText('kept, not saved yet')
  await press(page, 'd')
  await scan(page, dock.bolt.caseCode)
  await scan(page, 'KAPPA-40')
  await expect(panel(page)).toContainText('4 not saved yet')
  await page.getByRole('link', { name: 'Products' }).first().click()
  const again = await startStation({ folder: dock.folder, port: Number(new URL(dock.url).port) })
  try {
    // What was said about the nuts goes out once their scan is answered, after the scans that were already waiting.
    const told = async () => {
      const { lines, openScans } = await again.must('receiving.viewDelivery', { deliveryId })
      const of = (code: string) => lines.find(({ productCode }) => productCode === code)
      return { waiting: openScans.length, nutsDamaged: of('LN-6320')?.damagedMilli, bolts: of('CB-2903')?.countedMilli, boltsDamaged: of('CB-2903')?.damagedMilli }
    }
    await expect.poll(told, { timeout: 30_000 }).toEqual({ waiting: 1, nutsDamaged: 50_000, bolts: 24_000, boltsDamaged: 0 })
  } finally {
    await again.remove()
  }
})

test('scans that waited for the station are saved after the page was loaded again', async ({ page }) => {
  await scan(page, dock.bolt.caseCode)
  await dock.stop('SIGKILL')
  await expect(page.getByText('The connection to the station is lost')).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await scan(page, dock.nut.caseCode)
  await expect(panel(page)).toContainText('2 not saved yet')
  const asked = page.waitForEvent('dialog')
  const port = Number(new URL(dock.url).port)
  const again = page.evaluate(() => setTimeout(() => location.reload(), 500)).then(() => asked).then(async (dialog) => {
    expect(dialog.type()).toBe('beforeunload')
    // While the question is open the page does nothing, so the station is back before it can send.
    const station = await startStation({ folder: dock.folder, port })
    await dialog.accept()
    return station
  })
  const station = await again
  try {
    await expect(page.getByText('2 acts that waited for the station are saved now.')).toBeVisible({ timeout: 30_000 })
    const { lines } = await station.must('receiving.viewDelivery', { deliveryId })
    expect(lines.map(({ productCode, countedMilli }) => [productCode, countedMilli])).toEqual(expect.arrayContaining([['CB-2903', 24_000], ['LN-6320', 50_000]]))
  } finally {
    await station.remove()
  }
})

test('goods scanned on the board open what they are on and are counted there at once; the number of a paper only opens it', async ({ page }) => {
  await page.goto(`${dock.url}/receiving`)
  await expect(page.getByRole('row').filter({ hasText: dock.order.number })).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('12 of 48')
  await page.reload()
  await expect(line(page, 'CB-2903')).toContainText('12')
  await page.goto(`${dock.url}/receiving`)
  await expect(page.getByRole('row').filter({ hasText: dock.order.number })).toBeVisible()
  await scan(page, dock.order.number)
  await expect(panel(page)).toContainText('the count goes on')
  await expect.poll(() => counted('CB-2903')).toMatchObject({ countedMilli: 12_000 })
})

test('the first character of a code is no shortcut, even where a busy machine was late with the others', async ({ page }) => {
  await scan(page, dock.nut.caseCode)
  await scanHalting(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('12 of 48')
  await scanHalting(page, 'D-4711')
  await expect(panel(page)).toContainText('D-4711 is not known')
  await expect(line(page, 'CB-2903')).not.toContainText('damaged')
  await expect.poll(() => counted('CB-2903')).toMatchObject({ countedMilli: 12_000, goodMilli: 12_000 })
})

test('a number and Enter that reach a busy page in one moment are still a number and Enter', async ({ page }) => {
  await scan(page, dock.bolt.caseCode)
  await pressLate(page, ['3', 'Enter'])
  await expect(panel(page)).toContainText('36 of 48')
})

test('who opens a delivery and scans at once counts: the scan waits for the screen', async ({ page }) => {
  await page.goto(`${dock.url}/products`)
  await expect(page.getByRole('grid')).toBeVisible()
  // The answer of the station is held back, so that the scan comes while the delivery is not there yet.
  let letThrough: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => void (String(message).includes('"lines"') ? held.then(() => socket.send(message)) : socket.send(message)))
  })
  await page.goto(`${dock.url}/receiving/${deliveryId}`)
  await expect(page.getByText('Connected')).toBeVisible()
  await scan(page, dock.nut.caseCode)
  await scan(page, dock.bolt.caseCode)
  expect(page.url()).toContain(`/receiving/${deliveryId}`)
  letThrough()
  await expect(panel(page)).toContainText('12 of 48')
  await expect.poll(() => counted('LN-6320')).toMatchObject({ countedMilli: 50_000 })
})
