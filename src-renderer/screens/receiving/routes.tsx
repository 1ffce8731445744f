import type { ScreenRoute } from '../../ui/screen-route.ts'
import { Board } from './board.tsx'

/** The addresses of receiving: what is expected, and one delivery. */
export const receivingRoutes: readonly ScreenRoute[] = [
  { path: '/', render: () => <Board /> },
  { path: '/receiving', render: () => <Board /> }
]
