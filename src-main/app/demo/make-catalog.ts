import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { Act } from './actors.ts'
import { demoSuppliers } from './demo-orders.ts'
import type { DemoProduct } from './demo-products.ts'
import { demoProducts } from './demo-products.ts'
import type { DemoSupplier } from './families.ts'

/** A product as it was saved, with the ids of its packs. */
export type SavedProduct = DemoProduct & { readonly id: number; readonly casePackId: number }
/** What the rest of the story works with. */
export type DemoCatalog = { readonly suppliers: Readonly<Record<DemoSupplier, number>>; readonly product: (code: string) => SavedProduct }

/** List price over cost, in percent. */
const markupPercent = 165

async function saveSuppliers(act: Act): Promise<Readonly<Record<DemoSupplier, number>>> {
  const ids = { TERN: 0, SKER: 0, GANN: 0 }
  for (const code of ['TERN', 'SKER', 'GANN'] as const) {
    const { name, email, overTolerancePermille, preferred } = demoSuppliers[code]
    ids[code] = (await act('catalog.saveSupplier', { code, name, currency: 'EUR', email, overTolerancePermille, preferred })).supplierId
  }
  return ids
}

async function saveProduct(act: Act, product: DemoProduct, supplierId: number): Promise<SavedProduct> {
  const { code, name, unit, needs, costScaled, packs, supplier, supplierCode, caseOf } = product
  const { productId } = await act('catalog.saveProduct', {
    code, name, baseUnit: unit, lotRequired: needs.includes('lot'), expiryRequired: needs.includes('expiry'), serialRequired: needs.includes('serial'),
    standardCostScaled: costScaled, listPriceScaled: Math.round((costScaled * markupPercent) / 100), reorderPointMilli: caseOf * milliPerUnit,
    packs: packs.map((pack) => ({ kind: pack.kind, name: pack.name, baseQuantityMilli: pack.size * milliPerUnit, barcodes: pack.code === null ? [] : [{ code: pack.code }] }))
  })
  const view = await act('catalog.viewProduct', { productId })
  const casePackId = view.packs.find(({ kind }) => kind === 'case')?.id ?? 0
  await act('catalog.saveSupplierItem', { supplierId, productId, supplierCode, packId: casePackId, unitCostScaled: costScaled, leadDays: demoSuppliers[supplier].leadDays, minimumMilli: caseOf * milliPerUnit })
  return { ...product, id: productId, casePackId }
}

/** Three suppliers and two hundred products, with packs, codes and what each supplier calls them. */
export async function makeCatalog(act: Act): Promise<DemoCatalog> {
  const suppliers = await saveSuppliers(act)
  const saved = new Map<string, SavedProduct>()
  for (const product of demoProducts()) saved.set(product.code, await saveProduct(act, product, suppliers[product.supplier]))
  return {
    suppliers,
    product: (code) => {
      const found = saved.get(code)
      if (found === undefined) throw new Error(`the demo company has no product ${code}`)
      return found
    }
  }
}
