import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { ReceiptList } from './receipt-list.tsx'
import { ReceiptPage } from './receipt-page.tsx'

/** The addresses of goods receipts. */
export const receiptRoutes: readonly ScreenRoute[] = [
  { path: '/receipts', render: () => <ReceiptList /> },
  { path: '/receipts/:id', render: ({ id }) => <ReceiptPage key={id} receiptId={idOf(id)} /> }
]
