import { runExport } from '#main/app/system/export/run-export.ts'
import { job } from './job.ts'

await job(runExport)
