import { expect, test } from '@playwright/test'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { addPrinter, handle, newestJob, printedBy } from '../support/printer.ts'
import { press } from '../support/counting.ts'
import { scan } from '../support/scan.ts'
import { goTo, signIn } from '../support/sign-in.ts'

let dock: Dock
let printer: number
test.beforeEach(async ({ page }) => {
  dock = await startDock()
  printer = await addPrinter(dock, { labelsPerSecond: 100 })
  await signIn(page, dock.url, { path: '/labels' })
})
test.afterEach(async () => {
  await dock.remove()
})

test('the paper runs out at label 7 of 20: the queue says so, goes on from label 8 after a look, and two labels print again with a reason', async ({ page }) => {
  await handle(dock, printer, { paperFor: 7 })
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByLabel('How many')).toBeFocused()
  await page.keyboard.type('20', { delay: 100 })
  await page.keyboard.press('Enter')
  const asking = page.getByRole('link', { name: '1 print job needs somebody' })
  await asking.click()
  const row = page.getByRole('grid', { name: 'Print queue' }).getByRole('row').filter({ hasText: 'CB-2903' })
  await expect(row).toContainText('labels to be put in')
  await row.getByRole('link').click()
  await expect(page.getByText('It waits for labels to be put in.')).toBeVisible()

  // Somebody switches the printer off: what it still held is gone, and only the paper shows what came out.
  await handle(dock, printer, { power: false })
  await expect(page.getByText('Nobody else knows', { exact: false }).or(page.getByText(/Look at the paper/)).first()).toBeVisible()
  await handle(dock, printer, { power: true, paperFor: null })
  const printed = await printedBy(dock, printer)
  expect(printed).toBe(7)
  await press(page, 'g')
  const dialog = page.getByRole('dialog', { name: /Go on with CB-2903/ })
  await dialog.getByLabel('First label to print').fill('8')
  await expect(dialog.getByText('Labels 8 to 20 print.')).toBeVisible()
  await expect(dialog.getByText('Labels 1 to 7 count as printed.')).toBeVisible()
  await expect(dialog.getByText('Labels 8 to 20 were handed over before: they may come out twice.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await newestJob(dock)).state).toBe('confirmed')
  expect((await printedBy(dock, printer)) - printed).toBe(13)
  await expect(page.getByText('Every label is on paper.').first()).toBeVisible()
  await expect(asking).toHaveCount(0)

  await press(page, 'n')
  const again = page.getByRole('dialog', { name: /Print CB-2903.* again/ })
  await again.getByLabel('From label').fill('4')
  await again.getByLabel('To label').fill('5')
  await page.keyboard.press('Control+Enter')
  await expect(again.getByText('Say why in a few words.')).toBeVisible()
  await again.getByRole('button', { name: 'Smudged' }).click()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => newestJob(dock)).toMatchObject({ labels: 2, cause: 'reprint', reason: 'Smudged', state: 'confirmed' })
  await expect(page.getByRole('definition').filter({ hasText: 'Smudged' })).toBeVisible()
})

test('a job is moved to another printer, and one nobody wants is ended after a question', async ({ page }) => {
  const other = await addPrinter(dock, { name: 'Second printer' })
  await handle(dock, printer, { headOpen: true })
  const packId = dock.nut.caseId
  await dock.must('printing.print', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId }, copies: 4, printerId: printer })
  await dock.must('printing.print', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId: dock.bolt.caseId }, copies: 2, printerId: printer })
  await page.getByText('Queue', { exact: true }).click()
  const list = page.getByRole('grid', { name: 'Print queue' })
  await list.getByRole('row').filter({ hasText: 'LN-6320' }).getByRole('link').click()
  await press(page, 'm')
  const dialog = page.getByRole('dialog', { name: /Move LN-6320/ })
  await dialog.getByRole('combobox', { name: 'On printer' }).click()
  await page.getByRole('option', { name: /Second printer/ }).click()
  await dialog.getByLabel('First label to print').fill('1')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => printedBy(dock, other)).toBe(4)
  await page.keyboard.press('Escape')
  await list.getByRole('row').filter({ hasText: 'CB-2903' }).getByRole('link').click()
  await press(page, 'p')
  await expect(page.getByText('Nothing more is printed until somebody resumes it.')).toBeVisible()
  await press(page, 'g')
  await expect(page.getByRole('dialog').getByText('Labels 1 to 2 print.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('It begins by itself once its printer is ready.')).toBeVisible()
  await press(page, 'x')
  await expect(page.getByRole('dialog').getByText('Nothing more is printed.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await newestJob(dock)).state).toBe('cancelled')
})

test('labels for a printer that was never reached say what they wait for, and every screen of the station says so', async ({ page }) => {
  await dock.must('devices.save', { station: 'Dock 1', setup: { kind: 'label-printer', name: 'Away', connection: { kind: 'tcp', host: '127.0.0.1', port: 9 }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: true } } })
  const away = (await dock.must('devices.list', {})).rows.find(({ setup }) => setup.name === 'Away')
  await dock.must('printing.print', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId: dock.bolt.caseId }, copies: 1, printerId: away?.id ?? 0 })
  await goTo(page, '/labels/queue')
  await expect(page.getByRole('alert').filter({ hasText: 'Away: Connection refused' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'CB-2903' })).toContainText('the printer to accept it')
})
