import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { Act, Stage, Step } from './actors.ts'
import type { DemoOrder, DemoOrderKey } from './demo-orders.ts'
import { demoOrders, linesOf } from './demo-orders.ts'
import type { DemoCatalog } from './make-catalog.ts'

/** Ids of the orders written so far. */
export type WrittenOrders = Map<DemoOrderKey, number>

/** An order's own day: it is written, and sent unless it is the draft. One is put on hold later. */
export function orderSteps(stage: Stage, buyer: Act, { suppliers, product }: DemoCatalog, written: WrittenOrders): readonly Step[] {
  const write = async (key: DemoOrderKey, order: DemoOrder): Promise<void> => {
    const { orderId } = await buyer('purchasing.saveDraft', {
      supplierId: suppliers[order.supplier], orderIso: stage.dateOf(order.orderedDay), expectedIso: stage.dateOf(order.expectedDay), supplierReference: order.reference,
      lines: linesOf(order).map(({ code, cases }) => {
        const { id, casePackId, caseOf } = product(code)
        return { productId: id, packId: casePackId, orderedMilli: cases * caseOf * milliPerUnit }
      })
    })
    written.set(key, orderId)
    if (key !== 'radios') await buyer('purchasing.sendOrder', { orderId })
  }
  const hold = async (): Promise<void> => void (await buyer('purchasing.holdOrder', { orderId: written.get('chandler') ?? 0, hold: true, reason: 'Waits for the new price list' }))
  return [
    ...Object.entries(demoOrders).map(([key, order]) => ({ day: order.orderedDay, time: '09:20', run: () => write(key as DemoOrderKey, order) })),
    { day: -1, time: '11:05', run: hold }
  ]
}
