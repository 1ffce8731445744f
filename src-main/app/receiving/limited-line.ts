import { rights } from '#shared/api/schemas.ts'
import { tolerancePermille, toleranceMilli } from '#shared/domain/receiving/over-receipt.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext, Operator } from '../context.ts'

/** Whether a person may take more than the tolerance allows without asking anybody (DOMAIN "Purchasing"). */
export const mayExceed = ({ role }: Pick<Operator, 'role'>): boolean => role === 'administrator' || (rights.exceedTolerance as readonly string[]).includes(role)

/** A line with how much more than expected it takes without asking: by the product's tolerance, else the supplier's, else the company's. */
export const limitedLine = <Row extends DeliveryLineRow>(row: Row, { supplierTolerancePermille }: CountingDelivery, { settings }: Pick<CommandContext, 'settings'>): Row & { readonly toleranceMilli: number } => ({
  ...row,
  toleranceMilli: toleranceMilli(row.orderedMilli, tolerancePermille({ productPermille: row.productTolerancePermille, supplierPermille: supplierTolerancePermille, companyPermille: settings.overTolerancePermille }), row.overBeforeMilli)
})
