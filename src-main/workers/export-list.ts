import type { ExportRequest } from '#main/app/system/export/run-export.ts'
import { runExport } from '#main/app/system/export/run-export.ts'
import { job } from './job.ts'

await job((request: ExportRequest) => runExport(request))
