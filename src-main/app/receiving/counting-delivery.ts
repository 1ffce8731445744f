import type { DeliveryState } from '#shared/domain/receiving/conditions.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import { countingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { Sql } from '#main/persistence/sql.ts'

/** Why a delivery cannot be counted. */
export type NotCounting = { readonly code: 'not-found' } | { readonly code: 'not-counting'; readonly state: DeliveryState }

/** The delivery, if it is being counted: one that is announced or parked must be taken up first, one that ended stays as it is. */
export async function deliveryInCount(sql: Sql, deliveryId: number): Promise<Result<CountingDelivery, NotCounting>> {
  const delivery = await countingDelivery(sql, deliveryId)
  if (delivery === undefined) return fail({ code: 'not-found' })
  return delivery.state === 'counting' ? ok(delivery) : fail({ code: 'not-counting', state: delivery.state })
}
