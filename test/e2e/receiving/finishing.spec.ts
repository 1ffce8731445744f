import { expect, test } from '@playwright/test'
import { panel, press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { sidewaysFindings } from '../support/look.ts'
import { scan } from '../support/scan.ts'
import { people } from '../support/seed.ts'
import { signIn } from '../support/sign-in.ts'

let dock: Dock
test.beforeEach(async () => {
  dock = await startDock()
})
test.afterEach(() => dock.remove())

/** Opens a delivery of the order with a case of bolts counted. */
const countedDelivery = async (): Promise<number> => {
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await dock.must('receiving.recordScan', { deliveryId, raw: dock.bolt.caseCode })
  return deliveryId
}

test('a scan while finishing is refused aloud, and leads nowhere', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await page.addInitScript(() => {
    const played: string[] = []
    Object.assign(window, { played })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      played.push(this.type)
      start.call(this, when)
    }
  })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  await page.evaluate(() => (window as unknown as { played: string[] }).played.splice(0))
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByRole('alert')).toContainText('Not counted')
  await expect(page.getByRole('alert')).toContainText('Esc goes back to counting')
  expect(await page.evaluate(() => (window as unknown as { played: string[] }).played)).toEqual(['sawtooth'])
  expect(new URL(page.url()).pathname).toBe(`/receiving/${deliveryId}/finish`)
  expect((await dock.must('receiving.viewDelivery', { deliveryId })).lines[0]).toMatchObject({ countedMilli: 12_000 })
  await press(page, 'Escape')
  await expect(panel(page)).toBeVisible()
})

test('somebody else posts meanwhile: who, when and the receipt are said, and nothing is posted twice', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  const { receiptId, receiptNumber } = await dock.must('receiving.postDelivery', { deliveryId })
  await expect(page.getByRole('alert')).toContainText(new RegExp(`${people.administrator} has posted .* as ${receiptNumber}`))
  await expect(page.getByText('The list could not be loaded')).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await sidewaysFindings(page, 'posted meanwhile')).toEqual([])
  await page.getByRole('button', { name: 'Open the receipt' }).click()
  await expect(page).toHaveURL(new RegExp(`/receipts/${receiptId}$`))
})

test('the page of a delivery that has ended says where the goods went, refuses scans, and leads to receipt and differences', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await dock.must('receiving.setCondition', { deliveryId, condition: 'damaged', quantityMilli: 2000 })
  const { receiptId, receiptNumber } = await dock.must('receiving.postDelivery', { deliveryId })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
  const bolts = page.getByRole('table', { name: 'Lines of the delivery' }).getByRole('row').filter({ hasText: 'CB-2903' })
  await expect(bolts.getByRole('cell')).toHaveText(['48 each', '10 each', '2 each', '', /36 did not come: left on the order.*2 Damaged · Open/, 'Show'])
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByRole('alert')).toContainText('This delivery is posted and takes no scans')
  await bolts.getByRole('link', { name: '2 Damaged · Open' }).click()
  await expect(page).toHaveURL(/\/differences\/\d+$/)
  await page.goBack()
  await expect(bolts).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page).toHaveURL(new RegExp(`/receipts/${receiptId}$`))

  await page.waitForTimeout(1100)
  const reversal = await dock.must('receiving.reverseReceipt', { receiptId, reason: 'wrong truck' })
  await expect(page.getByRole('alert')).toContainText(`${receiptNumber} was taken back by ${people.administrator}`)
  await page.getByRole('link', { name: `Open the reversal ${reversal.receiptNumber}` }).click()
  await expect(page.getByRole('status').filter({ hasText: `This takes back receipt ${receiptNumber}` })).toContainText('10 each left stock again. 2 each left quarantine again.')
  await expect(page.getByText('Everything came as expected')).toBeHidden()
})

test('a delivery that was given up says who, when, why, and what was counted', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await dock.must('receiving.cancelDelivery', { deliveryId, reason: 'wrong truck' })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
  await expect(page.getByText(`Given up by ${people.administrator}`)).toContainText('wrong truck. Nothing was posted')
  await expect(page.getByRole('row').filter({ hasText: 'CB-2903' })).toContainText('12 each')
})

test('what changed meanwhile is named line by line, answers are kept, and it can be posted again', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  const bolts = page.getByRole('radiogroup', { name: /CB-2903.*Missing/ })
  await bolts.getByRole('radio', { name: 'Claim' }).check()
  await dock.must('receiving.recordScan', { deliveryId, raw: dock.nut.caseCode })
  await press(page, 'Control+Enter')
  await expect(page.getByRole('alert')).toContainText('Not posted: something changed meanwhile')
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([/LN-6320 Lock nut 13: counted 50 each, was 0/])
  await expect(bolts.getByRole('radio', { name: 'Claim' })).toBeChecked()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'is posted' })).toBeVisible()
  const { rows } = await dock.must('variances.list', {})
  expect(rows.map(({ kind, productCode, quantityMilli }) => [kind, productCode, quantityMilli])).toEqual([['short', 'CB-2903', 36_000]])
})

test('every choice of a difference can be read and is as large as a thumb, and nothing to come is not said to come', async ({ page }) => {
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await dock.must('receiving.recordScan', { deliveryId, raw: dock.bolt.caseCode, times: 4 })
  await dock.must('receiving.recordScan', { deliveryId, raw: dock.bolt.caseCode, condition: 'refused' })
  await dock.must('receiving.recordScan', { deliveryId, raw: dock.nut.caseCode, condition: 'refused' })
  const { scanId } = await dock.must('receiving.recordScan', { deliveryId, raw: 'UNKNOWN-1' })
  await dock.must('receiving.decideScan', { deliveryId, scanId, decision: { choice: 'set-aside', description: 'blue crate', quantityMilli: 3000 } })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  await expect(page.getByRole('listitem').filter({ hasText: 'CB-2903' })).toContainText('never was ours. Nothing is claimed, nothing more is to come.')
  await expect(page.getByRole('listitem').filter({ hasText: 'LN-6320' }).filter({ hasText: 'Refused' })).toContainText('100 each of this line are still to come')
  await page.getByRole('switch').check({ force: true })
  await expect(page.getByRole('listitem').filter({ hasText: 'LN-6320' }).filter({ hasText: 'Refused' })).toContainText('Nothing more is to come')
  for (const width of [1366, 1024, 390]) {
    await page.setViewportSize({ width, height: 800 })
    const right = (await page.getByRole('list').filter({ hasText: 'CB-2903' }).boundingBox())!
    for (const radio of await page.getByRole('radio').all()) {
      const box = (await radio.boundingBox())!
      expect(box.height, `${width}: height`).toBeGreaterThanOrEqual(42)
      expect(box.x + box.width, `${width}: right edge`).toBeLessThanOrEqual(right.x + right.width)
    }
    const badge = page.getByText('Unknown goods', { exact: true })
    expect(await badge.evaluate((element) => element.scrollWidth <= element.clientWidth), `${width}: badge`).toBe(true)
  }
})

test('after posting the next step is one key away: the receipt, the differences, the next delivery', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await dock.must('receiving.setCondition', { deliveryId, condition: 'damaged', quantityMilli: 2000 })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('list', { name: 'Where the goods are' }).getByRole('listitem')).toHaveText(['10 each in stock, free to use', '2 each in quarantine, not free to use'])
  await press(page, 'd')
  await expect(page).toHaveURL(/\/differences\/\d+$/)
})
