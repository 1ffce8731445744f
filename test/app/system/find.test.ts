import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import type { Dock } from '#test/support/receiving-data.ts'
import { openDelivery, openDock } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
})
afterEach(() => test.close())

const found = async (text: string, aim?: string) => {
  const { hits } = await test.must('system.find', { text, ...(aim === undefined ? {} : { aim }) })
  return hits.map(({ kind, label, detail, exact }) => `${exact ? '= ' : ''}${kind} ${label} (${detail})`)
}
const reading = async (text: string) => (await test.must('system.find', { text })).reading

describe('finding by a code', () => {
  it('an order, a supplier and a product by their own, whatever the case', async () => {
    expect(await found(dock.orderNumber.toLowerCase())).toEqual([`= order ${dock.orderNumber} (Litware)`])
    expect(await found(' lit ')).toEqual(['= supplier Litware (LIT)', `order ${dock.orderNumber} (Litware)`])
    expect((await found('bolt'))[0]).toBe('= product BOLT name (BOLT)')
  })

  it('a product by a barcode, with the pack it stands on, and as our own or a supplier calls it', async () => {
    expect(await found('14006381333938')).toEqual(['= product BOLT name (BOLT · Case of 12)'])
    expect(await found('4006381333931')).toEqual(['= product BOLT name (BOLT · Each)'])
    await test.must('catalog.saveSupplierItem', { supplierId: dock.supplierId, productId: dock.nut.id, supplierCode: 'LW-77' })
    expect((await found('lw-77'))[0]).toBe('= product NUT name (NUT)')
  })

  it('a raw scan by what it says, with and without an AIM identifier, and never by digits it happens to hold', async () => {
    expect(await found(']C10114006381333938')).toEqual(['= product BOLT name (BOLT · Case of 12)'])
    expect(await found('011400638133393810LOT7', ']C1')).toEqual(['= product BOLT name (BOLT · Case of 12)'])
    expect(await reading('(01)14006381333938(10)LOT7')).toBe('(01)14006381333938(10)LOT7')
    expect(await found('95060001343520')).toEqual([])
    expect(await reading('9506000134352')).toBe('09506000134352')
  })

  const sscc = `09506000134352000${checkDigit('09506000134352000')}`

  it('a delivery by its number, its reference and the SSCC of what it brings', async () => {
    const { number } = await openDelivery(test, [dock.orderId], { reference: 'TRUCK 7', announced: true, handlingUnits: [sscc] })
    const line = `= delivery ${number} (Litware)`
    expect(await found(number.toLowerCase())).toContain(line)
    expect(await found('TRUCK 7')).toEqual([line])
    expect(await found('truck')).toEqual([`delivery ${number} (Litware)`])
    expect(await found(`00${sscc}`, ']C1')).toEqual([line])
    expect(await found(`(00)${sscc}`)).toEqual([line])
  })

  it('a receipt by its number, and the order an element string names', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    const { receiptNumber } = await delivery.post()
    expect(await found(receiptNumber)).toEqual([`= receipt ${receiptNumber} (Litware)`])
    expect(await found(`(01)14006381333938(400)${dock.orderNumber}`)).toEqual([`= order ${dock.orderNumber} (Litware)`, '= product BOLT name (BOLT · Case of 12)'])
  })
})

describe('finding by words', () => {
  it('gives some of each kind', async () => {
    expect(await found('name')).toEqual(['product BOLT name (BOLT)', 'product NUT name (NUT)', 'product PAINT name (PAINT)'])
    expect(await found('liter')).toEqual([])
    expect(await found('litw')).toEqual(['supplier Litware (LIT)', `order ${dock.orderNumber} (Litware)`])
    expect(await reading('litw')).toBeNull()
  })

  it('as long as a scan may be, is only characters', async () => expect(await found('x'.repeat(4096))).toEqual([]))

  it.each(['', '   ', '%', '_', `'; DROP TABLE products; --`, '"', '\u001d', '\0', commandCode({ name: 'undo' })])('%j is only characters', async (text) => {
    expect(await found(text)).toEqual([])
    expect(await found('bolt')).toEqual(['= product BOLT name (BOLT)', `order ${dock.orderNumber} (Litware)`])
  })
})
