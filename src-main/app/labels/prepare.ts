import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { choosePrinter } from './choose-printer.ts'
import { labelCountFor } from './label-count-for.ts'
import { subjectValues } from './subject-values.ts'
import { templateForKind } from './templates.ts'

/** What stands ready before a label is printed. */
export const prepare: QueryHandler<'labels.prepare'> = async (context, { subject, kind, quantityMilli }) => {
  const { sql } = context
  const found = await subjectValues(context, subject)
  const template = await templateForKind(sql, kind)
  if (found === undefined || template === undefined) return fail({ code: 'not-found' })
  const printer = await choosePrinter(context, kind, null)
  const { pack } = found
  const needed = pack === null || quantityMilli === null ? { labels: 1, spares: 0, rule: 'none' as const, every: null } : await labelCountFor(sql, pack.productId, quantityMilli)
  return ok({
    templateKey: template.row.key, templateName: template.row.name, printerId: printer?.id ?? null, printerName: printer?.setup.name ?? null, printerIsSimulated: printer?.setup.connection.kind === 'simulated',
    count: needed, code: pack?.code ?? null, takesCode: pack !== null && pack.code === null, needsLot: pack?.lotRequired === 1, needsExpiry: pack?.expiryRequired === 1, title: found.title
  })
}
