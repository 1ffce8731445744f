import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { SupplierForm } from './supplier-form.tsx'
import { SupplierList } from './supplier-list.tsx'
import { SupplierPage } from './supplier-page.tsx'

/** The addresses of suppliers. */
export const supplierRoutes: readonly ScreenRoute[] = [
  { path: '/suppliers', render: () => <SupplierList /> },
  { path: '/suppliers/new', needs: 'catalog.saveSupplier', render: () => <SupplierForm supplierId={null} /> },
  { path: '/suppliers/:id/edit', needs: 'catalog.saveSupplier', render: ({ id }) => <SupplierForm key={id} supplierId={idOf(id)} /> },
  { path: '/suppliers/:id', render: ({ id }) => <SupplierPage key={id} supplierId={idOf(id)} /> }
]
