import type { ApplyInput } from '#main/app/imports/jobs/apply-rows.ts'
import { applyRows } from '#main/app/imports/jobs/apply-rows.ts'
import { countProgress } from '#main/app/imports/jobs/progress.ts'
import { job } from './job.ts'

await job((input: ApplyInput, report, stopIfCancelled) => applyRows(input, countProgress(input.rowCount, report, stopIfCancelled, () => performance.now())))
