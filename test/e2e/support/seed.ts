import type { StationCalls } from './calls.ts'
import { simulatedSetups } from './devices.ts'

/** People of the seeded company by role, all with the PIN `pin`. */
export const people = { administrator: 'Ada Marsh', buyer: 'Ben Ortiz', clerk: 'Cleo Park', bookkeeper: 'Dora Lindt' } as const
/** Everybody's PIN. */
export const pin = '2468'

/** GTIN-13 with its check digit from twelve digits. */
export function gtin13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `${twelve}${(10 - (sum % 10)) % 10}`
}

/** A product of the seeded company: a piece, a case of twelve, and their barcodes. */
export type SeededProduct = { readonly id: number; readonly code: string; readonly name: string; readonly eachBarcode: string; readonly caseBarcode: string; readonly caseOf: number }
/** What was seeded. */
export type Seeded = { readonly deviceIds: readonly number[]; readonly receiptId: number; readonly varianceId: number; readonly supplierId: number; readonly otherSupplierId: number; readonly products: readonly SeededProduct[]; readonly orders: readonly { readonly id: number; readonly number: string }[] }

const names = ['Chainring bolt set, silver', 'Lock nut 13', 'Spokes 260 mm', 'Thin-jam hex nut 9', 'Cone-shaped race', 'Seat post 27.2', 'Brake cable, inner', 'Brake cable, outer', 'Rim tape 20 mm', 'Inner tube 28', 'Tyre 700x28', 'Tyre 700x32', 'Chain 11-speed', 'Cassette 11-32', 'Bottom bracket', 'Headset', 'Grip, black', 'Bell', 'Front light', 'Rear light', 'Reflector', 'Kickstand', 'Bottle cage', 'Bottle 750 ml', 'Pump, mini', 'Tyre lever', 'Patch kit', 'Chain oil', 'Degreaser', 'Saddle', 'Pedal, left', 'Pedal, right', 'Crank arm', 'Derailleur, rear', 'Shifter, right', 'Shifter, left', 'Rim 28', 'Hub, front', 'Hub, rear', 'Axle, quick release'] as const

/** Sets the company up and makes the people. */
export async function seedPeople({ must }: StationCalls): Promise<void> {
  await must('session.setUp', { companyName: 'Litware Cycles', currency: 'EUR', locale: 'en-GB', name: people.administrator, pin })
  for (const role of ['buyer', 'clerk', 'bookkeeper'] as const) await must('session.saveOperator', { name: people[role], role, pin })
}

/** A small company: two suppliers, forty products with cases, and a few orders that were sent. `todayIso` is the station's day. */
export async function seedCompany(calls: StationCalls): Promise<Seeded> {
  const { must } = calls
  await seedPeople(calls)
  const { todayIso } = await must('session.state', {})
  const { supplierId } = await must('catalog.saveSupplier', { code: 'LITWARE', name: 'Litware, Inc.', currency: 'EUR', email: 'orders@litware.example', preferred: true })
  const { supplierId: otherSupplierId } = await must('catalog.saveSupplier', { code: 'NORTHWIND', name: 'Northwind Traders', currency: 'EUR' })
  const products: SeededProduct[] = []
  for (const [index, name] of names.entries()) {
    const code = `${name.slice(0, 2).toUpperCase()}-${2900 + index}`
    const eachBarcode = gtin13(`50123456${String(1000 + index)}`)
    const caseBarcode = gtin13(`50123457${String(1000 + index)}`)
    const caseOf = index % 3 === 0 ? 12 : 24
    const { productId } = await must('catalog.saveProduct', {
      code, name, standardCostScaled: 12_500_00 + index * 10_000, ...(index === 27 ? { lotRequired: true, expiryRequired: true } : {}),
      packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [{ code: eachBarcode }] }, { kind: 'case', baseQuantityMilli: caseOf * 1000, barcodes: [{ code: caseBarcode }] }]
    })
    products.push({ id: productId, code, name, eachBarcode, caseBarcode, caseOf })
    if (index < 20) await must('catalog.saveSupplierItem', { supplierId, productId, supplierCode: `LW${7000 + index}`, unitCostScaled: 11_000_00 + index * 10_000, leadDays: 7 })
  }
  const day = (offset: number): string => new Date(Date.parse(`${todayIso}T12:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10)
  const orders = []
  for (const [index, offset] of [-3, 0, 0, 4].entries()) {
    const lines = products.slice(index * 5, index * 5 + 6).map(({ id }, at) => ({ productId: id, orderedMilli: (at + 2) * 24_000, expectedIso: day(offset) }))
    const order = await must('purchasing.saveDraft', { supplierId: index === 2 ? otherSupplierId : supplierId, expectedIso: day(offset), supplierReference: `REF-${100 + index}`, lines })
    await must('purchasing.sendOrder', { orderId: order.orderId })
    orders.push({ id: order.orderId, number: order.number })
  }
  return { deviceIds: await seedDevices(calls), supplierId, otherSupplierId, products, orders, ...(await seedReceipt(calls, orders[3]?.id ?? 0)) }
}

/** A simulated scanner, scale and label printer of a station that no page is at. */
async function seedDevices({ must }: StationCalls): Promise<readonly number[]> {
  const ids: number[] = []
  for (const setup of Object.values(simulatedSetups)) ids.push((await must('devices.save', { station: 'Bench', setup })).id)
  return ids
}

/** A picture of one pixel. */
const smallestPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A posted receipt of an order with a short, a damaged piece and its photo. */
async function seedReceipt({ must }: StationCalls, orderId: number): Promise<{ readonly receiptId: number; readonly varianceId: number }> {
  const { deliveryId } = await must('receiving.openDelivery', { orderIds: [orderId], reference: 'DN 5512' })
  const { lines } = await must('receiving.viewDelivery', { deliveryId })
  for (const [index, line] of lines.entries()) await must('receiving.recordCount', { deliveryId, lineId: line.id, quantityMilli: index === 0 ? 24_000 : (line.expectedMilli ?? 1000) })
  await must('receiving.setCondition', { deliveryId, condition: 'damaged', quantityMilli: 2000, note: 'Crushed' })
  await must('receiving.addPhoto', { deliveryId, lineId: lines.at(-1)?.id ?? 0, photo: { fileName: 'crushed.png', mime: 'image/png', contentBase64: smallestPicture } })
  const { receiptId } = await must('receiving.postDelivery', { deliveryId })
  const { rows } = await must('variances.list', { kind: 'damaged' })
  return { receiptId, varianceId: rows[0]?.id ?? 0 }
}
