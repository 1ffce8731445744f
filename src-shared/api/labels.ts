import { z } from 'zod'
import { printerLanguages } from '#shared/domain/devices/configuration.ts'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'
import { command, noDetails, query } from './procedure.ts'
import { dateSchema, idSchema, instantSchema, positiveMilliSchema, reasonSchema, rights, textSchema } from './schemas.ts'

/** Name of a template that stays the same through its versions. */
export const templateKeySchema = z.string().trim().min(1).max(60).regex(/^[a-z0-9-]+$/)
/** The template itself as JSON (src-shared/domain/labels/template.ts); what is wrong with it is answered by name. */
export const templateBodySchema = z.record(z.string(), z.unknown())
/** What a label says, by field name (src-shared/domain/labels/label-fields.ts). */
export const labelFieldsSchema = z.record(z.string().max(60), z.union([z.string().max(2000), z.object({ iso: dateSchema, dayGiven: z.boolean().optional() }), z.null()]))

/** Why a label cannot be printed as asked (src-shared/domain/labels/label-problem.ts). */
export const labelProblemSchema = z.custom<LabelProblem>((value) => typeof value === 'object' && value !== null && 'code' in value && 'element' in value)

/** A template as a list shows it; `version` 0 is the one that came with the program. */
const templateRowSchema = z.object({ key: templateKeySchema, name: z.string(), kind: z.enum(labelKinds), widthMm: z.number(), heightMm: z.number(), version: z.int(), shipped: z.boolean(), active: z.boolean(), changedAt: instantSchema.nullable(), changedBy: z.string().nullable() })

/** What labels are for: a pack of a product with what is known of these goods, or free fields. */
export const labelSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pack'), packId: idSchema, lot: z.string().trim().max(20).nullable().default(null), expiryIso: dateSchema.nullable().default(null), serial: z.string().trim().max(20).nullable().default(null), /** What one label stands for, in the base unit; null: the pack's content. */ quantityMilli: positiveMilliSchema.nullable().default(null) }),
  z.strictObject({ kind: z.literal('location'), locationId: idSchema }),
  z.strictObject({ kind: z.literal('operator'), operatorId: idSchema }),
  z.strictObject({ kind: z.literal('free'), fields: labelFieldsSchema })
])
/** How many labels by the product's rule, and how that came about. */
const countSchema = z.object({ labels: z.int(), spares: z.int(), rule: z.enum(['unit', 'case', 'pallet', 'every', 'none']), every: z.int().nullable() })

/** Rule for the number of labels of a product: one per base unit, case, pallet or every n units, with spares as a number or in percent. */
export const labelRuleSchema = z.strictObject({ per: z.enum(['none', 'unit', 'case', 'pallet', 'every']), every: z.int().min(1).max(1_000_000).nullable().default(null), spares: z.strictObject({ kind: z.enum(['count', 'percent']), value: z.int().min(0).max(1000) }).default({ kind: 'count', value: 0 }) })

/** Where codes of our own come from: a number range with check digit, restricted-circulation GTINs of a prefix 20-29, or GTINs of the company's GS1 prefix. */
export const codeSchemeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own'), prefix: z.string().trim().regex(/^[A-Z0-9-]{0,10}$/), digits: z.int().min(3).max(12) }),
  z.strictObject({ kind: z.literal('restricted'), prefix: z.string().regex(/^2[0-9]{1,4}$/) }),
  z.strictObject({ kind: z.literal('company'), prefix: z.string().regex(/^[0-9]{6,11}$/) })
])

const failures = { 'not-found': noDetails }
const problems = { problems: z.object({ problems: z.array(labelProblemSchema) }) }
const unusable = { 'bad-template': z.object({ faults: z.array(z.object({ path: z.string(), expected: z.string(), value: z.string() })) }) }

/** Label templates, what labels say, the codes that are handed out, and how many labels a product gets. */
export const labelsApi = {
  templates: query({ input: { kind: z.enum(['all', ...labelKinds]).default('all'), includeInactive: z.boolean().default(false) }, output: z.object({ rows: z.array(templateRowSchema) }), roles: rights.read }),
  /** One template, the newest version unless asked for another. `versions` newest first. */
  viewTemplate: query({
    input: { key: templateKeySchema, version: z.int().nullable().default(null) },
    output: z.object({ template: templateRowSchema, body: templateBodySchema, fields: labelFieldsSchema, versions: z.array(z.object({ version: z.int(), at: instantSchema.nullable(), by: z.string().nullable() })) }), failures, roles: rights.read
  }),
  /** Keeps a template as its next version; earlier ones stay. `basedOn` is the version that was changed: another one meanwhile is a conflict. A new key makes a new template. */
  saveTemplate: command({ input: { key: templateKeySchema, basedOn: z.int().nullable(), body: templateBodySchema }, output: templateRowSchema, failures: { ...unusable, conflict: z.object({ version: z.int() }), 'name-taken': noDetails }, roles: rights.keepLabels }),
  setTemplateActive: command({ input: { key: templateKeySchema, active: z.boolean() }, output: templateRowSchema, failures, roles: rights.keepLabels }),
  /**
   * A label as it will come out, PNG, drawn from the printer's own bytes where these can be rendered (`source` 'printer-bytes'), else from the same layout ('layout').
   * Give a template by key, or a body that is being edited. `problems` name what would not fit or not be read; then nothing is printed.
   */
  preview: query({
    input: { key: templateKeySchema.nullable().default(null), body: templateBodySchema.nullable().default(null), subject: labelSubjectSchema.nullable().default(null), language: z.enum(printerLanguages).default('zpl'), dotsPerMm: z.union([z.literal(6), z.literal(8), z.literal(12), z.literal(24)]).default(8) },
    output: z.object({ contentBase64: z.string().nullable(), widthMm: z.number(), heightMm: z.number(), source: z.enum(['printer-bytes', 'layout']), problems: z.array(labelProblemSchema), fields: labelFieldsSchema }), failures: { ...failures, ...unusable }, roles: rights.read
  }),
  /** What a person needs before printing: the template and printer that would be taken, the number by the product's rule for `quantityMilli` of goods, and whether the pack still needs a code (it gets one when printed). */
  prepare: query({
    input: { subject: labelSubjectSchema, kind: z.enum(labelKinds), quantityMilli: positiveMilliSchema.nullable().default(null) },
    output: z.object({ templateKey: templateKeySchema, templateName: z.string(), printerId: idSchema.nullable(), printerName: z.string().nullable(), printerIsSimulated: z.boolean(), count: countSchema, code: z.string().nullable(), takesCode: z.boolean(), needsLot: z.boolean(), needsExpiry: z.boolean(), title: z.string() }), failures, roles: rights.read
  }),
  /** Labels as a PDF for an office printer: one to a page, or on sheets of labels from a start position. Codes are taken as when printing. */
  pdf: command({
    input: { templateKey: templateKeySchema, subject: labelSubjectSchema, copies: z.int().min(1).max(2000), sheet: z.strictObject({ columns: z.int().min(1).max(20), rows: z.int().min(1).max(50), start: z.int().min(1).max(1000), marginLeftMm: z.number().min(0).max(100), marginTopMm: z.number().min(0).max(100), gapXMm: z.number().min(0).max(50), gapYMm: z.number().min(0).max(50) }).nullable().default(null) },
    output: z.object({ fileName: z.string(), mime: z.string(), contentBase64: z.string() }), failures: { ...failures, ...problems, 'no-codes-left': z.object({ range: z.string() }), 'bad-sheet': z.object({ detail: z.string() }) }, roles: rights.printLabels, keepsReply: false
  }),
  rule: query({ input: { productId: idSchema }, output: z.object({ rule: labelRuleSchema, isDefault: z.boolean() }), failures, roles: rights.read }),
  /** null: the company's default holds again. */
  setRule: command({ input: { productId: idSchema, rule: labelRuleSchema.nullable() }, output: z.object({ rule: labelRuleSchema, isDefault: z.boolean() }), failures, roles: rights.keepLabels }),
  /** How labels are made here: where codes come from, the default rule, and when labels print by themselves. */
  settings: query({ input: {}, output: z.object({ codes: codeSchemeSchema, companyPrefix: z.string().nullable(), defaultRule: labelRuleSchema, printAtCount: z.boolean(), printAtFinish: z.boolean(), scanBackFirst: z.boolean(), codesPerLot: z.boolean(), codesTaken: z.int(), codesLeft: z.int().nullable() }), roles: rights.read }),
  saveSettings: command({
    input: { codes: codeSchemeSchema.optional(), companyPrefix: z.string().regex(/^[0-9]{6,11}$/).nullable().optional(), defaultRule: labelRuleSchema.optional(), printAtCount: z.boolean().optional(), printAtFinish: z.boolean().optional(), scanBackFirst: z.boolean().optional(), codesPerLot: z.boolean().optional() },
    output: z.object({}), failures: { 'bad-range': z.object({ why: z.enum(['bad-prefix', 'bad-digits', 'bad-indicator', 'bad-extension']) }), 'range-too-small': z.object({ taken: z.int() }) }, roles: rights.keepLabels
  }),
  /** Hands out the next code of the company's own for a pack that has none, and links it; gives the one it has otherwise. */
  takeCode: command({ input: { packId: idSchema, lot: z.string().trim().max(20).nullable().default(null), expiryIso: dateSchema.nullable().default(null) }, output: z.object({ code: z.string(), taken: z.boolean() }), failures: { ...failures, 'no-codes-left': z.object({ range: z.string() }) }, roles: rights.printLabels }),
  /** Deletes a template that a person made; a changed shipped one goes back to how it came. Labels that were printed keep their version. */
  removeTemplate: command({ input: { key: templateKeySchema, reason: reasonSchema }, output: z.object({}), failures, roles: rights.keepLabels }),
  /** Where labels can be used: names of bins and of people to choose from. */
  subjects: query({ input: { kind: z.enum(['location', 'operator']), search: z.string().max(100).default('') }, output: z.object({ rows: z.array(z.object({ id: idSchema, name: textSchema })) }), roles: rights.read })
}
