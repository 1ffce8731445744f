import { Button, Text } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Figures, Page, Section } from '../../ui/page.tsx'
import { ProductField } from '../../ui/pick/product-field.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { SupplierItemDialog } from '../../ui/supplier-item-dialog.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useMay } from '../../ui/use-session.ts'
import { OpenOrders, SupplierDetails, SupplierItems } from './supplier-sections.tsx'
import type { SupplierView } from './supplier-sections.tsx'

/** Which product is edited: one of the items, or one that is about to be added. */
type Chosen = { readonly productId: number; readonly item: SupplierView['items'][number] | null }

/** Loads the product's packs, then shows its terms with this supplier. */
const ItemOf = ({ chosen, supplier, onClose }: { readonly chosen: Chosen; readonly supplier: SupplierView['supplier']; readonly onClose: () => void }) => {
  const { value } = useQuery('catalog.viewProduct', { productId: chosen.productId })
  if (value === undefined) return null
  const item = chosen.item ?? value.supplierItems.find((one) => one.supplierId === supplier.id) ?? null
  return <SupplierItemDialog item={item} supplier={{ id: supplier.id, label: supplier.name, currency: supplier.currency }} product={{ id: value.product.id, label: `${value.product.code} ${value.product.name}` }} packs={value.packs} baseUnit={value.product.baseUnit} onClose={onClose} />
}

/** A supplier: its open orders, what it delivers on which terms, how its deliveries are received. */
export const SupplierPage = ({ supplierId }: { readonly supplierId: number }) => {
  const { t } = useTranslation('suppliers')
  const format = useFormat()
  const [, navigate] = useLocation()
  const may = useMay()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('catalog.viewSupplier', { supplierId })
  const [asksProduct, setAsksProduct] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const parent = { title: t('list.title'), href: hrefs.suppliers }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('catalog.viewSupplier', failure)} onRetry={refetch} />
  const { supplier, items, itemCount, openOrders } = value
  const mayBuy = may('purchase')
  return (
    <Page title={supplier.name} parent={parent} main={mayBuy ? { label: t('page.newOrder'), icon: <IconPlus size={16} />, run: () => navigate(`${hrefs.newOrder}?supplier=${supplier.id}`) } : undefined}
      headline={<><Figures figures={[{ label: t('page.openOrders'), value: <span translate="no">{format.integer(openOrders.length)}</span> }, { label: t('page.figuresItems'), value: <span translate="no">{format.integer(itemCount)}</span> }]} />{!supplier.active && <StateBadge tone="idle">{t('list.inactive')}</StateBadge>}{supplier.preferred && <StateBadge tone="good">{t('list.preferred')}</StateBadge>}</>}
      actions={<><TrailButton entity="supplier" entityId={supplier.id} />{mayBuy && <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => navigate(hrefs.editSupplier(supplier.id))}>{t('page.edit')}</Button>}</>}>
      <Section title={t('page.openOrders')} flush actions={<Button component={Link} href={`${hrefs.orders}?state=all&supplier=${supplier.id}`} variant="default">{t('page.allOrders')}</Button>}><OpenOrders view={value} /></Section>
      <Section title={t('page.details')}><SupplierDetails view={value} /></Section>
      <Section title={t('page.items')} flush actions={mayBuy && <Button variant="default" onClick={() => setAsksProduct(true)}>{t('page.addItem')}</Button>}>
        <SupplierItems view={value} onEdit={mayBuy ? (item) => setChosen({ productId: item.productId, item }) : null} />
        {itemCount > items.length && <Text c="dimmed" p="md">{t('page.itemsShown', { shown: items.length, count: itemCount })}</Text>}
      </Section>
      {asksProduct && (
        <Dialog title={t('page.addItem')} onClose={() => setAsksProduct(false)}>
          <ProductField data-autofocus label={t('page.pickProduct')} value={null} onPick={(row) => {
            if (row === null) return
            setAsksProduct(false)
            setChosen({ productId: row.id, item: null })
          }} />
        </Dialog>
      )}
      {chosen !== null && <ItemOf chosen={chosen} supplier={supplier} onClose={() => setChosen(null)} />}
    </Page>
  )
}
