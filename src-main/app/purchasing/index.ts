import type { AreaHandlers } from '../context.ts'
import { cancelOrder } from './cancel-order.ts'
import { closeShort } from './close-short.ts'
import { holdOrder } from './hold-order.ts'
import { listOrders } from './list-orders.ts'
import { saveDraft } from './save-draft.ts'
import { sendOrder } from './send-order.ts'
import { viewOrder } from './view-order.ts'

/** Purchase orders: write, send, hold, cancel, close short. */
export const purchasingHandlers = { listOrders, viewOrder, saveDraft, sendOrder, cancelOrder, holdOrder, closeShort } satisfies AreaHandlers<'purchasing'>
