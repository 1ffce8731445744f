import { takeNumber } from '../document-number.ts'
import type { OrderContext } from './order-changes.ts'

/** The next order number of the series; one that somebody gave an order by hand is stepped over. */
export async function freeNumber({ sql, todayIso }: Pick<OrderContext, 'sql' | 'todayIso'>): Promise<string> {
  for (;;) {
    const number = await takeNumber(sql, 'purchase-order', todayIso)
    if ((await sql.get('SELECT 1 FROM purchase_orders WHERE number = ?', number)) === undefined) return number
  }
}
