/** What is known about a product's cost; scaled unit costs, in the currency each says. */
export type KnownCosts = {
  readonly supplierCostScaled: number | null
  readonly standardCostScaled: number | null
  /** The company's currency, in which standard costs are kept. */
  readonly companyCurrency: string
  readonly orderCurrency: string
}

/** The unit cost of goods in the order's currency: the supplier's, else the standard cost when it is in that currency (a cost is never taken over from another currency), else null: nobody knows. */
export function knownUnitCost({ supplierCostScaled, standardCostScaled, companyCurrency, orderCurrency }: KnownCosts): number | null {
  return supplierCostScaled ?? (companyCurrency === orderCurrency ? standardCostScaled : null)
}

/** The unit cost a new order line begins with; 0 where nobody knows. */
export const defaultUnitCost = (costs: KnownCosts): number => knownUnitCost(costs) ?? 0
