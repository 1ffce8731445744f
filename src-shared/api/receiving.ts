import { z } from 'zod'
import { conditions, countSources, deliveryStates, postedPlaces, varianceKinds, varianceOutcomes } from '#shared/domain/receiving/conditions.ts'
import { differenceChoices, differenceParts } from '#shared/domain/receiving/differences.ts'
import { mostEnteredMilli } from '#shared/domain/quantity.ts'
import { command, noDetails, query } from './procedure.ts'
import { baseUnitSchema, currencySchema, dateSchema, enteredMilliSchema, fileSchema, idSchema, instantSchema, listInput, listOutput, noteSchema, positiveMilliSchema, quantityMilliSchema, reasonSchema, rights } from './schemas.ts'

const conditionSchema = z.enum(conditions)
const sourceSchema = z.enum(countSources)
const stateSchema = z.enum(deliveryStates)
const choiceSchema = z.enum(differenceChoices)

/** One open order or delivery on the board. `expectedIso` is the oldest promise of its open lines. */
const boardEntrySchema = z.object({
  kind: z.enum(['order', 'delivery']), id: idSchema, number: z.string(), supplierId: idSchema.nullable(), supplierName: z.string(), expectedIso: dateSchema.nullable(),
  lineCount: z.int(), completionPermille: z.int(), reference: z.string(), state: z.string(), stations: z.array(z.string()), orderNumbers: z.array(z.string()), updatedAt: instantSchema.nullable()
})

/** A group of the board: its first 200 rows, and how many there are. */
const boardGroup = z.object({ rows: z.array(boardEntrySchema), count: z.int() })

/** How a line stands while counting. */
const lineStatusSchema = z.enum(['not-seen', 'counting', 'complete', 'over', 'attention'])

/** A line of a delivery: expected, counted and posted are three numbers, kept apart. `expectedMilli` is null while the count is blind. `toComeMilli` never goes below zero. */
const deliveryLineSchema = z.object({
  id: idSchema, lineNumber: z.int(), productId: idSchema.nullable(), productCode: z.string(), productName: z.string(), baseUnit: baseUnitSchema,
  orderLineId: idSchema.nullable(), orderNumber: z.string().nullable(), dueIso: dateSchema.nullable(), supplierCode: z.string().nullable(),
  packs: z.array(z.object({ id: idSchema, kind: z.string(), name: z.string(), baseQuantityMilli: positiveMilliSchema })),
  expectedMilli: quantityMilliSchema.nullable(), countedMilli: quantityMilliSchema, goodMilli: quantityMilliSchema, damagedMilli: quantityMilliSchema, wrongItemMilli: quantityMilliSchema, refusedMilli: quantityMilliSchema, heldMilli: quantityMilliSchema,
  postedMilli: quantityMilliSchema, toComeMilli: quantityMilliSchema.nullable(), status: lineStatusSchema,
  lotRequired: z.boolean(), expiryRequired: z.boolean(), serialRequired: z.boolean(), note: z.string(), photoIds: z.array(idSchema), lastEventId: idSchema.nullable()
})

/** One thing that was counted, undone or set aside; facts are appended, never changed. */
const countEventSchema = z.object({
  id: idSchema, at: instantSchema, operatorName: z.string(), station: z.string(), source: sourceSchema, raw: z.string().nullable(), lineId: idSchema.nullable(), productCode: z.string(), productName: z.string(),
  packName: z.string().nullable(), quantityMilli: quantityMilliSchema, condition: conditionSchema, lot: z.string().nullable(), expiryIso: dateSchema.nullable(), serial: z.string().nullable(), weightGrams: z.number().nullable(),
  undoes: idSchema.nullable(), undone: z.boolean(), note: z.string()
})

/** A delivery as the counting screen shows it. `lines` are sorted by what happened last. */
const deliveryViewSchema = z.object({
  id: idSchema, number: z.string(), state: stateSchema, supplierId: idSchema.nullable(), supplierName: z.string(), reference: z.string(), blind: z.boolean(),
  orders: z.array(z.object({ orderId: idSchema, number: z.string() })), handlingUnits: z.array(z.object({ sscc: z.string(), arrivedAt: instantSchema.nullable() })),
  openedAt: instantSchema, openedBy: z.string(), parkedBy: z.string().nullable(), receiptId: idSchema.nullable(), receiptNumber: z.string().nullable(), postedAt: instantSchema.nullable(), postedBy: z.string().nullable(),
  lineCount: z.int(), linesDone: z.int(), completionPermille: z.int(),
  lines: z.array(deliveryLineSchema), recentEvents: z.array(countEventSchema), openScans: z.array(z.object({ scanId: idSchema, raw: z.string(), outcome: z.string(), at: instantSchema })),
  stations: z.array(z.object({ station: z.string(), operatorName: z.string(), lastAt: instantSchema, lineCount: z.int() })),
  lastEventId: z.int()
})

/** What a scan was read as, for the panel: the words of the code, with lot, dates and warnings taken from GS1. */
const readingSchema = z.object({
  kind: z.string(), text: z.string(), gtin: z.string().nullable(), lot: z.string().nullable(), expiryIso: dateSchema.nullable(), serial: z.string().nullable(), count: z.number().nullable(), weightGrams: z.number().nullable(), warnings: z.array(z.string())
})

const candidateSchema = z.object({
  lineId: idSchema.nullable(), orderLineId: idSchema.nullable(), orderNumber: z.string().nullable(), productId: idSchema, productCode: z.string(), productName: z.string(), packId: idSchema, packName: z.string(), quantityMilli: quantityMilliSchema, toComeMilli: quantityMilliSchema.nullable(), dueIso: dateSchema.nullable()
})

/** Labels that print by themselves: how many were queued, or the code of why none could be; null where none were wanted. */
const stickersSchema = z.object({ labels: z.int(), failure: z.string().nullable() }).nullable()

const counted = z.object({ line: deliveryLineSchema, event: countEventSchema })

/**
 * What a scan led to. 'counted' is saved stock-to-be; attention keeps the goods moving; every other outcome changed nothing but the scan log and says what can be decided:
 * ambiguous (choose a candidate), unknown (link, set aside, skip), over-tolerance (raise the order, new order, hold, refuse, or count it on another open order that waits for it), sscc-twice (the pallet is counted already: again or skip), other-order (add that order's line),
 * not-expected (the product is known but on no open order: add as a line or refuse), command, handling-unit, needs-detail (lot, expiry, serial or weight is required), garbled (the code is wrong: AI, position, rule), not-counting (the delivery is announced, parked or over).
 */
const scanOutcomeSchema = z.discriminatedUnion('outcome', [
  counted.extend({ outcome: z.literal('counted'), attention: z.array(z.enum(['over', 'over-raise-order', 'over-new-order', 'over-hold', 'over-refuse', 'over-exceed', 'one-of-case', 'expired', 'short-dated', 'separator-lost', 'warning'])), scanId: idSchema, reading: readingSchema }),
  z.object({ outcome: z.literal('ambiguous'), scanId: idSchema, reading: readingSchema, candidates: z.array(candidateSchema) }),
  z.object({ outcome: z.literal('unknown'), scanId: idSchema, reading: readingSchema, looksLikeGtin: z.boolean(), candidates: z.array(candidateSchema) }),
  z.object({ outcome: z.literal('over-tolerance'), scanId: idSchema, reading: readingSchema, line: deliveryLineSchema, candidates: z.array(candidateSchema), quantityMilli: quantityMilliSchema, overMilli: quantityMilliSchema, mayExceed: z.boolean() }),
  z.object({ outcome: z.literal('other-order'), scanId: idSchema, reading: readingSchema, candidates: z.array(candidateSchema) }),
  z.object({ outcome: z.literal('not-expected'), scanId: idSchema, reading: readingSchema, candidates: z.array(candidateSchema) }),
  z.object({ outcome: z.literal('needs-detail'), scanId: idSchema, reading: readingSchema, candidate: candidateSchema, missing: z.array(z.enum(['lot', 'expiry', 'serial', 'weight'])) }),
  z.object({ outcome: z.literal('serial-twice'), scanId: idSchema, reading: readingSchema, serial: z.string(), candidate: candidateSchema }),
  z.object({ outcome: z.literal('sscc-twice'), scanId: idSchema, reading: readingSchema, sscc: z.string(), candidate: candidateSchema }),
  z.object({ outcome: z.literal('handling-unit'), scanId: idSchema, reading: readingSchema, sscc: z.string(), known: z.boolean(), /** It had arrived before. */ again: z.boolean(), announcedWith: z.string().nullable() }),
  z.object({ outcome: z.literal('command'), scanId: idSchema, command: z.object({ name: z.string(), quantity: z.number().optional(), digit: z.number().optional() }) }),
  z.object({ outcome: z.literal('not-counting'), scanId: idSchema, state: stateSchema }),
  z.object({ outcome: z.literal('garbled'), scanId: idSchema, reading: readingSchema, ai: z.string().nullable(), position: z.int(), rule: z.string(), detail: z.string() })
])

const detailInput = { lot: z.string().trim().max(40).nullable().default(null), expiryIso: dateSchema.nullable().default(null), serial: z.string().trim().max(40).nullable().default(null), weightGrams: z.number().positive().max(1e9).nullable().default(null) }

/** What the person decided about a scan that waits. */
const scanChoiceSchema = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('line'), lineId: idSchema, packId: idSchema }),
  z.strictObject({ choice: z.literal('link'), packId: idSchema, lineId: idSchema.nullable(), remember: z.boolean() }),
  z.strictObject({ choice: z.literal('add-order-line'), orderLineId: idSchema, packId: idSchema }),
  z.strictObject({ choice: z.literal('add-product'), packId: idSchema }),
  z.strictObject({ choice: z.literal('over'), action: z.enum(['raise-order', 'new-order', 'hold', 'refuse', 'exceed']) }),
  z.strictObject({ choice: z.literal('detail'), ...detailInput }),
  z.strictObject({ choice: z.literal('again') }),
  /** Looks at the scan again as things stand now: it is counted if nothing is left to ask. */
  z.strictObject({ choice: z.literal('retry') }),
  z.strictObject({ choice: z.literal('set-aside'), description: z.string().trim().max(200).default(''), quantityMilli: positiveMilliSchema.max(mostEnteredMilli).default(1000) }),
  z.strictObject({ choice: z.literal('skip') })
])

const deliveryGone = { 'not-found': noDetails, 'not-counting': z.object({ state: stateSchema }) }
const scanInput = { deliveryId: idSchema, raw: z.string().max(100_000), aim: z.string().max(3).optional(), source: sourceSchema.default('scan'), condition: conditionSchema.default('good'), /** How many packs this one scan stands for. */ times: z.int().min(1).max(100_000).default(1) }

/** A line that is not as expected, as the finish screen asks about it. */
const differenceSchema = z.object({
  lineId: idSchema, lineNumber: z.int(), productCode: z.string(), productName: z.string(), baseUnit: baseUnitSchema, orderNumber: z.string().nullable(), part: z.enum(differenceParts), expectedMilli: quantityMilliSchema, countedMilli: quantityMilliSchema, quantityMilli: quantityMilliSchema,
  valueMinor: z.int(), currency: currencySchema, choices: z.array(choiceSchema), proposed: choiceSchema
})

/** Values by currency, in minor units. */
const valuesSchema = z.array(z.object({ valueMinor: z.int(), currency: currencySchema }))

/** How much goes where, by base unit because pieces and grams are never one sum: usable stock, quarantine (with goods nobody knows yet), written off at once, back with the truck. */
const placedSchema = z.array(z.object({ baseUnit: baseUnitSchema, acceptedMilli: quantityMilliSchema, quarantineMilli: quantityMilliSchema, writtenOffMilli: quantityMilliSchema, refusedMilli: quantityMilliSchema }))

/** A posted goods receipt. */
const receiptRowSchema = z.object({ id: idSchema, number: z.string(), deliveryId: idSchema, deliveryNumber: z.string(), supplierName: z.string(), orderNumbers: z.array(z.string()), postedAt: instantSchema, operatorName: z.string(), station: z.string(), lineCount: z.int(), differenceCount: z.int(), reversedBy: z.string().nullable(), reverses: z.string().nullable() })

/** A receipt or its counter-entry, as far as another page names it. */
const receiptNameSchema = z.object({ id: idSchema, number: z.string(), postedAt: instantSchema, operatorName: z.string(), reason: z.string().nullable() })

/** A line of a delivery that has ended. `missingMilli`: what was expected and did not come; `quarantineMilli` holds what nobody knows, too. A delivery that was given up put nothing anywhere. */
const outcomeLineSchema = z.object({
  id: idSchema, lineNumber: z.int(), productId: idSchema.nullable(), productCode: z.string(), productName: z.string(), baseUnit: baseUnitSchema, orderNumber: z.string().nullable(),
  expectedMilli: quantityMilliSchema, countedMilli: quantityMilliSchema, goodMilli: quantityMilliSchema, damagedMilli: quantityMilliSchema, wrongItemMilli: quantityMilliSchema, heldMilli: quantityMilliSchema, countedRefusedMilli: quantityMilliSchema, missingMilli: quantityMilliSchema,
  stockMilli: quantityMilliSchema, quarantineMilli: quantityMilliSchema, writtenOffMilli: quantityMilliSchema, refusedMilli: quantityMilliSchema,
  differences: z.array(z.object({ id: idSchema, kind: z.enum(varianceKinds), state: z.enum(['open', 'resolved', 'reversed']), outcome: z.enum(varianceOutcomes).nullable(), quantityMilli: quantityMilliSchema }))
})

/** Deliveries from the dock door to posted stock. */
export const receivingApi = {
  /** What is expected and under way: overdue, due today, later, announced deliveries, and counts in progress. Search finds order and delivery numbers, suppliers, product codes, barcodes and SSCCs. */
  board: query({
    input: { search: z.string().max(200).default('') },
    output: z.object({ todayIso: dateSchema, inProgress: boardGroup, arriving: boardGroup, overdue: boardGroup, today: boardGroup, later: boardGroup, undated: boardGroup }),
    roles: rights.read
  }),
  /** Opens a delivery from one or several orders of one supplier, or with none; `announced` puts it on the board without starting the count. */
  openDelivery: command({
    input: { orderIds: z.array(idSchema).max(200).default([]), supplierId: idSchema.nullable().default(null), reference: z.string().trim().max(100).default(''), blind: z.boolean().optional(), announced: z.boolean().default(false), handlingUnits: z.array(z.string().regex(/^\d{18}$/)).max(500).default([]) },
    output: z.object({ deliveryId: idSchema, number: z.string() }),
    failures: { 'unknown-order': z.object({ orderId: z.int() }), 'order-not-open': z.object({ orderNumber: z.string(), state: z.string() }), 'several-suppliers': noDetails, 'unknown-supplier': noDetails, 'sscc-elsewhere': z.object({ sscc: z.string(), deliveryNumber: z.string() }) },
    roles: rights.receive
  }),
  viewDelivery: query({ input: { deliveryId: idSchema }, output: deliveryViewSchema, failures: { 'not-found': noDetails }, roles: rights.read }),
  /** How a delivery ended: by whom, when and why, its receipts, and its lines with what came and where it went. */
  viewOutcome: query({
    input: { deliveryId: idSchema },
    output: z.object({ endedAt: instantSchema.nullable(), endedBy: z.string().nullable(), endedReason: z.string().nullable(), /** Scans nobody decided about: nothing of them was posted. */ undecidedScans: z.int(), receipts: z.array(receiptNameSchema.extend({ isReversal: z.boolean() })), lines: z.array(outcomeLineSchema) }),
    failures: { 'not-found': noDetails },
    roles: rights.read
  }),
  /** What happened since an event, so that a screen of 5,000 lines follows another station's scans without loading them all: lines and events after it, newest first, and how the delivery stands. */
  viewChanges: query({
    input: { deliveryId: idSchema, sinceEventId: z.int().min(0) },
    output: deliveryViewSchema.pick({ state: true, lineCount: true, linesDone: true, completionPermille: true, lines: true, recentEvents: true, openScans: true, stations: true, lastEventId: true }),
    failures: { 'not-found': noDetails },
    roles: rights.read
  }),
  listDeliveries: query({ input: { ...listInput(['opened', 'number', 'supplier']), state: z.enum(['all', 'open', ...deliveryStates]).default('all') }, output: listOutput(boardEntrySchema), roles: rights.read }),
  /** All count events of a delivery, newest first. */
  listEvents: query({ input: { deliveryId: idSchema, lineId: idSchema.nullable().default(null), ...listInput(['at']) }, output: listOutput(countEventSchema), failures: { 'not-found': noDetails }, roles: rights.read }),
  addOrders: command({ input: { deliveryId: idSchema, orderIds: z.array(idSchema).min(1).max(200) }, output: z.object({ linesAdded: z.int() }), failures: { ...deliveryGone, 'unknown-order': z.object({ orderId: z.int() }), 'order-not-open': z.object({ orderNumber: z.string(), state: z.string() }), 'several-suppliers': noDetails }, roles: rights.receive }),
  /** Starts an announced delivery or takes up a parked one. */
  resume: command({ input: { deliveryId: idSchema }, output: z.object({ state: stateSchema }), failures: { 'not-found': noDetails, 'already-ended': z.object({ state: stateSchema }) }, roles: rights.receive }),
  park: command({ input: { deliveryId: idSchema }, output: z.object({ state: stateSchema }), failures: deliveryGone, roles: rights.receive }),
  /** Gives up a delivery that has posted nothing; its count events stay readable. */
  cancelDelivery: command({ input: { deliveryId: idSchema, reason: reasonSchema }, output: z.object({ state: stateSchema }), failures: { 'not-found': noDetails, 'already-ended': z.object({ state: stateSchema }) }, roles: rights.receive }),
  /** The scan path: the scan is logged whatever comes of it, and counted when one line is meant. */
  recordScan: command({ input: scanInput, output: scanOutcomeSchema, failures: { 'not-found': noDetails }, roles: rights.receive }),
  /** Answers a scan that waits for a decision. */
  decideScan: command({ input: { deliveryId: idSchema, scanId: idSchema, decision: scanChoiceSchema }, output: scanOutcomeSchema.or(z.object({ outcome: z.literal('skipped'), scanId: idSchema })), failures: { ...deliveryGone, 'scan-not-found': noDetails, 'already-decided': noDetails, 'choice-not-possible': z.object({ why: z.string() }), 'not-allowed': noDetails }, roles: rights.receive }),
  /** A count by keypad, paper or scale on a known line; a negative quantity takes away what was counted too much. Over the tolerance needs `over`. `replaces` takes an event back first: what was scanned is really this many. */
  recordCount: command({
    input: { deliveryId: idSchema, lineId: idSchema, packId: idSchema.nullable().default(null), quantityMilli: enteredMilliSchema, condition: conditionSchema.default('good'), source: sourceSchema.default('key'), ...detailInput, over: z.enum(['raise-order', 'new-order', 'hold', 'refuse', 'exceed']).optional(), note: z.string().max(500).default(''), replaces: idSchema.optional() },
    output: counted.extend({ stickers: stickersSchema }),
    failures: { ...deliveryGone, 'line-not-found': noDetails, 'over-tolerance': z.object({ overMilli: quantityMilliSchema, mayExceed: z.boolean() }), 'below-zero': z.object({ countedMilli: quantityMilliSchema }), 'needs-detail': z.object({ missing: z.array(z.string()) }), 'serial-twice': z.object({ serial: z.string() }), 'one-per-serial': z.object({ serial: z.string() }), 'pack-not-of-product': noDetails, 'not-allowed': noDetails, 'already-undone': noDetails },
    roles: rights.receive
  }),
  /** Appends opposites: of the given event, else of the whole last act of this person at this station (both parts of a scan, every line received as expected); what that act had replaced counts again. */
  undo: command({ input: { deliveryId: idSchema, eventId: idSchema.optional() }, output: counted.extend({ undoneEvent: countEventSchema }), failures: { ...deliveryGone, 'nothing-to-undo': noDetails, 'already-undone': noDetails, 'taken-away-already': noDetails }, roles: rights.receive }),
  /** Says that what the act of an event counted on its line (or `quantityMilli` of it) is in another condition: the opposites and new events. Without `eventId`: the last act of this person at this station. */
  setCondition: command({ input: { deliveryId: idSchema, eventId: idSchema.optional(), condition: conditionSchema, quantityMilli: positiveMilliSchema.optional(), note: z.string().max(500).default('') }, output: counted, failures: { ...deliveryGone, 'no-event': noDetails, 'already-undone': noDetails, 'taken-away-already': noDetails, 'more-than-counted': z.object({ countedMilli: quantityMilliSchema }), 'needs-detail': z.object({ missing: z.array(z.string()) }), 'over-tolerance': z.object({ overMilli: quantityMilliSchema, mayExceed: z.boolean() }) }, roles: rights.receive }),
  /** The explicit, logged act of taking every line (or the given ones) as expected. */
  receiveAllAsExpected: command({ input: { deliveryId: idSchema, lineIds: z.array(idSchema).max(5000).optional() }, output: z.object({ lines: z.int(), quantityMilli: quantityMilliSchema, skipped: z.array(z.object({ lineId: idSchema, why: z.string() })) }), failures: deliveryGone, roles: rights.receive }),
  /** Says what a line set aside as unknown really is, while it is still being counted. */
  identifyLine: command({ input: { deliveryId: idSchema, lineId: idSchema, packId: idSchema }, output: z.object({ line: deliveryLineSchema }), failures: { ...deliveryGone, 'line-not-found': noDetails, 'already-known': noDetails }, roles: rights.receive }),
  noteLine: command({ input: { deliveryId: idSchema, lineId: idSchema, note: noteSchema }, output: z.object({}), failures: { 'not-found': noDetails }, roles: rights.receive }),
  /** A JPEG, PNG or WebP of at most 8 MB on a line. */
  addPhoto: command({ input: { deliveryId: idSchema, lineId: idSchema, photo: fileSchema }, output: z.object({ photoId: idSchema }), failures: { 'not-found': noDetails, 'not-a-picture': noDetails, 'too-large': z.object({ maximumBytes: z.int() }) }, roles: rights.receive }),
  viewPhoto: query({ input: { photoId: idSchema }, output: fileSchema, failures: { 'not-found': noDetails }, roles: rights.read }),
  /** What posting now would do with these decisions (the proposed ones where there is none), in numbers, and every difference with what it may be. */
  previewFinish: query({
    input: { deliveryId: idSchema, nothingMoreWillCome: z.boolean().default(false), decisions: z.array(z.strictObject({ lineId: idSchema, part: z.enum(differenceParts), choice: choiceSchema })).max(20_000).default([]) },
    output: z.object({ placed: placedSchema, basis: z.string(), lines: z.int(), values: valuesSchema, differences: z.array(differenceSchema), openScans: z.int(), /** What every line stood at, so that a screen can say which ones changed since. */ counts: z.array(z.object({ lineId: idSchema, productCode: z.string(), productName: z.string(), baseUnit: baseUnitSchema, expectedMilli: quantityMilliSchema, countedMilli: quantityMilliSchema, goodMilli: quantityMilliSchema })) }),
    failures: deliveryGone,
    roles: rights.read
  }),
  /**
   * Posts in one transaction: movements, balances, costs, order progress, variances. `basis` is the preview's: whatever was counted or posted elsewhere since and changes the differences is an answer, not a surprise.
   * Lines without a decision take the proposed one; `nothingMoreWillCome` closes every short line.
   */
  postDelivery: command({
    input: { deliveryId: idSchema, basis: z.string().max(100).optional(), nothingMoreWillCome: z.boolean().default(false), decisions: z.array(z.strictObject({ lineId: idSchema, part: z.enum(differenceParts), choice: choiceSchema, note: z.string().max(500).default('') })).max(20_000).default([]) },
    output: z.object({ placed: placedSchema, receiptId: idSchema, receiptNumber: z.string(), lines: z.int(), differences: z.int(), values: valuesSchema, varianceIds: z.array(idSchema), stickers: stickersSchema }),
    failures: { 'not-found': noDetails, 'already-posted': z.object({ receiptNumber: z.string(), by: z.string(), at: instantSchema }), 'not-counting': z.object({ state: stateSchema }), 'counts-changed': noDetails, 'serial-twice': z.object({ serial: z.string(), productCode: z.string() }), 'nothing-counted': noDetails, 'bad-decision': z.object({ lineId: idSchema, part: z.string(), choice: z.string() }) },
    roles: rights.post
  }),
  listReceipts: query({ input: { ...listInput(['posted', 'number', 'supplier']) }, output: listOutput(receiptRowSchema), roles: rights.read }),
  viewReceipt: query({
    input: { receiptId: idSchema },
    output: z.object({ receipt: receiptRowSchema.extend({ reason: z.string().nullable(), /** The counter-entry that took it back. */ reversal: receiptNameSchema.nullable(), /** What this counter-entry took back. */ reversed: receiptNameSchema.nullable() }), lines: z.array(z.object({ id: idSchema, wentTo: z.enum(postedPlaces), productId: idSchema.nullable(), productCode: z.string(), productName: z.string(), baseUnit: baseUnitSchema, orderNumber: z.string().nullable(), orderLineId: idSchema.nullable(), condition: conditionSchema, quantityMilli: quantityMilliSchema, lot: z.string().nullable(), expiryIso: dateSchema.nullable(), serial: z.string().nullable(), locationCode: z.string().nullable(), /** Null: nobody knew the cost. */ unitCostScaled: z.int().nullable(), valueMinor: z.int(), currency: currencySchema })), varianceIds: z.array(idSchema) }),
    failures: { 'not-found': noDetails },
    roles: rights.read
  }),
  /** Counter-entry of a whole receipt: stock, costs and order progress go back; its open variances end as reversed. Refused when the goods have moved on, unless negative stock is allowed. */
  reverseReceipt: command({
    input: { receiptId: idSchema, reason: reasonSchema },
    output: z.object({ receiptId: idSchema, receiptNumber: z.string() }),
    failures: { 'not-found': noDetails, 'already-reversed': noDetails, 'stock-moved': z.object({ productCode: z.string(), onHandMilli: quantityMilliSchema, neededMilli: quantityMilliSchema }), 'variance-resolved': z.object({ varianceId: idSchema, productCode: z.string(), kind: z.string() }) },
    roles: rights.purchase
  }),
  /** A printable PDF of the command barcodes: quantity keys, damaged, wrong item, refused, undo, park, finish. */
  commandSheet: query({ input: {}, output: fileSchema, roles: rights.read })
}
