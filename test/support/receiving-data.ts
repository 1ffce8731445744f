import type { TestApp } from './test-app.ts'

/** A supplier with three products and one sent order: what most receiving tests begin with. Quantities in units of the product. */
export type Dock = {
  readonly supplierId: number
  readonly bolt: TestProduct
  readonly nut: TestProduct
  readonly paint: TestProduct
  readonly orderId: number
  readonly orderNumber: string
}

/** A product with its packs and codes. */
export type TestProduct = { readonly id: number; readonly code: string; readonly eachId: number; readonly caseId: number; readonly eachCode: string; readonly caseCode: string }

/** Units to thousandths. */
export const units = (count: number): number => count * 1000

/** Makes a product with a single unit and a case, each with its own code. */
export async function makeProduct(test: TestApp, code: string, eachCode: string, caseCode: string, caseSize: number, more: Readonly<Record<string, unknown>> = {}): Promise<TestProduct> {
  const { productId } = await test.must('catalog.saveProduct', {
    code, name: `${code} name`, ...more,
    packs: [{ kind: 'each', name: 'Each', baseQuantityMilli: units(1), barcodes: [{ code: eachCode }] }, { kind: 'case', name: `Case of ${caseSize}`, baseQuantityMilli: units(caseSize), barcodes: [{ code: caseCode }] }]
  })
  const { packs } = await test.must('catalog.viewProduct', { productId })
  const idOf = (kind: string): number => packs.find((pack) => pack.kind === kind)!.id
  return { id: productId, code, eachId: idOf('each'), caseId: idOf('case'), eachCode, caseCode }
}

/** Sends an order of the given lines (product, units, minor units each) and gives its id and number. */
export async function sendOrder(test: TestApp, supplierId: number, lines: readonly (readonly [product: TestProduct, ordered: number, costMinor?: number])[], expectedIso = '2026-11-24') {
  const { orderId, number } = await test.must('purchasing.saveDraft', {
    supplierId, expectedIso, lines: lines.map(([product, ordered, costMinor = 250]) => ({ productId: product.id, orderedMilli: units(ordered), unitCostScaled: costMinor * 10_000 }))
  })
  await test.must('purchasing.sendOrder', { orderId })
  return { orderId, orderNumber: number }
}

/** 48 bolts (cases of 12), 100 nuts (cases of 50) and 10 tins of paint (lot and expiry demanded) on one order. */
export async function openDock(test: TestApp): Promise<Dock> {
  const { supplierId } = await test.must('catalog.saveSupplier', { code: 'LIT', name: 'Litware', currency: 'EUR' })
  const bolt = await makeProduct(test, 'BOLT', '4006381333931', '14006381333938', 12)
  const nut = await makeProduct(test, 'NUT', '5901234123457', '15901234123454', 50)
  const paint = await makeProduct(test, 'PAINT', '4012345678901', '14012345678908', 6, { lotRequired: true, expiryRequired: true })
  return { supplierId, bolt, nut, paint, ...(await sendOrder(test, supplierId, [[bolt, 48], [nut, 100, 20], [paint, 10, 1999]])) }
}

/** Opens a delivery of orders and gives calls on it. */
export async function openDelivery(test: TestApp, orderIds: readonly number[], more: Readonly<Record<string, unknown>> = {}) {
  const { deliveryId, number } = await test.must('receiving.openDelivery', { orderIds: [...orderIds], ...more })
  const scan = (raw: string, more: Readonly<Record<string, unknown>> = {}) => test.must('receiving.recordScan', { deliveryId, raw, ...more })
  const view = () => test.must('receiving.viewDelivery', { deliveryId })
  const line = async (product: TestProduct) => (await view()).lines.find(({ productId }) => productId === product.id)!
  const decide = (scanId: number, decision: Parameters<typeof test.must<'receiving.decideScan'>>[1]['decision']) => test.must('receiving.decideScan', { deliveryId, scanId, decision })
  const post = (more: Readonly<Record<string, unknown>> = {}) => test.must('receiving.postDelivery', { deliveryId, ...more })
  return { deliveryId, number, scan, view, line, decide, post }
}

/** On hand, usable and unusable of a product, in units. */
export async function stockOf(test: TestApp, product: TestProduct): Promise<{ readonly onHand: number; readonly usable: number; readonly unusable: number; readonly onOrder: number }> {
  const { stock } = await test.must('catalog.viewProduct', { productId: product.id })
  return { onHand: stock.onHandMilli / 1000, usable: stock.usableMilli / 1000, unusable: stock.unusableMilli / 1000, onOrder: stock.onOrderMilli / 1000 }
}
