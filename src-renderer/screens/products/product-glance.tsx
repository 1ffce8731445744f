import { Button, Group, Skeleton, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Figures } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { OrderLines, PackTable, Places } from './product-sections.tsx'
import classes from './products.module.css'

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
    <Stack gap="md">
      <div><h2 className={classes.glanceTitle} translate="no">{product.name}</h2><div className={classes.code} translate="no">{product.code}</div></div>
      <Figures figures={[
        { label: t('page.onHand'), value: <Quantity milli={stock.onHandMilli} unit={product.baseUnit} /> },
        { label: t('page.available'), value: <Quantity milli={stock.availableMilli} unit={product.baseUnit} /> },
        { label: t('page.onOrder'), value: <Quantity milli={stock.onOrderMilli} unit={product.baseUnit} /> }
      ]} />
      <Group><Button component={Link} href={hrefs.product(product.id)} variant="default">{t('page.open')}</Button></Group>
      <div className={classes.glancePart}><h3>{t('page.places')}</h3><Places view={value} /></div>
      <div className={classes.glancePart}><h3>{t('page.orders')}</h3><OrderLines view={value} brief /></div>
      <div className={classes.glancePart}><h3>{t('page.packs')}</h3><PackTable view={value} /></div>
    </Stack>
  )
}
