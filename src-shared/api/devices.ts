import { z } from 'zod'
import { deviceKinds, printerLanguages, scaleProtocols, weightUnits } from '#shared/domain/devices/configuration.ts'
import { deviceStates, deviceTroubles } from '#shared/domain/devices/device-state.ts'
import { scaleStates } from '#shared/domain/devices/scale-reading.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'
import { command, noDetails, query } from './procedure.ts'
import { idSchema, instantSchema, rights, textSchema } from './schemas.ts'

const pathSchema = z.string().trim().min(1).max(400)

/** Where a device is reached (src-shared/domain/devices/configuration.ts). */
export const connectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('serial'), path: pathSchema, baudRate: z.int().min(110).max(1_000_000), dataBits: z.union([z.literal(7), z.literal(8)]), parity: z.enum(['none', 'even', 'odd']), stopBits: z.union([z.literal(1), z.literal(2)]) }),
  z.strictObject({ kind: z.literal('tcp'), host: z.string().trim().min(1).max(255), port: z.int().min(1).max(65_535) }),
  z.strictObject({ kind: z.literal('hid'), vendorId: z.int().min(0).max(0xffff), productId: z.int().min(0).max(0xffff), serialNumber: z.string().max(200).nullable() }),
  z.strictObject({ kind: z.literal('file'), path: pathSchema }),
  z.strictObject({ kind: z.literal('spooler'), queue: pathSchema }),
  z.strictObject({ kind: z.literal('simulated') })
])
/** What a device needs to know besides, by its kind. */
export const scannerSettingsSchema = z.strictObject({ protocol: z.enum(['hid-pos', 'serial']) })
export const scaleSettingsSchema = z.strictObject({ protocol: z.enum(scaleProtocols), unit: z.enum(weightUnits).nullable(), decimals: z.int().min(0).max(6).nullable() })
export const printerSettingsSchema = z.strictObject({
  language: z.enum(printerLanguages), dotsPerMm: z.union([z.literal(6), z.literal(8), z.literal(12), z.literal(24)]), widthMm: z.number().min(10).max(500), heightMm: z.number().min(5).max(1000), codePage: z.string().max(20).nullable(), reportsStatus: z.boolean()
})
/** A device as a person sets it up: the kind says which settings belong to it. */
export const deviceSetupSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scanner'), name: textSchema, connection: connectionSchema, settings: scannerSettingsSchema }),
  z.strictObject({ kind: z.literal('scale'), name: textSchema, connection: connectionSchema, settings: scaleSettingsSchema }),
  z.strictObject({ kind: z.literal('label-printer'), name: textSchema, connection: connectionSchema, settings: printerSettingsSchema }),
  z.strictObject({ kind: z.literal('receipt-printer'), name: textSchema, connection: connectionSchema, settings: printerSettingsSchema })
])

/** How a device stands now; `detail` is what the device or the system said. */
export const deviceStatusSchema = z.object({ state: z.enum(deviceStates), troubles: z.array(z.enum(deviceTroubles)), detail: z.string() })
/** A reading of a scale (src-shared/domain/devices/scale-reading.ts). */
export const scaleReadingSchema = z.object({ state: z.enum(scaleStates), zero: z.boolean(), net: z.boolean(), weight: z.object({ value: z.int(), decimals: z.int(), unit: z.enum(weightUnits) }).nullable() })

/** One device. `station`: whose screens a scanner or a scale feeds. `reading`: what a scale shows now, null for other devices and while it shows nothing. `version` goes up with each change of the setup. */
const deviceSchema = z.object({ id: idSchema, station: z.string(), active: z.boolean(), version: z.int(), setup: deviceSetupSchema, status: deviceStatusSchema, reading: scaleReadingSchema.nullable() })

/** One thing the system lists that may be a device. `name` is what the system calls it; `configuredAs` the id of the device that uses it already. */
const foundSchema = z.object({ connection: connectionSchema, kinds: z.array(z.enum(deviceKinds)), name: z.string(), configuredAs: idSchema.nullable() })

/** What was told over a line: `at` in UTC, `direction` as seen from the station, control characters by their names (<STX>). */
const logLineSchema = z.object({ at: instantSchema, direction: z.enum(['received', 'sent', 'note']), text: z.string() })

/** What a person can do to a simulated device, by its kind. Loads in milligrams; `paperFor` is how many labels the paper lasts, null for plenty. */
export const simulationSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('scan'), codes: z.array(z.string().min(1).max(4096)).min(1).max(500), everyMs: z.int().min(0).max(60_000).default(500) }),
  z.strictObject({ act: z.literal('load'), milligrams: z.int().min(-1_000_000_000).max(1_000_000_000) }),
  z.strictObject({ act: z.literal('printer'), paperFor: z.int().min(0).max(100_000).nullable().optional(), headOpen: z.boolean().optional(), paused: z.boolean().optional(), silent: z.boolean().optional(), labelsPerSecond: z.number().min(0.1).max(1000).optional(), power: z.boolean().optional() }),
  z.strictObject({ act: z.literal('plugged'), plugged: z.boolean() })
])

/** How a simulated device is set, and what a simulated printer printed last, newest first: a PNG drawn from the bytes it got (empty where they cannot be drawn), the beginning of those bytes as readable `text`, and a running `number`. */
const simulationStateSchema = z.object({
  plugged: z.boolean(), milligrams: z.int(), paperFor: z.int().nullable(), headOpen: z.boolean(), paused: z.boolean(), silent: z.boolean(), labelsPerSecond: z.number(), power: z.boolean(), printed: z.int(), labels: z.array(z.object({ number: z.int(), contentBase64: z.string(), text: z.string() }))
})

const failures = { 'not-found': noDetails }
const atWork = [...rights.read] as const

/** Scanners, scales and printers of this computer. */
export const devicesApi = {
  /** All devices that were set up, the switched-off ones too. */
  list: query({ input: { station: z.string().max(60).nullable().default(null) }, output: z.object({ rows: z.array(deviceSchema) }), roles: rights.read }),
  /** What is plugged in or known to the system; nothing is asked over any line. */
  found: query({ input: {}, output: z.object({ rows: z.array(foundSchema) }), roles: rights.read }),
  /** Adds a device, or changes one (`deviceId` with the `version` it was read with), and connects it. A name is given once. */
  save: command({
    input: { deviceId: idSchema.nullable().default(null), version: z.int().nullable().default(null), station: z.string().trim().min(1).max(60), setup: deviceSetupSchema },
    output: deviceSchema, failures: { ...failures, conflict: z.object({ version: z.int() }), 'name-taken': noDetails, 'wrong-connection': z.object({ connection: z.string(), possible: z.array(z.string()) }), 'in-use': z.object({ name: z.string() }), 'jobs-wait': z.object({ jobs: z.int() }) }, roles: rights.keepDevices
  }),
  setActive: command({ input: { deviceId: idSchema, active: z.boolean() }, output: deviceSchema, failures, roles: rights.keepDevices }),
  /** Takes a device away; one with labels that still wait stays. */
  remove: command({ input: { deviceId: idSchema }, output: z.object({}), failures: { ...failures, 'jobs-wait': z.object({ jobs: z.int() }) }, roles: rights.keepDevices }),
  /** Tries the line again at once instead of waiting for the next turn. */
  reconnect: command({ input: { deviceId: idSchema }, output: deviceSchema, failures, roles: atWork }),
  /** Asks what is at the other end with identity questions only; a person decides what to make of `answer`, what it said. Nothing is claimed by itself. */
  identify: command({ input: { connection: connectionSchema, kind: z.enum(deviceKinds), language: z.enum(printerLanguages).nullable().default(null) }, output: z.object({ suggestion: z.string().nullable(), answer: z.string() }), failures: { unreachable: z.object({ trouble: z.enum(deviceTroubles), detail: z.string() }) }, roles: rights.keepDevices }),
  /** The last lines that went to and fro, oldest first. */
  log: query({ input: { deviceId: idSchema }, output: z.object({ lines: z.array(logLineSchema) }), failures, roles: atWork }),
  /** Sets the scale to zero, or takes what stands on it as tare; `not-possible` where its protocol has no such command, `refused` where the scale would not (something moves, or the load is too large), `not-ready` where it is not reached. */
  scaleAct: command({ input: { deviceId: idSchema, act: z.enum(['zero', 'tare']) }, output: z.object({}), failures: { ...failures, 'not-possible': noDetails, refused: noDetails, 'not-ready': noDetails }, roles: atWork }),
  /** What one piece of a product weighs, from the newest sample; null while nobody weighed any. `stepMg` is the scale's step when it was weighed. */
  pieceWeight: query({ input: { productId: idSchema }, output: z.object({ sample: z.object({ pieces: z.int(), sampleMg: z.int(), stepMg: z.int(), at: instantSchema, by: z.string() }).nullable() }), failures, roles: rights.read }),
  /** Keeps a sample: so many pieces weighed so much, without the tare, while the scale stood still. Too light a sample is refused with how many pieces would do. */
  savePieceWeight: command({ input: { productId: idSchema, pieces: z.int().min(1).max(1_000_000), sampleMg: z.int().min(1).max(1_000_000_000_000), stepMg: z.int().min(1).max(1_000_000_000) }, output: z.object({}), failures: { ...failures, 'too-light': z.object({ pieces: z.int() }) }, roles: rights.receive }),
  /** Which printer prints which label at each station; without a row the first label printer does. */
  assignments: query({ input: {}, output: z.object({ rows: z.array(z.object({ station: z.string(), labelKind: z.enum(labelKinds), deviceId: idSchema })) }), roles: rights.read }),
  assign: command({ input: { station: z.string().trim().min(1).max(60), labelKind: z.enum(labelKinds), deviceId: idSchema.nullable() }, output: z.object({}), failures: { ...failures, 'not-a-printer': noDetails }, roles: atWork }),
  /** How a simulated device is set. */
  simulation: query({ input: { deviceId: idSchema }, output: simulationStateSchema, failures: { ...failures, 'not-simulated': noDetails }, roles: atWork }),
  /** Does something with a simulated device, as hands would with a real one. */
  simulate: command({ input: { deviceId: idSchema, what: simulationSchema }, output: simulationStateSchema, failures: { ...failures, 'not-simulated': noDetails, 'wrong-act': noDetails }, roles: atWork }),
  /** A page to set a scanner up, as PDF: hints for each way to connect it, and a code that shows whether prefix, suffix, AIM identifier and GS arrive. */
  scannerSheet: query({ input: {}, output: z.object({ fileName: z.string(), mime: z.string(), contentBase64: z.string() }), roles: rights.read })
}
