import type { Output } from '#shared/api/index.ts'
import { readTemplate } from '#shared/domain/labels/read-template.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import type { LabelKind, LabelTemplate } from '#shared/domain/labels/template.ts'
import type { Sql } from '#main/persistence/sql.ts'

/** A template as a list shows it. */
export type TemplateRow = Output<'labels.templates'>['rows'][number]
/** One version of a template. */
export type StoredTemplate = { readonly row: TemplateRow; readonly body: LabelTemplate }

type VersionRow = { readonly key: string; readonly version: number; readonly body: string; readonly at: string; readonly by: string }
type StateRow = { readonly key: string; readonly active: number; readonly removedThrough: number }

const shippedOf = (key: string): LabelTemplate | undefined => shippedTemplates.find((template) => template.key === key)

const toRow = (body: LabelTemplate, version: number, active: boolean, changed: { readonly at: string; readonly by: string } | null): TemplateRow => ({
  key: body.key, name: body.name, kind: body.kind, widthMm: body.widthMm, heightMm: body.heightMm, version, shipped: shippedOf(body.key) !== undefined, active, changedAt: changed?.at ?? null, changedBy: changed?.by ?? null
})

const read = (text: string): LabelTemplate => {
  const checked = readTemplate(JSON.parse(text) as unknown)
  if (!checked.ok) throw new Error(`a stored template is not one: ${JSON.stringify(checked.failure)}`)
  return checked.value
}

const states = async (sql: Sql): Promise<ReadonlyMap<string, StateRow>> =>
  new Map((await sql.all<StateRow>('SELECT key, active, removed_through AS removedThrough FROM label_template_states')).map((row) => [row.key, row]))

/** The newest version of every template, shipped ones included, by name. */
export async function listTemplates(sql: Sql): Promise<readonly StoredTemplate[]> {
  const state = await states(sql)
  const newest = await sql.all<VersionRow>(
    `SELECT t.key, t.version, t.body, t.at, coalesce(u.name, '') AS by FROM label_templates t LEFT JOIN operators u ON u.id = t.operator_id LEFT JOIN label_template_states s ON s.key = t.key
    WHERE t.version > coalesce(s.removed_through, 0) AND t.version = (SELECT max(version) FROM label_templates x WHERE x.key = t.key)`
  )
  const isActive = (key: string): boolean => (state.get(key)?.active ?? 1) === 1
  const own = newest.map(({ key, version, body, at, by }) => ({ row: toRow(read(body), version, isActive(key), { at, by }), body: read(body) }))
  const untouched = shippedTemplates.filter(({ key }) => !own.some(({ row }) => row.key === key)).map((body) => ({ row: toRow(body, 0, isActive(body.key), null), body }))
  return [...untouched, ...own].sort((one, other) => one.row.name.localeCompare(other.row.name) || one.row.key.localeCompare(other.row.key))
}

/** One template, the newest version unless another is named; undefined when there is none. */
export async function findTemplate(sql: Sql, key: string, version: number | null = null): Promise<StoredTemplate | undefined> {
  const newest = (await listTemplates(sql)).find(({ row }) => row.key === key)
  if (version === null || newest?.row.version === version) return newest
  const shipped = shippedOf(key)
  if (version === 0) return shipped === undefined ? undefined : { row: toRow(shipped, 0, newest?.row.active ?? true, null), body: shipped }
  const row = await sql.get<VersionRow>(`SELECT t.key, t.version, t.body, t.at, coalesce(u.name, '') AS by FROM label_templates t LEFT JOIN operators u ON u.id = t.operator_id WHERE t.key = ? AND t.version = ?`, key, version)
  return row === undefined ? undefined : { row: toRow(read(row.body), row.version, newest?.row.active ?? true, row), body: read(row.body) }
}

/** Every version of a template, newest first; version 0 is the one that came with the program. */
export async function versionsOf(sql: Sql, key: string): Promise<Output<'labels.viewTemplate'>['versions']> {
  const stored = await sql.all<{ readonly version: number; readonly at: string; readonly by: string }>(`SELECT t.version, t.at, coalesce(u.name, '') AS by FROM label_templates t LEFT JOIN operators u ON u.id = t.operator_id WHERE t.key = ? ORDER BY t.version DESC`, key)
  return [...stored, ...(shippedOf(key) === undefined ? [] : [{ version: 0, at: null, by: null }])]
}

/** The template that is offered first for a kind of label: one of the company's own before a shipped one. */
export async function templateForKind(sql: Sql, kind: LabelKind): Promise<StoredTemplate | undefined> {
  const fitting = (await listTemplates(sql)).filter(({ row }) => row.kind === kind && row.active)
  return fitting.find(({ row }) => row.version > 0) ?? fitting[0]
}
