import type { ScreenRoute } from '../../ui/screen-route.ts'
import { ImportList } from './import-list.tsx'
import { ImportPage } from './import-page.tsx'

/** The addresses of taking files in. */
export const importRoutes: readonly ScreenRoute[] = [
  { path: '/imports', needs: 'imports.upload', render: () => <ImportList /> },
  { path: '/imports/:id', needs: 'imports.upload', render: ({ id }) => <ImportPage key={id} importId={id ?? ''} /> }
]
