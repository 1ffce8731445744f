import type { Output } from '#shared/api/index.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { fail, ok } from '#shared/result.ts'
import { containing } from '#main/persistence/containing.ts'
import type { QueryHandler } from '../context.ts'
import { findTemplate, listTemplates, versionsOf } from './templates.ts'

/** Every template, by name. */
export const templates: QueryHandler<'labels.templates'> = async ({ sql }, { kind, includeInactive }) =>
  ok({ rows: (await listTemplates(sql)).map(({ row }) => row).filter((row) => (kind === 'all' || row.kind === kind) && (includeInactive || row.active)) })

/** Field values as the contract gives them: what is not known is null. */
export const shownFields = (values: FieldValues): Output<'labels.viewTemplate'>['fields'] => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]))

/** One template with the values its preview shows. */
export const viewTemplate: QueryHandler<'labels.viewTemplate'> = async ({ sql }, { key, version }) => {
  const found = await findTemplate(sql, key, version)
  if (found === undefined) return fail({ code: 'not-found' })
  return ok({ template: found.row, body: found.body as unknown as Record<string, unknown>, fields: shownFields(sampleValues(found.row.kind)), versions: await versionsOf(sql, key) })
}

/** Places and people a label can be made for. */
export const subjects: QueryHandler<'labels.subjects'> = async ({ sql }, { kind, search }) => {
  const rows = kind === 'location'
    ? await sql.all<{ readonly id: number; readonly name: string }>(`SELECT id, code AS name FROM locations WHERE code LIKE ? ESCAPE '\\' ORDER BY code LIMIT 100`, containing(search))
    : await sql.all<{ readonly id: number; readonly name: string }>(`SELECT id, name FROM operators WHERE active = 1 AND name LIKE ? ESCAPE '\\' ORDER BY name LIMIT 100`, containing(search))
  return ok({ rows: [...rows] })
}
