import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { readTemplate } from '#shared/domain/labels/read-template.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import type { Failure } from '#shared/api/index.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { Services, StandaloneQueryHandler } from '../context.ts'
import type { ParsedInput } from '#shared/api/index.ts'
import type { Settings } from '../system/settings.ts'
import type { SubjectValues } from './subject-values.ts'
import { packValues, subjectValues } from './subject-values.ts'
import { shownFields } from './list-templates.ts'
import { findTemplate } from './templates.ts'

type Request = ParsedInput<'labels.preview'>
type NotShown = Failure<'labels.preview'>

/** What stands where a code will be handed out at printing: as long as a real one. */
const codeToCome = '2000000000008'

async function loadFor(services: Services, settings: Settings, todayIso: string, { key, body, subject }: Request): Promise<Result<{ readonly template: LabelTemplate; readonly found: SubjectValues | null }, NotShown>> {
  const checked = body === null ? null : readTemplate(body)
  if (checked !== null && !checked.ok) return fail({ code: 'bad-template', faults: [...checked.failure] })
  return services.database.read(async (sql): Promise<Result<{ readonly template: LabelTemplate; readonly found: SubjectValues | null }, NotShown>> => {
    const template = checked !== null && checked.ok ? checked.value : (await findTemplate(sql, key ?? ''))?.body
    const found = subject === null ? null : await subjectValues({ sql, settings, todayIso }, subject)
    if (template === undefined || found === undefined) return fail({ code: 'not-found' })
    return ok({ template, found })
  })
}

/** A label as it will come out: rendered from the printer's own bytes where that can be done here, else drawn from the layout those bytes are made from. */
export const preview: StandaloneQueryHandler<'labels.preview'> = {
  standalone: async ({ services, settings, todayIso }, request) => {
    const loaded = await loadFor(services, settings, todayIso, request)
    if (!loaded.ok) return loaded
    const { template, found } = loaded.value
    const { widthMm, heightMm } = template
    const pack = found?.pack ?? null
    const values = found === null
      ? sampleValues(template.kind)
      : pack !== null && pack.code === null && request.subject?.kind === 'pack' ? packValues({ ...pack, code: codeToCome, gtin: codeToCome.padStart(14, '0') }, request.subject, { settings, todayIso }) : found.values
    const fields = { ...(template.kind === 'sscc' && found !== null ? { sscc: '395060001343520001' } : {}), ...values }
    const laidOut = services.labelMaker.layOut(template, fields, request.dotsPerMm)
    if (!laidOut.ok) return ok({ contentBase64: null, widthMm, heightMm, source: 'layout', problems: [...laidOut.failure], fields: shownFields(fields) })
    const drawn = request.language === 'zpl' ? await services.drawZpl(services.labelMaker.render(laidOut.value, { language: 'zpl', codePage: null }, 1), widthMm, heightMm, request.dotsPerMm) : null
    const png = drawn ?? services.labelMaker.picture(laidOut.value)
    return ok({ contentBase64: Buffer.from(png).toString('base64'), widthMm, heightMm, source: drawn === null ? 'layout' : 'printer-bytes', problems: [], fields: shownFields(fields) })
  }
}
