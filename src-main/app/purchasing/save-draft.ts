import type { SqlValue, Tx } from '#main/persistence/sql.ts'
import type { Failure, ParsedInput } from '#shared/api/index.ts'
import { defaultUnitCost } from '#shared/domain/purchasing/default-unit-cost.ts'
import { unaffordableLine } from '#shared/domain/purchasing/order-value.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { freeNumber } from './free-number.ts'
import { orderHead } from './order-changes.ts'
import { orderSnapshot } from './order-snapshot.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

type Draft = ParsedInput<'purchasing.saveDraft'>
type CompleteLine = { readonly id: number | undefined; readonly productId: number; readonly packId: number | null; readonly orderedMilli: number; readonly unitCostScaled: number; readonly expectedIso: string | null }

const knownLine = `SELECT p.standard_cost_scaled AS standardCostScaled, (SELECT i.unit_cost_scaled FROM supplier_items i WHERE i.supplier_id = ? AND i.product_id = p.id) AS supplierCostScaled,
  (SELECT 1 FROM packs k WHERE k.id = ? AND k.product_id = p.id AND k.active = 1) AS hasPack, p.active FROM products p WHERE p.id = ?`

/** Looks up what the lines leave out and checks that their products and packs are there. */
async function completeLines({ sql, settings }: CommandContext, { supplierId, lines }: Draft, orderCurrency: string): Promise<Result<readonly CompleteLine[], Failure<'purchasing.saveDraft'>>> {
  const complete: CompleteLine[] = []
  for (const [lineIndex, { id, productId, packId, orderedMilli, unitCostScaled, expectedIso }] of lines.entries()) {
    const known = await sql.get<{ readonly standardCostScaled: number | null; readonly supplierCostScaled: number | null; readonly hasPack: 1 | null; readonly active: 0 | 1 }>(knownLine, supplierId, packId, productId)
    if (known === undefined) return fail({ code: 'unknown-product', lineIndex })
    if (known.active === 0) return fail({ code: 'product-not-in-use', lineIndex })
    if (packId !== null && known.hasPack === null) return fail({ code: 'pack-mismatch', lineIndex })
    complete.push({ id, productId, packId, orderedMilli, unitCostScaled: unitCostScaled ?? defaultUnitCost({ ...known, companyCurrency: settings.currency, orderCurrency }), expectedIso })
  }
  const lineIndex = unaffordableLine(complete)
  return lineIndex === undefined ? ok(complete) : fail({ code: 'value-too-large', lineIndex })
}

/** Replaces the lines of a draft; a line with an id of this order keeps it, any other is a new line. */
async function replaceLines(tx: Tx, orderId: number, lines: readonly CompleteLine[]): Promise<void> {
  const free = new Set((await tx.all<{ readonly id: number }>('SELECT id FROM purchase_order_lines WHERE order_id = ?', orderId)).map(({ id }) => id))
  await tx.run('DELETE FROM purchase_order_lines WHERE order_id = ?', orderId)
  const idOf = (id: number | undefined): SqlValue => (id !== undefined && free.delete(id) ? id : null)
  // Lines that keep their id come first, so that no new line can be given it meanwhile.
  const numbered = lines.map((line, index) => ({ ...line, lineNumber: index + 1, keptId: idOf(line.id) })).sort((one, other) => Number(one.keptId === null) - Number(other.keptId === null))
  for (const { keptId, lineNumber, productId, packId, orderedMilli, unitCostScaled, expectedIso } of numbered) {
    await tx.run(
      'INSERT INTO purchase_order_lines (id, order_id, line_number, product_id, pack_id, ordered_milli, unit_cost_scaled, expected_iso) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      keptId, orderId, lineNumber, productId, packId, orderedMilli, unitCostScaled, expectedIso
    )
  }
}

type Stored = { readonly id: number; readonly number: string; readonly version: number }

async function writeHead({ sql, todayIso }: CommandContext, draft: Draft, stored: Stored | null, number: string, currency: string): Promise<number | null> {
  const { supplierId, orderIso, expectedIso, supplierReference, note, version } = draft
  if (stored === null) {
    const { id } = await sql.run(
      `INSERT INTO purchase_orders (number, supplier_id, currency, decision, order_iso, expected_iso, supplier_reference, note) VALUES (?, ?, ?, 'draft', ?, ?, ?, ?)`,
      number, supplierId, currency, orderIso ?? todayIso, expectedIso, supplierReference, note
    )
    return id
  }
  const { changed } = await sql.run(
    'UPDATE purchase_orders SET number = ?, supplier_id = ?, currency = ?, order_iso = coalesce(?, order_iso), expected_iso = ?, supplier_reference = ?, note = ?, version = version + 1 WHERE id = ? AND version = ?',
    number, supplierId, currency, orderIso ?? null, expectedIso, supplierReference, note, stored.id, version ?? stored.version
  )
  return changed === 0 ? null : stored.id
}

/** Writes a draft order with all its lines, new or changed. */
export const saveDraft: CommandHandler<'purchasing.saveDraft'> = async (context, draft) => {
  const { sql } = context
  const stored = draft.id === undefined ? null : await orderHead(sql, draft.id)
  if (stored === undefined) return fail({ code: 'not-found' })
  if (stored !== null && stored.decision !== 'draft') return fail({ code: 'not-a-draft' })
  const supplier = await sql.get<{ readonly currency: string; readonly active: 0 | 1 }>('SELECT currency, active FROM suppliers WHERE id = ?', draft.supplierId)
  if (supplier === undefined) return fail({ code: 'unknown-supplier' })
  if (supplier.active === 0) return fail({ code: 'supplier-not-in-use' })
  const sameNumber = draft.number === undefined ? undefined : await sql.get<{ readonly id: number }>('SELECT id FROM purchase_orders WHERE number = ?', draft.number)
  if (sameNumber !== undefined && sameNumber.id !== draft.id) return fail({ code: 'number-taken' })
  const lines = await completeLines(context, draft, supplier.currency)
  if (!lines.ok) return lines
  const before = stored === null ? null : await orderSnapshot(sql, stored.id)
  const number = draft.number ?? stored?.number ?? (await freeNumber(context))
  const orderId = await writeHead(context, draft, stored, number, supplier.currency)
  if (orderId === null) return fail({ code: 'changed-by-other' })
  await replaceLines(sql, orderId, lines.value)
  await refreshOrder(sql, orderId)
  await recordOrderChange(context, before === null ? 'added' : 'changed', orderId, { ...(before === null ? {} : { before }), after: await orderSnapshot(sql, orderId) })
  context.publish({ type: 'orders.changed', orderIds: [orderId] })
  return ok({ orderId, number, version: stored === null ? 1 : (draft.version ?? stored.version) + 1 })
}
