import type { ImportKind, ImportOptions, Mapping, RowState } from '#shared/domain/imports/kinds.ts'
import type { Problem } from '#shared/domain/imports/problem.ts'
import { hasError, problem } from '#shared/domain/imports/problem.ts'
import type { CheckedRow } from '#main/persistence/imports/checked-rows.ts'
import type { Sql } from '#main/persistence/sql.ts'
import { planOrders } from './plan-orders.ts'
import { planProducts } from './plan-products.ts'
import { planStock } from './plan-stock.ts'
import { planSupplierItems } from './plan-supplier-items.ts'
import { planSuppliers } from './plan-suppliers.ts'
import type { GroupWrite, PlanContext, PlannedRow, Planner } from './planner.ts'
import { anyError } from './planner.ts'

const planners: Readonly<Record<ImportKind, Planner>> = { products: planProducts, suppliers: planSuppliers, 'supplier-items': planSupplierItems, 'purchase-orders': planOrders, 'opening-stock': planStock }

/** What planning one record came to: its rows with their states and everything that was found, and what would write them. */
export type PlannedGroup = { readonly rows: readonly { readonly number: number; readonly state: RowState; readonly problems: readonly Problem[] }[]; readonly write: GroupWrite }

type Reading = { readonly mapping: Mapping; readonly options: ImportOptions; readonly companyCurrency: string }

/** A context for one run over a file. */
export function createPlanContext(sql: Pick<Sql, 'get' | 'all'>, { mapping, options, companyCurrency }: Reading, { isPreview }: { readonly isPreview: boolean }): PlanContext {
  return { sql, companyCurrency, options, isPreview, columnOf: (field) => mapping[field] ?? '', seen: new Map() }
}

/** Rows that are right are kept out with the wrong ones of the same record: half an order would be worse than none. */
function holdBack(rows: readonly PlannedRow[]): void {
  const wrong = rows.find(({ problems }) => hasError(problems))
  for (const row of rows) {
    row.state = 'rejected'
    if (!hasError(row.problems)) row.problems.push(problem('error', 'held-back', {}, `row ${wrong?.number} right as well; rows of one record come in together`))
  }
}

/** Plans the rows of one record. Rows that could not be read are not held against the data. */
export async function planGroup(kind: ImportKind, context: PlanContext, group: readonly CheckedRow[]): Promise<PlannedGroup> {
  const rows: readonly PlannedRow[] = group.map(({ number, values, problems }) => ({ number, values, problems: [...problems], state: 'rejected' }))
  const write = anyError(rows) ? null : await planners[kind](context, rows)
  if (!anyError(rows)) return { rows, write }
  holdBack(rows)
  return { rows, write: null }
}
