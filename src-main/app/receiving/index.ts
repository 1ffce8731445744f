import type { AreaHandlers } from '../context.ts'
import { addOrders } from './add-orders.ts'
import { board } from './board.ts'
import { cancelDelivery, park, resume } from './change-state.ts'
import { commandSheet } from './command-sheet.ts'
import { decideWaitingScan } from './decide-waiting-scan.ts'
import { addPhoto, identifyLine, noteLine } from './line-notes.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listEvents } from './list-events.ts'
import { listReceipts } from './list-receipts.ts'
import { openDelivery } from './open-delivery.ts'
import { postDelivery } from './post-delivery.ts'
import { previewFinish } from './preview-finish.ts'
import { receiveAllAsExpected } from './receive-all-as-expected.ts'
import { recordCount } from './record-count.ts'
import { recordScan } from './record-scan.ts'
import { reverseReceipt } from './reverse-receipt.ts'
import { setCondition } from './set-condition.ts'
import { undo } from './undo.ts'
import { viewChanges, viewDelivery } from './view-delivery.ts'
import { viewOutcome } from './view-outcome.ts'
import { viewPhoto } from './view-photo.ts'
import { viewReceipt } from './view-receipt.ts'

/** Deliveries from the dock door to posted stock. */
export const receivingHandlers = {
  board, openDelivery, viewDelivery, viewOutcome, viewChanges, listDeliveries, listEvents, addOrders, resume, park, cancelDelivery, recordScan, decideScan: decideWaitingScan, recordCount, undo, setCondition, receiveAllAsExpected,
  noteLine, addPhoto, identifyLine, viewPhoto, previewFinish, postDelivery, listReceipts, viewReceipt, reverseReceipt, commandSheet
} satisfies AreaHandlers<'receiving'>
