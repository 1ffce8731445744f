import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { OrderForm } from './order-form.tsx'
import { OrderList } from './order-list.tsx'
import { OrderPage } from './order-page.tsx'

/** The addresses of purchase orders. */
export const orderRoutes: readonly ScreenRoute[] = [
  { path: '/orders', render: () => <OrderList /> },
  { path: '/orders/new', needs: 'purchasing.saveDraft', render: () => <OrderForm orderId={null} /> },
  { path: '/orders/:id/edit', needs: 'purchasing.saveDraft', render: ({ id }) => <OrderForm key={id} orderId={idOf(id)} /> },
  { path: '/orders/:id', render: ({ id }) => <OrderPage key={id} orderId={idOf(id)} /> }
]
