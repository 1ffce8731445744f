import { readTemplate } from '#shared/domain/labels/read-template.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { findTemplate } from './templates.ts'

/** Keeps a template as its next version. */
export const saveTemplate: CommandHandler<'labels.saveTemplate'> = async (context, { key, basedOn, body }) => {
  const { sql, nowIso, operator, publish } = context
  const checked = readTemplate({ ...body, key })
  if (!checked.ok) return fail({ code: 'bad-template', faults: [...checked.failure] })
  const before = await findTemplate(sql, key)
  if (before !== undefined && basedOn === null) return fail({ code: 'name-taken' })
  if ((before?.row.version ?? null) !== basedOn) return fail({ code: 'conflict', version: before?.row.version ?? 0 })
  const newest = await sql.get<{ readonly version: number | null }>('SELECT max(version) AS version FROM label_templates WHERE key = ?', key)
  const version = (newest?.version ?? 0) + 1
  const { name, kind } = checked.value
  await sql.run('INSERT INTO label_templates (key, version, name, kind, body, at, operator_id) VALUES (?, ?, ?, ?, ?, ?, ?)', key, version, name, kind, JSON.stringify(checked.value), nowIso, operator.id)
  await recordChange(context, { action: before === undefined ? 'created' : 'changed', entity: 'label-template', entityId: null, before: before === undefined ? undefined : { key, version: before.row.version, name: before.row.name }, after: { key, version, name } })
  publish({ type: 'labels.changed' })
  const saved = await findTemplate(sql, key)
  if (saved === undefined) throw new Error('the template that was just saved is not there')
  return ok(saved.row)
}

/** Says whether a template is offered. */
export const setTemplateActive: CommandHandler<'labels.setTemplateActive'> = async (context, { key, active }) => {
  const { sql, publish } = context
  const before = await findTemplate(sql, key)
  if (before === undefined) return fail({ code: 'not-found' })
  await sql.run('INSERT INTO label_template_states (key, active) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET active = excluded.active', key, active ? 1 : 0)
  await recordChange(context, { action: 'changed', entity: 'label-template', entityId: null, before: { key, active: before.row.active }, after: { key, active } })
  publish({ type: 'labels.changed' })
  return ok({ ...before.row, active })
}

/** Takes the company's versions away: a shipped template is again as it came, one of our own is gone. */
export const removeTemplate: CommandHandler<'labels.removeTemplate'> = async (context, { key, reason }) => {
  const { sql, publish } = context
  const before = await findTemplate(sql, key)
  if (before === undefined || before.row.version === 0) return fail({ code: 'not-found' })
  await sql.run('INSERT INTO label_template_states (key, removed_through) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET removed_through = excluded.removed_through', key, before.row.version)
  await recordChange(context, { action: 'removed', entity: 'label-template', entityId: null, before: { key, version: before.row.version, name: before.row.name }, after: { reason, shipped: shippedTemplates.some((template) => template.key === key) } })
  publish({ type: 'labels.changed' })
  return ok({})
}
