import type { ReadInput } from '#main/app/imports/jobs/read-source.ts'
import { readSource } from '#main/app/imports/jobs/read-source.ts'
import { job } from './job.ts'

await job((input: ReadInput, _report, stopIfCancelled) => readSource(input, stopIfCancelled))
