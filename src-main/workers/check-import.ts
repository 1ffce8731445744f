import type { CheckInput } from '#main/app/imports/jobs/check-rows.ts'
import { checkRows } from '#main/app/imports/jobs/check-rows.ts'
import { countProgress } from '#main/app/imports/jobs/progress.ts'
import { job } from './job.ts'

await job((input: CheckInput, report, stopIfCancelled) => checkRows(input, countProgress(input.rowCount, report, stopIfCancelled, () => performance.now())))
