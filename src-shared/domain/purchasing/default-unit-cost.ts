/** What is known about a product's cost; scaled unit costs, in the currency each says. */
export type KnownCosts = {
  readonly supplierCostScaled: number | null
  readonly standardCostScaled: number | null
  /** The company's currency, in which standard costs are kept. */
  readonly companyCurrency: string
  readonly orderCurrency: string
}

/** The unit cost a new order line begins with: the supplier's, else the standard cost when it is in the order's currency (a cost is never taken over from another currency), else 0. */
export function defaultUnitCost({ supplierCostScaled, standardCostScaled, companyCurrency, orderCurrency }: KnownCosts): number {
  if (supplierCostScaled !== null) return supplierCostScaled
  return companyCurrency === orderCurrency ? (standardCostScaled ?? 0) : 0
}
