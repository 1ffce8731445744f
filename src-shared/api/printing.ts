import { z } from 'zod'
import { deviceTroubles } from '#shared/domain/devices/device-state.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'
import { jobStates } from '#shared/domain/labels/print-job.ts'
import { labelProblemSchema, labelSubjectSchema, templateKeySchema } from './labels.ts'
import { command, noDetails, query } from './procedure.ts'
import { idSchema, instantSchema, listInput, listOutput, reasonSchema, rights } from './schemas.ts'

/** Why a job was made. */
export const printCauses = ['person', 'count', 'finish', 'receipt', 'test', 'reprint'] as const

/**
 * One print job. Labels are numbered from 1. `handedOver`: how many were given to the printer; `confirmed`: how many it said it printed (null: it cannot say).
 * `troubles`: what keeps it from going on. `resumeFrom`: the first label that may be missing on paper, proposed where a person has to say from where to go on.
 * `waitsForScanBack`: its first label was printed, and the rest waits for a person to scan it.
 */
export const printJobSchema = z.object({
  id: idSchema, state: z.enum(jobStates), title: z.string(), kind: z.enum(labelKinds), templateKey: z.string(), templateVersion: z.int(), printerId: idSchema.nullable(), printerName: z.string(), simulated: z.boolean(), cause: z.enum(printCauses), receiptId: idSchema.nullable(), deliveryId: idSchema.nullable(), productId: idSchema.nullable(),
  labels: z.int(), handedOver: z.int(), confirmed: z.int().nullable(), resumeFrom: z.int().nullable(), troubles: z.array(z.enum(deviceTroubles)), detail: z.string(), waitsForScanBack: z.boolean(), isCopy: z.boolean(), copyOf: idSchema.nullable(), reason: z.string(), station: z.string(), createdAt: instantSchema, createdBy: z.string(), endedAt: instantSchema.nullable()
})

/** One thing that happened to a job: labels it is about (went on from, may be missing from … to), what the printer needed, and words of a person or of the device. */
const jobEventSchema = z.object({ at: instantSchema, by: z.string(), what: z.string(), fromLabel: z.int().nullable(), toLabel: z.int().nullable(), troubles: z.array(z.enum(deviceTroubles)), detail: z.string() })

const failures = { 'not-found': noDetails, 'wrong-state': z.object({ state: z.enum(jobStates) }) }
const problems = { problems: z.object({ problems: z.array(labelProblemSchema) }) }
const printFailures = { 'not-found': noDetails, 'no-printer': noDetails, 'not-a-printer': noDetails, ...problems, 'no-codes-left': z.object({ range: z.string() }) }

/** The print queue: what waits, what is at work, what came of it. */
export const printingApi = {
  jobs: query({ input: { ...listInput(['newest']), state: z.enum(['open', 'all', ...jobStates]).default('open'), printerId: idSchema.nullable().default(null), receiptId: idSchema.nullable().default(null), deliveryId: idSchema.nullable().default(null) }, output: listOutput(printJobSchema).extend({ openCount: z.int(), askingCount: z.int() }), roles: rights.read }),
  view: query({ input: { jobId: idSchema }, output: z.object({ job: printJobSchema, events: z.array(jobEventSchema) }), failures: { 'not-found': noDetails }, roles: rights.read }),
  /** Prints labels: the job is written with everything it needs, and goes out after that. `printerId` null: the one assigned at this station. */
  print: command({
    input: { templateKey: templateKeySchema, subject: labelSubjectSchema, copies: z.int().min(1).max(5000), printerId: idSchema.nullable().default(null), scanBackFirst: z.boolean().nullable().default(null), cause: z.enum(['person', 'test']).default('person') },
    output: printJobSchema, failures: printFailures, roles: rights.printLabels
  }),
  /** Labels for the lines of a posted receipt, by each product's rule or as given; one job a line. */
  printReceipt: command({
    input: { receiptId: idSchema, lines: z.array(z.strictObject({ receiptLineId: idSchema, copies: z.int().min(0).max(5000) })).max(2000).nullable().default(null) },
    output: z.object({ jobs: z.array(printJobSchema) }), failures: printFailures, roles: rights.printLabels
  }),
  /** How many labels each line of a receipt would get. */
  receiptLabels: query({ input: { receiptId: idSchema }, output: z.object({ rows: z.array(z.object({ receiptLineId: idSchema, productCode: z.string(), productName: z.string(), packName: z.string(), lot: z.string(), labels: z.int(), printed: z.int() })) }), failures: { 'not-found': noDetails }, roles: rights.read }),
  pause: command({ input: { jobId: idSchema }, output: printJobSchema, failures, roles: rights.printLabels }),
  /** Goes on from a label: of a paused job with the next one, or as a person says after looking at the paper. Labels from `fromLabel` on are printed, those before are taken as printed. */
  resume: command({ input: { jobId: idSchema, fromLabel: z.int().min(1).nullable().default(null), printerId: idSchema.nullable().default(null) }, output: printJobSchema, failures: { ...failures, 'no-such-label': z.object({ labels: z.int() }), 'not-a-printer': noDetails, ...problems }, roles: rights.printLabels }),
  /** Ends a job; labels the printer already has may still come out. */
  cancel: command({ input: { jobId: idSchema, reason: z.string().max(500).default('') }, output: printJobSchema, failures, roles: rights.printLabels }),
  /** A person looked: every label is on paper. */
  confirm: command({ input: { jobId: idSchema }, output: printJobSchema, failures, roles: rights.printLabels }),
  /** Prints labels of a job again as a job of its own, with the reason; labels that carry a serial number or an SSCC are marked as copies. */
  reprint: command({ input: { jobId: idSchema, fromLabel: z.int().min(1), toLabel: z.int().min(1), reason: reasonSchema, printerId: idSchema.nullable().default(null) }, output: printJobSchema, failures: { ...failures, 'no-such-label': z.object({ labels: z.int() }), 'not-a-printer': noDetails, ...problems }, roles: rights.printLabels }),
  /** The first label was scanned: when it says what it should, the rest prints. */
  scanBack: command({ input: { jobId: idSchema, raw: z.string().min(1).max(4096), aim: z.string().max(3).optional() }, output: printJobSchema, failures: { ...failures, 'another-code': z.object({ expected: z.string(), read: z.string() }) }, roles: rights.printLabels })
}
