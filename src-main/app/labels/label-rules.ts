import { labelRuleSchema } from '#shared/api/labels.ts'
import { fail, ok } from '#shared/result.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { CommandHandler, QueryHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import type { StoredLabelRule } from './label-settings.ts'
import { loadLabelSettings } from './label-settings.ts'

/** How many labels a product gets: its own rule, else the company's. */
export async function ruleOf(sql: Sql, productId: number): Promise<{ rule: StoredLabelRule; isDefault: boolean }> {
  const row = await sql.get<{ readonly rule: string }>('SELECT rule FROM label_rules WHERE product_id = ?', productId)
  return row === undefined ? { rule: (await loadLabelSettings(sql)).defaultRule, isDefault: true } : { rule: labelRuleSchema.parse(JSON.parse(row.rule)), isDefault: false }
}

const isProduct = async (sql: Sql, productId: number): Promise<boolean> => (await sql.get('SELECT 1 FROM products WHERE id = ?', productId)) !== undefined

/** The rule of a product. */
export const rule: QueryHandler<'labels.rule'> = async ({ sql }, { productId }) => ((await isProduct(sql, productId)) ? ok(await ruleOf(sql, productId)) : fail({ code: 'not-found' }))

/** Gives a product a rule of its own, or takes it away. */
export const setRule: CommandHandler<'labels.setRule'> = async (context, { productId, rule: wanted }) => {
  const { sql } = context
  if (!(await isProduct(sql, productId))) return fail({ code: 'not-found' })
  const before = await ruleOf(sql, productId)
  if (wanted === null) await sql.run('DELETE FROM label_rules WHERE product_id = ?', productId)
  else await sql.run('INSERT INTO label_rules (product_id, rule) VALUES (?, ?) ON CONFLICT (product_id) DO UPDATE SET rule = excluded.rule', productId, JSON.stringify(wanted))
  const after = await ruleOf(sql, productId)
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    await recordChange(context, { action: 'changed', entity: 'product', entityId: productId, before: { labelRule: before.isDefault ? null : before.rule }, after: { labelRule: wanted } })
    context.publish({ type: 'catalog.changed', productIds: [productId] })
  }
  return ok(after)
}
