import { gtin13, seedPeople } from './seed.ts'
import type { TestStation } from './station.ts'
import { startStation } from './station.ts'

/** A product at the dock with the codes on its piece and on its case. */
export type DockProduct = { readonly id: number; readonly code: string; readonly name: string; readonly each: string; readonly caseCode: string; readonly caseId: number }

/** A station with one supplier, three products and an order due today: 48 bolts (cases of 12), 100 nuts (cases of 50), 10 tins of paint (lot and date demanded). */
export type Dock = TestStation & { readonly supplierId: number; readonly bolt: DockProduct; readonly nut: DockProduct; readonly paint: DockProduct; readonly order: { readonly id: number; readonly number: string } }

/** Starts a station of its own for a test that counts and posts. */
export async function startDock(): Promise<Dock> {
  const station = await startStation()
  const { must } = station
  await seedPeople(station)
  const { supplierId } = await must('catalog.saveSupplier', { code: 'LITWARE', name: 'Litware', currency: 'EUR' })
  const make = async (code: string, name: string, index: number, caseOf: number, more: object = {}): Promise<DockProduct> => {
    const each = gtin13(`95200000${String(1000 + index)}`)
    const caseCode = gtin13(`95200001${String(1000 + index)}`)
    const { productId } = await must('catalog.saveProduct', { code, name, ...more, packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [{ code: each }] }, { kind: 'case', baseQuantityMilli: caseOf * 1000, barcodes: [{ code: caseCode }] }] })
    const { packs } = await must('catalog.viewProduct', { productId })
    return { id: productId, code, name, each, caseCode, caseId: packs.find(({ kind }) => kind === 'case')?.id ?? 0 }
  }
  const bolt = await make('CB-2903', 'Chainring bolt set, silver', 1, 12)
  const nut = await make('LN-6320', 'Lock nut 13', 2, 50)
  const paint = await make('PA-100', 'Antifouling paint, red', 3, 6, { lotRequired: true, expiryRequired: true })
  const { todayIso } = await must('session.state', {})
  const line = ({ id }: DockProduct, ordered: number) => ({ productId: id, orderedMilli: ordered * 1000, unitCostScaled: 2_500_000 })
  const { orderId, number } = await must('purchasing.saveDraft', { supplierId, expectedIso: todayIso, lines: [line(bolt, 48), line(nut, 100), line(paint, 10)] })
  await must('purchasing.sendOrder', { orderId })
  return { ...station, supplierId, bolt, nut, paint, order: { id: orderId, number } }
}
