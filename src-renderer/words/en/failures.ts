import type { Failure, ProcedureName } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'

type Code<N extends ProcedureName> = Failure<N> extends never ? never : Failure<N>['code']
type AreaOf<N> = N extends `${infer A}.${string}` ? A : never
type Failing = { [N in ProcedureName]: [Code<N>] extends [never] ? never : N }[ProcedureName]
/** Plain words for every failure the contract declares; a new code without words does not compile. */
type FailureWords = { readonly any: Readonly<Record<PlatformFailure['code'], string>> } & {
  readonly [A in AreaOf<Failing>]: { readonly [P in Failing as P extends `${A}.${infer Name}` ? Name : never]: Readonly<Record<Code<P>, string>> }
}

const gone = 'This is not there any more. Somebody may have removed it.'
const otherChange = 'Somebody else changed this in the meantime. Nothing of yours is lost: look at the new version, then save again.'
const notCounting = 'This delivery is not being counted: it is $t(common:deliveryState.{{state}}).'
const orderGone = 'One of the orders is not there any more.'
const severalSuppliers = 'The orders are of several suppliers. A delivery comes from one supplier.'
const orderNotOpen = 'Order {{orderNumber}} takes no deliveries: it is $t(common:orderState.{{state}}).'

const noDevice = 'This device is not there any more.'
const noTemplate = 'This template is not there any more.'
const noJob = 'This print job is not there any more.'
const badTemplate = 'This is no template that can be printed. Nothing was kept.'
const labelProblems = 'The label cannot be printed like this. Nothing was printed.'
const noCodes = 'Every code of the range {{range}} is handed out. Set up another range.'
const noLabel = 'The job has {{labels, number}} labels.'
const jobFailures = { 'not-found': noJob, 'wrong-state': 'This cannot be done with the job any more: $t(labels:jobState.{{state}})' } as const
const printFailures = { 'not-found': gone, 'no-printer': 'No printer is set up for these labels. Add one under Devices, or save them as a PDF.', 'not-a-printer': 'Only a printer can print labels.', problems: labelProblems, 'no-codes-left': noCodes } as const

/** What happened, what was kept, what to do: for every expected failure. */
export const failures = {
  any: {
    'invalid-input': 'Some of the entries do not have the expected form. Nothing was changed.', 'not-signed-in': 'You are signed out. Sign in and do it again.', forbidden: 'Your role may not do this. Ask somebody who may, or an administrator.',
    'unknown-procedure': 'This station does not know that act: it runs another version. Reload the window.', 'request-id-reused': 'The station had this under another name already. Do it again.',
    'too-large': 'That is more than {{maximumBytes, bytes}} at once. Nothing was changed. Take it in parts.', 'disk-full': 'The disk of the station is full. Nothing was changed. Free some space, then do it again.', locked: 'Another program holds the data of the station. Nothing was changed. Do it again in a moment.', 'not-started': 'The data of the station is not open.', offline: 'No connection to the station. Nothing was changed. It connects again by itself.',
    fault: 'Something broke in the station. Nothing was changed. Do it again; if it stays, tell whoever helps you this number: {{id}}'
  },
  startup: { restore: { 'not-failed': 'The data opens as it is, so nothing was restored.', 'not-restorable': 'The data file itself is good, so no backup may take its place.', 'in-use': 'Another copy of Dockside works with this data ({{holder}}). Close it first.', 'unknown-backup': 'That backup is not there any more.', 'backup-not-sound': 'That backup is damaged itself and was not used. Choose an older one.' } },
  session: {
    setUp: { 'already-set-up': 'This company is set up already. Sign in.' },
    signIn: { 'wrong-pin': 'The PIN is wrong. Tries left: {{triesLeft}}.', 'locked-out': 'Too many wrong tries. Wait {{retryAfterSeconds}} seconds.' },
    saveOperator: { 'not-found': gone, 'name-taken': 'There is a person of this name already.', 'last-administrator': 'This is the last administrator. Make somebody else an administrator first.' }
  },
  catalog: {
    viewProduct: { 'not-found': 'This product is not there.' },
    saveProduct: { 'not-found': gone, 'code-taken': 'Another product has this code.', 'changed-by-other': otherChange, 'pack-in-use': 'A pack that is used in orders or counts cannot be changed or removed. Add another pack instead.', 'base-unit-in-use': 'The unit cannot change once there are orders, counts or stock.',
      'unknown-pack': 'One of the packs is not there any more. Look at the new version, then save again.', 'duplicate-pack': 'Two packs are the same: the same kind and quantity.', 'unknown-supplier': 'A supplier of the barcodes is not there any more.' },
    addBarcode: { 'not-found': 'This pack is not there any more.', 'already-there': 'The pack has this barcode already.' },
    removeBarcode: { 'not-found': 'This barcode is not there any more.' },
    viewSupplier: { 'not-found': 'This supplier is not there.' },
    saveSupplier: { 'not-found': gone, 'code-taken': 'Another supplier has this code.', 'changed-by-other': otherChange },
    saveSupplierItem: { 'not-found': 'The supplier or the product is not there any more.' }
  },
  purchasing: {
    viewOrder: { 'not-found': 'This order is not there.' },
    saveDraft: {
      'not-found': gone, 'not-a-draft': 'The order was sent meanwhile, so its lines are fixed.', 'number-taken': 'Another order has this number.', 'changed-by-other': otherChange,
      'unknown-product': 'A product of the lines is not there any more.', 'product-not-in-use': 'A product of the lines is not in use any more. Take its line out, or put the product back in use.', 'supplier-not-in-use': 'This supplier is not in use any more.', 'unknown-supplier': 'This supplier is not there any more.', 'pack-mismatch': 'A pack of the lines belongs to another product.', 'value-too-large': 'Quantity and price of a line make more than can be reckoned with.'
    },
    sendOrder: { 'not-found': gone, 'not-a-draft': 'The order was sent already.', 'no-lines': 'The order has no lines yet. Add a line, then send it.' },
    cancelOrder: { 'not-found': gone, 'already-received': 'Goods of this order have come, so it cannot be cancelled. Close the rest short instead.', 'already-ended': 'The order has ended already.', 'delivery-open': 'Delivery {{deliveryNumber}} counts goods of this order. Finish or cancel that delivery first.' },
    holdOrder: { 'not-found': gone, 'not-open': 'Only an order that was sent can be put on hold.' },
    closeShort: { 'not-found': gone, 'not-open': 'The order is not open, so there is nothing to close.', 'nothing-remains': 'Nothing is to come on it any more.', 'delivery-open': 'Delivery {{deliveryNumber}} counts goods of it. Finish or cancel that delivery first.' }
  },
  receiving: {
    openDelivery: { 'unknown-order': orderGone, 'order-not-open': orderNotOpen, 'several-suppliers': severalSuppliers, 'unknown-supplier': 'This supplier is not there any more.', 'sscc-elsewhere': 'The shipping unit {{sscc}} belongs to delivery {{deliveryNumber}}.' },
    viewDelivery: { 'not-found': 'This delivery is not there.' },
    viewOutcome: { 'not-found': 'This delivery is not there.' },
    viewChanges: { 'not-found': 'This delivery is not there.' },
    listEvents: { 'not-found': 'This delivery is not there.' },
    addOrders: { 'not-found': gone, 'not-counting': notCounting, 'unknown-order': orderGone, 'order-not-open': orderNotOpen, 'several-suppliers': severalSuppliers },
    resume: { 'not-found': gone, 'already-ended': 'The delivery has ended: it is $t(common:deliveryState.{{state}}).' },
    park: { 'not-found': gone, 'not-counting': notCounting },
    cancelDelivery: { 'not-found': gone, 'already-ended': 'The delivery has ended: it is $t(common:deliveryState.{{state}}).' },
    recordScan: { 'not-found': gone },
    decideScan: { 'not-found': gone, 'not-counting': notCounting, 'scan-not-found': 'This scan is not there any more.', 'already-decided': 'Somebody decided about this scan already.', 'choice-not-possible': 'That is not possible for this scan.', 'not-allowed': 'Your role may not decide this. A buyer may.' },
    recordCount: {
      'not-found': gone, 'not-counting': notCounting, 'line-not-found': 'This line is not there any more.', 'over-tolerance': 'That is {{overMilli, quantity}} more than the tolerance allows.', 'below-zero': 'Only {{countedMilli, quantity}} are counted, so no more can be taken away.',
      'needs-detail': 'A lot, date, serial number or weight is needed.', 'serial-twice': 'Serial number {{serial}} is counted already.', 'already-undone': 'This is undone already.', 'not-allowed': 'Your role may not exceed the tolerance. A buyer may.',
      'one-per-serial': 'Serial number {{serial}} names one single piece.', 'pack-not-of-product': 'This pack belongs to another product.'
    },
    undo: { 'not-found': gone, 'not-counting': notCounting, 'nothing-to-undo': 'There is nothing of this station to undo.', 'already-undone': 'This is undone already.', 'taken-away-already': 'A later correction has taken this away already.' },
    setCondition: { 'not-found': gone, 'not-counting': notCounting, 'no-event': 'Nothing was counted on this station yet.', 'already-undone': 'This is undone already.', 'more-than-counted': 'Only {{countedMilli, quantity}} were counted.', 'taken-away-already': 'A later correction has taken this away already.', 'needs-detail': 'A lot, date or serial number is needed. Undo it and count it anew.', 'over-tolerance': 'That would be {{overMilli, quantity}} more than expected. Undo it and scan again to say what is done with the extra.' },
    receiveAllAsExpected: { 'not-found': gone, 'not-counting': notCounting },
    identifyLine: { 'not-found': gone, 'not-counting': notCounting, 'line-not-found': 'This line is not there any more.', 'already-known': 'It is known already what this line is.' },
    noteLine: { 'not-found': 'This line is not there any more.' },
    addPhoto: { 'not-found': 'This line is not there any more.', 'not-a-picture': 'The file is no JPEG, PNG or WebP picture.', 'too-large': 'The picture is larger than {{maximumBytes, bytes}}.' },
    viewPhoto: { 'not-found': 'This photo is not there any more.' },
    previewFinish: { 'not-found': gone, 'not-counting': notCounting },
    postDelivery: {
      'not-found': gone, 'already-posted': '{{by}} has posted this delivery as {{receiptNumber}} already.', 'not-counting': notCounting, 'counts-changed': 'The figures have changed meanwhile: somebody counted or posted. Look at them, then post.', 'serial-twice': 'Serial number {{serial}} of {{productCode}} came into stock meanwhile. Undo its count, then post.', 'nothing-counted': 'Nothing is counted yet, so there is nothing to post.',
      'bad-decision': 'One of the answers does not fit its line any more. Look at the lines again.'
    },
    viewReceipt: { 'not-found': 'This receipt is not there.' },
    reverseReceipt: {
      'not-found': gone, 'already-reversed': 'This receipt is reversed already.', 'stock-moved': '{{productCode}} has moved on: {{onHandMilli, quantity}} are there, {{neededMilli, quantity}} would be needed. Nothing was reversed.',
      'variance-resolved': 'A difference of this receipt ($t(common:varianceKind.{{kind}}), {{productCode}}) is settled already, so it cannot be reversed.'
    }
  },
  variances: {
    view: { 'not-found': 'This difference is not there.' },
    resolve: {
      'not-found': gone, 'already-resolved': 'Somebody settled this difference already.', 'outcome-not-possible': 'That outcome does not fit this difference.', 'receipt-does-not-match': 'That receipt brought nothing of this product after the difference was found.',
      'stock-moved': 'The goods have moved on: only {{onHandMilli, quantity}} are left in quarantine.'
    },
    identify: { 'not-found': gone, 'already-resolved': 'Somebody settled this difference already.', 'already-known': 'It is known already what these goods are.', 'unknown-pack': 'This pack is not there any more.' },
    setClaim: { 'not-found': gone, 'already-resolved': 'Somebody settled this difference already.' }
  },
  imports: {
    upload: { 'file-too-large': 'The file is larger than {{maximumBytes, bytes}}. Split it, then take it in part by part.', 'unreadable-file': 'The file could not be read: {{detail}}. Nothing was taken in.', 'no-rows': 'The file has a heading at most, and no rows.', 'too-many-rows': 'The file has more than {{maximumRows, number}} rows. Split it.', 'unsafe-file': 'The file was refused because it could do harm: {{detail}}. Nothing was taken in.' },
    check: { 'not-found': 'This import is not there any more. Bring the file again.', 'unmapped-field': '“{{field}}” needs a column.', 'unknown-column': 'The file has no column “{{column}}”.', 'unknown-field': 'There is no field “{{field}}” for this kind of file.', 'already-applied': 'This import is applied already.', busy: 'Another import is running. Wait for it or cancel it.' },
    status: { 'not-found': 'This import is not there any more.' },
    rows: { 'not-found': 'This import is not there any more.', 'not-checked': 'The rows are not checked yet.' },
    apply: { 'not-found': 'This import is not there any more.', 'not-checked': 'The rows are not checked yet.', 'has-rejected-rows': '{{rejected, number}} rows are rejected, so nothing was written. Mend the file, or take only the good rows.', 'data-changed': 'The data changed since the check. Check again, then apply.', 'already-applied': 'This import is applied already.' },
    cancel: { 'not-found': 'This import is not there any more.', 'already-ended': 'It has ended already.' },
    rejectedFile: { 'not-found': 'This import is not there any more.', 'not-checked': 'The rows are not checked yet.' }
  },
  system: {
    exportList: { 'unknown-filter': 'The list cannot be taken out with the filter “{{field}}”.', 'bad-filter': 'The filter “{{field}}” does not fit this list.', 'not-found': gone, 'too-large': 'The file would be larger than {{maximumBytes, bytes}}. Narrow the list, then take it out.' },
    saveSettings: { 'bad-pattern': '“{{pattern}}” is no pattern: $t(settings:patternFault.{{why}})', 'bad-prefix': '“{{prefix}}” cannot be a prefix: $t(settings:prefixFault.{{why}})', 'bad-locale': '“{{locale}}” is no place whose way of writing is known.', 'currency-in-use': 'Stock is valued in {{currency}} already, so the currency cannot change any more.' },
    backupNow: { 'backup-failed': 'The backup was not made: {{detail}}' }
  },
  devices: {
    save: { 'not-found': noDevice, conflict: 'Somebody changed this device meanwhile. Look at it again, then change it.', 'name-taken': 'Another device has this name. Names are given once.', 'wrong-connection': 'A device of this kind cannot be reached that way.', 'in-use': '“{{name}}” uses this line already.', 'jobs-wait': 'Labels still wait for this printer, so it stays one. Print or cancel them first.' },
    setActive: { 'not-found': noDevice }, reconnect: { 'not-found': noDevice }, log: { 'not-found': noDevice },
    remove: { 'not-found': noDevice, 'jobs-wait': 'Labels still wait for this printer, and it was not removed. In the print queue, move them to another printer or end them.' },
    identify: { unreachable: 'Nothing could be reached there: $t(devices:trouble.{{trouble}}). $t(devices:advice.{{trouble}})' },
    scaleAct: { 'not-found': noDevice, 'not-possible': 'This scale cannot be told to do that. Use its own key.', refused: 'The scale did not do it: something moves, or too much stands on it.', 'not-ready': 'The scale is not reached now.' },
    assign: { 'not-found': noDevice, 'not-a-printer': 'Only a printer can print labels.' },
    simulation: { 'not-found': noDevice, 'not-simulated': 'This is a real device: use your hands.' },
    simulate: { 'not-found': noDevice, 'not-simulated': 'This is a real device: use your hands.', 'wrong-act': 'A device of this kind cannot do that.' },
    pieceWeight: { 'not-found': gone }, savePieceWeight: { 'not-found': gone, 'too-light': 'This is too light to tell pieces apart. Weigh at least {{pieces, number}} pieces.' }
  },
  labels: {
    viewTemplate: { 'not-found': noTemplate }, setTemplateActive: { 'not-found': noTemplate }, removeTemplate: { 'not-found': noTemplate },
    saveTemplate: { 'bad-template': badTemplate, conflict: 'Somebody kept another version of this template meanwhile. Look at it, then change yours.', 'name-taken': 'There is a template with this key already.' },
    preview: { 'not-found': gone, 'bad-template': badTemplate }, prepare: { 'not-found': gone },
    pdf: { 'not-found': gone, problems: labelProblems, 'no-codes-left': noCodes, 'bad-sheet': 'The sheet cannot be laid out like that: {{detail}}' },
    rule: { 'not-found': gone }, setRule: { 'not-found': gone }, takeCode: { 'not-found': gone, 'no-codes-left': noCodes },
    saveSettings: { 'bad-range': 'No codes can be made of this prefix. A company prefix is the one GS1 gave you; prefixes from 20 to 29 are for use inside the company.', 'range-too-small': '{{taken, number}} codes were handed out already: the range must hold more.' }
  },
  printing: {
    view: { 'not-found': noJob }, pause: jobFailures, cancel: jobFailures, confirm: jobFailures,
    print: printFailures, printReceipt: printFailures, receiptLabels: { 'not-found': gone },
    resume: { ...jobFailures, 'no-such-label': noLabel, 'not-a-printer': 'Only a printer can print labels.', problems: labelProblems },
    reprint: { ...jobFailures, 'no-such-label': noLabel, 'not-a-printer': 'Only a printer can print labels.', problems: labelProblems },
    scanBack: { ...jobFailures, 'another-code': 'The label says {{read}} and should say {{expected}}. Nothing more is printed. Scan the label that came out last, or print the rest without scanning.' }
  }
} as const satisfies FailureWords
