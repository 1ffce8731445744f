import { Button, Group, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Figures } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { OrderLines, PackTable, Places } from './product-sections.tsx'

const settleMs = 80

/** A product beside the list: what is there, where, what comes, how it is scanned. */
export const ProductGlance = ({ productId }: { readonly productId: number }) => {
  const { t } = useTranslation('products')
  const [settledId] = useDebouncedValue(productId, settleMs)
  const { value, isLoading } = useQuery('catalog.viewProduct', { productId: settledId }, { keepWhileChanging: true })
  const showsSkeleton = useDelayed(isLoading && value === undefined)
  if (value === undefined) return showsSkeleton ? <Skeleton height={240} /> : null
  const { product, stock } = value
  return (
    <Glance title={product.name} code={product.code} actions={<Group><Button component={Link} href={hrefs.product(product.id)} variant="default">{t('page.open')}</Button></Group>}
      figures={<Figures figures={[
        { label: t('page.onHand'), value: <Quantity milli={stock.onHandMilli} unit={product.baseUnit} /> },
        { label: t('page.available'), value: <Quantity milli={stock.availableMilli} unit={product.baseUnit} /> },
        { label: t('page.onOrder'), value: <Quantity milli={stock.onOrderMilli} unit={product.baseUnit} /> }
      ]} />}>
      <GlancePart title={t('page.places')}><Places view={value} /></GlancePart>
      <GlancePart title={t('page.orders')}><OrderLines view={value} brief /></GlancePart>
      <GlancePart title={t('page.packs')}><PackTable view={value} /></GlancePart>
    </Glance>
  )
}
