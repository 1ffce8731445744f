import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import { fillTemplate } from '#shared/domain/labels/fill-template.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { layoutLabel } from '#shared/domain/labels/layout-label.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import type { Result } from '#shared/result.ts'
import { labelTools } from '#main/documents/labels/label-tools.ts'
import { renderLabel } from '#main/drivers/printer/languages/render-label.ts'
import type { Services } from '../context.ts'
import { loadDevice } from '../devices/stored-devices.ts'
import type { JobRow } from './stored-jobs.ts'
import { fieldsOf } from './stored-jobs.ts'

/** The bytes of `count` labels of a job from label `first` on, all of which say the same. */
export type RenderLabels = (job: JobRow, first: number, count: number) => Promise<Uint8Array>

/** A label laid out for a printer's dots, or everything that keeps it from being printed. */
export function layOut(template: LabelTemplate, values: FieldValues, dotsPerMm: number): Result<LaidOutLabel, readonly LabelProblem[]> {
  const filled = fillTemplate(template, values)
  return filled.ok ? layoutLabel(filled.value, dotsPerMm, labelTools) : filled
}

/** Renders in the language of the job's printer. The last label is kept: a job of a thousand equal labels is laid out once. */
export function createRenderer({ database }: Pick<Services, 'database'>): RenderLabels {
  let last: { readonly key: string; readonly label: LaidOutLabel } | null = null
  return async (job, first, count) => {
    const { fields, settings } = await database.read(async (sql) => {
      const device = job.printerId === null ? null : await loadDevice(sql, job.printerId)
      if (device === null || (device.setup.kind !== 'label-printer' && device.setup.kind !== 'receipt-printer')) throw new Error('the printer of this job is not there any more')
      return { fields: await fieldsOf(sql, job.id, first), settings: device.setup.settings as PrinterSettings }
    })
    const key = JSON.stringify([job.template, fields, settings.dotsPerMm])
    if (last?.key !== key) {
      const laidOut = layOut(JSON.parse(job.template) as LabelTemplate, fields, settings.dotsPerMm)
      if (!laidOut.ok) throw new Error(`the label cannot be printed: ${laidOut.failure.map((problem) => `${problem.code} at element ${problem.element + 1}`).join(', ')}`)
      last = { key, label: laidOut.value }
    }
    return renderLabel(last.label, settings, count)
  }
}
