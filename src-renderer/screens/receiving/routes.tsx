import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { Board } from './board/board.tsx'
import { DeliveryPage } from './counting/delivery-page.tsx'
import { FinishScreen } from './finish/finish-screen.tsx'

/** The addresses of receiving: what is expected, one delivery, and its end. */
export const receivingRoutes: readonly ScreenRoute[] = [
  { path: '/', render: () => <Board /> },
  { path: '/receiving', render: () => <Board /> },
  { path: '/receiving/:id', render: ({ id }) => <DeliveryPage key={id} deliveryId={idOf(id)} /> },
  { path: '/receiving/:id/finish', needs: 'receiving.postDelivery', render: ({ id }) => <FinishScreen key={id} deliveryId={idOf(id)} /> }
]
