import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import type { Services } from '../context.ts'
import { loadDevice } from '../devices/stored-devices.ts'
import type { JobRow } from './stored-jobs.ts'
import { fieldsOf } from './stored-jobs.ts'

/** The bytes of `count` labels of a job from label `first` on, all of which say the same. */
export type RenderLabels = (job: JobRow, first: number, count: number) => Promise<Uint8Array>

/** Renders in the language of the job's printer. The last label is kept: a job of a thousand equal labels is laid out once. */
export function createRenderer({ database, labelMaker }: Pick<Services, 'database' | 'labelMaker'>): RenderLabels {
  let last: { readonly key: string; readonly label: LaidOutLabel } | null = null
  return async (job, first, count) => {
    const { fields, settings } = await database.read(async (sql) => {
      const device = job.printerId === null ? null : await loadDevice(sql, job.printerId)
      if (device === null || (device.setup.kind !== 'label-printer' && device.setup.kind !== 'receipt-printer')) throw new Error('the printer of this job is not there any more')
      return { fields: await fieldsOf(sql, job.id, first), settings: device.setup.settings as PrinterSettings }
    })
    const key = JSON.stringify([job.template, fields, settings.dotsPerMm])
    if (last?.key !== key) {
      const laidOut = labelMaker.layOut(JSON.parse(job.template) as LabelTemplate, fields, settings.dotsPerMm)
      if (!laidOut.ok) throw new Error(`the label cannot be printed: ${laidOut.failure.map((problem) => `${problem.code} at element ${problem.element + 1}`).join(', ')}`)
      last = { key, label: laidOut.value }
    }
    if (!settings.reportsStatus) return labelMaker.render(last.label, settings, count)
    // A printer that is asked counts the formats it has waiting: only when each is one label does that say how many labels are still to come.
    const one = labelMaker.render(last.label, settings, 1)
    return Buffer.concat(Array.from({ length: count }, () => one))
  }
}
