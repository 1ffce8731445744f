import { Button, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { UnitPrice } from '../../ui/money.tsx'
import { Figures, Page, Section, Values } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { SupplierItemDialog } from '../../ui/supplier-item-dialog.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useMay } from '../../ui/use-session.ts'
import { ProductLabels } from './product-labels.tsx'
import { Items, Movements, OrderLines, PackTable, Places, useTolerance } from './product-sections.tsx'
import type { ProductView } from './product-sections.tsx'
import classes from './products.module.css'

const StockFigures = ({ view: { product, stock } }: { readonly view: ProductView }) => {
  const { t } = useTranslation('products')
  const format = useFormat()
  const quantity = (milli: number) => <Quantity milli={milli} unit={product.baseUnit} />
  return (
    <div className={classes.figures}>
      <Figures figures={[
        { label: t('page.onHand'), value: quantity(stock.onHandMilli), ...(stock.unusableMilli === 0 ? {} : { note: t('page.unusable', { quantity: format.quantity(stock.unusableMilli) }) }) },
        { label: t('page.available'), value: quantity(stock.availableMilli), ...(stock.committedMilli === 0 ? {} : { note: t('page.committed', { quantity: format.quantity(stock.committedMilli) }) }) },
        { label: t('page.onOrder'), value: quantity(stock.onOrderMilli) },
        { label: t('page.cost'), value: stock.averageCostScaled === null ? <Text span c="dimmed">{t('page.noCost')}</Text> : <UnitPrice scaled={stock.averageCostScaled} currency={format.currency} /> }
      ]} />
    </div>
  )
}

const Details = ({ view: { product } }: { readonly view: ProductView }) => {
  const { t } = useTranslation(['products', 'common'])
  const { currency } = useFormat()
  const tolerance = useTolerance()
  const asked = [product.lotRequired && t('page.tracksLot'), product.expiryRequired && t('page.tracksExpiry'), product.serialRequired && t('page.tracksSerial')].filter((one) => one !== false)
  const quantity = (milli: number | null) => (milli === null ? t('page.notSet') : <Quantity milli={milli} unit={product.baseUnit} />)
  const price = (scaled: number | null) => (scaled === null ? t('page.notSet') : <UnitPrice scaled={scaled} currency={currency} />)
  return (
    <Values values={[
      { label: t('page.baseUnit'), value: t(`common:unitLong.${product.baseUnit}`) },
      { label: t('page.tracking'), value: asked.length === 0 ? t('page.trackingNone') : asked.join(', ') },
      { label: t('page.tolerance'), value: tolerance(product.overTolerancePermille) },
      { label: t('page.reorderPoint'), value: quantity(product.reorderPointMilli) },
      { label: t('page.safetyStock'), value: quantity(product.safetyStockMilli) },
      { label: t('page.standardCost'), value: price(product.standardCostScaled) },
      { label: t('page.listPrice'), value: price(product.listPriceScaled) }
    ]} />
  )
}

/** A product: what is there and where, what comes, how it is scanned, who supplies it, and every movement. */
export const ProductPage = ({ productId }: { readonly productId: number }) => {
  const { t } = useTranslation('products')
  const [, navigate] = useLocation()
  const may = useMay()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('catalog.viewProduct', { productId })
  const [item, setItem] = useState<ProductView['supplierItems'][number] | 'new' | null>(null)
  const parent = { title: t('list.title'), href: hrefs.products }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('catalog.viewProduct', failure)} onRetry={refetch} />
  const { product } = value
  const mayBuy = may('purchase')
  return (
    <Page title={`${product.code} ${product.name}`} parent={parent} main={may('keepCatalog') ? { label: t('page.edit'), icon: <IconPencil size={16} />, run: () => navigate(hrefs.editProduct(product.id)) } : undefined}
      headline={<><StockFigures view={value} />{!product.active && <StateBadge tone="idle">{t('page.inactive')}</StateBadge>}</>} actions={<TrailButton entity="product" entityId={product.id} />}>
      <div className={classes.columns}>
        <Section title={t('page.places')} flush><Places view={value} /></Section>
        <Section title={t('page.packs')} flush><PackTable view={value} /></Section>
      </div>
      <ProductLabels view={value} />
      <Section title={t('page.orders')} flush><OrderLines view={value} /></Section>
      <Section title={t('page.items')} flush actions={mayBuy && <Button variant="default" onClick={() => setItem('new')}>{t('page.addItem')}</Button>}><Items view={value} onEdit={mayBuy ? setItem : null} /></Section>
      <Section title={t('page.movements')} flush actions={value.movements.length > 0 && <Button component={Link} href={hrefs.productMovements(product.id)} variant="default">{t('page.all')}</Button>}><Movements view={value} /></Section>
      <Section title={t('page.details')}><Details view={value} /></Section>
      {item !== null && <SupplierItemDialog item={item === 'new' ? null : item} product={{ id: product.id, label: `${product.code} ${product.name}` }} packs={value.packs} baseUnit={product.baseUnit} onClose={() => setItem(null)} />}
    </Page>
  )
}
