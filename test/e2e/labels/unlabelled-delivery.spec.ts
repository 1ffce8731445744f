import { expect, test } from '@playwright/test'
import { readSymbols } from '../../support/labels/read-symbols.ts'
import { line, panel, press } from '../support/counting.ts'
import { addDevice, dockName, simulatedSetups } from '../support/devices.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { scan } from '../support/scan.ts'
import { people } from '../support/seed.ts'
import { goTo, signIn } from '../support/sign-in.ts'

let dock: Dock
test.beforeEach(async ({ page }) => {
  dock = await startDock()
  await page.addInitScript((name) => localStorage.setItem('dockside.station', name), dockName)
})
test.afterEach(() => dock.remove())

/** Marine rope in cases of 12, without any barcode, lot and date demanded, and an order of it. */
async function ropeOrder(ordered: number): Promise<number> {
  const { must, supplierId } = dock
  const { products } = { products: (await must('catalog.listProducts', { search: 'ROPE-12' })).rows }
  const productId = products[0]?.id ?? (await must('catalog.saveProduct', { code: 'ROPE-12', name: 'Marine rope 12 mm, ^XZ~JA', lotRequired: true, expiryRequired: true, packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [] }, { kind: 'case', baseQuantityMilli: 12_000, barcodes: [] }] })).productId
  const { orderId } = await must('purchasing.saveDraft', { supplierId, expectedIso: (await must('session.state', {})).todayIso, lines: [{ productId, orderedMilli: ordered * 1000, unitCostScaled: 1_000_000 }] })
  await must('purchasing.sendOrder', { orderId })
  return (await must('receiving.openDelivery', { orderIds: [orderId] })).deliveryId
}

test('an unlabelled delivery is received and stickered; paper runs out at label 7 of 20 and comes back; nothing is missing or double, and the stickers scan back', async ({ page }) => {
  const printer = await addDevice(dock, simulatedSetups.printer)
  const hands = (what: Parameters<typeof dock.must<'devices.simulate'>>[1]['what']) => dock.must('devices.simulate', { deviceId: printer, what })
  const printed = async () => dock.must('devices.simulation', { deviceId: printer })
  await hands({ act: 'printer', paperFor: 6, labelsPerSecond: 20 })

  // Twenty cases without a code are counted by key: the line, the number, lot and date.
  const deliveryId = await ropeOrder(240)
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
  await line(page, 'ROPE-12').click()
  await press(page, 'q')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Case of 12' })).toBeVisible()
  await press(page, '2', '0', 'Enter')
  await expect(dialog.getByLabel('Lot')).toBeFocused()
  await page.keyboard.type('L2611-07', { delay: 100 })
  await press(page, 'Tab')
  await page.keyboard.type('31.05.2027', { delay: 100 })
  await press(page, 'Enter')
  await expect(panel(page)).toContainText('240 of 240')
  await press(page, 'F10')
  await press(page, 'Control+Enter')
  await expect(page.getByText(/GR-\d{4}-00001/).first()).toBeVisible()

  // From the receipt: twenty labels by the rule, Enter.
  const receiptId = (await dock.must('receiving.listReceipts', {})).rows[0]?.id ?? 0
  await goTo(page, `/receipts/${receiptId}`)
  await page.getByRole('button', { name: 'Print labels' }).press('Enter')
  await expect(dialog.getByLabel('Labels of ROPE-12')).toHaveValue('20')
  await expect(dialog.getByLabel('Labels of ROPE-12')).toBeFocused()
  await press(page, 'Enter')

  // Six come out, then the paper is out; the header says that somebody is needed, the queue says what for.
  await expect.poll(async () => (await printed()).printed).toBe(6)
  await goTo(page, '/labels/queue')
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'ROPE-12' })).toContainText('labels to be put in')
  await hands({ act: 'printer', paperFor: null })
  await expect.poll(async () => (await dock.must('printing.jobs', { state: 'all', receiptId })).rows.map(({ state, confirmed }) => [state, confirmed])).toEqual([['confirmed', 20]])
  const { printed: count, labels } = await printed()
  expect(count).toBe(20)

  // The sticker, as the printer burned it, is read like any other: the right product, lot, date and quantity.
  const symbols = await readSymbols(Buffer.from(labels[0]?.contentBase64 ?? '', 'base64'))
  expect(symbols).toHaveLength(1)
  const next = await ropeOrder(24)
  await goTo(page, `/receiving/${next}`)
  await scan(page, `${symbols[0]?.aim}${symbols[0]?.text}`)
  await expect(panel(page)).toContainText('+12')
  await expect(line(page, 'ROPE-12')).toContainText('12')
  expect((await dock.must('receiving.viewDelivery', { deliveryId: next })).recentEvents).toMatchObject([{ productCode: 'ROPE-12', lot: 'L2611-07', expiryIso: '2027-05-31', quantityMilli: 12_000, source: 'scan' }])
})
