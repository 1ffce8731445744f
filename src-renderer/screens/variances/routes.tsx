import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { VarianceList } from './variance-list.tsx'
import { VariancePage } from './variance-page.tsx'

/** The addresses of the register of differences. */
export const varianceRoutes: readonly ScreenRoute[] = [
  { path: '/differences', render: () => <VarianceList /> },
  { path: '/differences/:id', render: ({ id }) => <VariancePage key={id} varianceId={idOf(id)} /> }
]
