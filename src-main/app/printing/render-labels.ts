import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import type { Services } from '../context.ts'
import { loadDevice } from '../devices/stored-devices.ts'
import type { JobRow } from './stored-jobs.ts'
import { fieldsOf, nextDifferentLabel } from './stored-jobs.ts'

/** The bytes of `count` labels of a job from label `first` on. */
export type RenderLabels = (job: JobRow, first: number, count: number) => Promise<Uint8Array>

/** Labels that say the same. */
type Run = { readonly fields: FieldValues; readonly count: number }

/** Renders in the language of the job's printer. The last label is kept: a job of a thousand equal labels is laid out once. */
export function createRenderer({ database, labelMaker }: Pick<Services, 'database' | 'labelMaker'>): RenderLabels {
  let last: { readonly key: string; readonly label: LaidOutLabel } | null = null

  const layOut = (template: string, fields: FieldValues, dotsPerMm: number): LaidOutLabel => {
    const key = JSON.stringify([template, fields, dotsPerMm])
    if (last?.key === key) return last.label
    const laidOut = labelMaker.layOut(JSON.parse(template) as LabelTemplate, fields, dotsPerMm)
    if (!laidOut.ok) throw new Error(`the label cannot be printed: ${laidOut.failure.map((problem) => `${problem.code} at element ${problem.element + 1}`).join(', ')}`)
    last = { key, label: laidOut.value }
    return laidOut.value
  }
  const load = (job: JobRow, first: number, count: number): Promise<{ readonly settings: PrinterSettings; readonly runs: readonly Run[] }> =>
    database.read(async (sql) => {
      const device = job.printerId === null ? null : await loadDevice(sql, job.printerId)
      if (device === null || (device.setup.kind !== 'label-printer' && device.setup.kind !== 'receipt-printer')) throw new Error('the printer of this job is not there any more')
      const runs: Run[] = []
      for (let label = first; label < first + count; ) {
        const next = Math.min(await nextDifferentLabel(sql, job.id, label), first + count)
        runs.push({ fields: await fieldsOf(sql, job.id, label), count: next - label })
        label = next
      }
      return { settings: device.setup.settings, runs }
    })

  return async (job, first, count) => {
    const { settings, runs } = await load(job, first, count)
    return Buffer.concat(runs.flatMap((run) => {
      const label = layOut(job.template, run.fields, settings.dotsPerMm)
      if (!settings.reportsStatus) return [labelMaker.render(label, settings, run.count)]
      // A printer that is asked counts the formats it has waiting: only when each is one label does that say how many labels are still to come.
      const one = labelMaker.render(label, settings, 1)
      return Array.from({ length: run.count }, () => one)
    }))
  }
}
