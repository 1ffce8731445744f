import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { ProductForm } from './product-form.tsx'
import { ProductList } from './product-list.tsx'
import { ProductMovements } from './product-movements.tsx'
import { ProductPage } from './product-page.tsx'

/** The addresses of products. */
export const productRoutes: readonly ScreenRoute[] = [
  { path: '/products', render: () => <ProductList /> },
  { path: '/products/new', needs: 'catalog.saveProduct', render: () => <ProductForm productId={null} /> },
  { path: '/products/:id/edit', needs: 'catalog.saveProduct', render: ({ id }) => <ProductForm key={id} productId={idOf(id)} /> },
  { path: '/products/:id/movements', render: ({ id }) => <ProductMovements key={id} productId={idOf(id)} /> },
  { path: '/products/:id', render: ({ id }) => <ProductPage key={id} productId={idOf(id)} /> }
]
