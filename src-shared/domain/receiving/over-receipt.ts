/** The tolerances that may apply to a line, in thousandths of the ordered quantity; null where nothing was decided. */
export type Tolerances = { readonly productPermille: number | null; readonly supplierPermille: number | null; readonly companyPermille: number }

/** The tolerance that counts: the product's, else the supplier's, else the company's (DOMAIN "Purchasing"). */
export const tolerancePermille = ({ productPermille, supplierPermille, companyPermille }: Tolerances): number => productPermille ?? supplierPermille ?? companyPermille

/** How much more than ordered may come without asking: the tolerance of the whole ordered quantity, rounded down to a thousandth of the base unit. */
export const allowedOverMilli = (orderedMilli: number, permille: number): number => Number((BigInt(orderedMilli) * BigInt(permille)) / 1000n)

/**
 * How much more than it still expects a line may take without asking: the tolerance of the whole ordered quantity, less what came beyond the order before
 * (`takenMilli`), so that each further truck does not bring a tolerance of its own.
 */
export const toleranceMilli = (orderedMilli: number, permille: number, takenMilli: number): number => Math.max(0, allowedOverMilli(orderedMilli, permille) - takenMilli)

/** A quantity parted at what the line still asks for: `fitsMilli` + `overMilli` is the whole. */
export type OverSplit = { readonly fitsMilli: number; readonly overMilli: number }

/** Parts `quantityMilli` (above zero) at what is still to come. */
export function splitAtToCome(quantityMilli: number, toComeMilli: number): OverSplit {
  const fitsMilli = Math.min(quantityMilli, Math.max(0, toComeMilli))
  return { fitsMilli, overMilli: quantityMilli - fitsMilli }
}
