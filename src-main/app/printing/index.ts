import type { AreaHandlers } from '../context.ts'
import { cancel, confirm, pause, reprint, resume } from './change-job.ts'
import { jobs, view } from './list-jobs.ts'
import { print } from './print-labels.ts'
import { printReceipt, receiptLabels } from './receipt-labels.ts'
import { scanBack } from './scan-back.ts'

/** The print queue. */
export const printingHandlers: AreaHandlers<'printing'> = { jobs, view, print, printReceipt, receiptLabels, pause, resume, cancel, confirm, reprint, scanBack }
