import { Button, Group, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { useDelayed } from '../../ui/use-delayed.ts'
import { OpenOrders, SupplierDetails, SupplierItems } from './supplier-sections.tsx'

const settleMs = 80

/** A supplier beside the list: its open orders, what it supplies. */
export const SupplierGlance = ({ supplierId }: { readonly supplierId: number }) => {
  const { t } = useTranslation('suppliers')
  const [settledId] = useDebouncedValue(supplierId, settleMs)
  const { value, isLoading } = useQuery('catalog.viewSupplier', { supplierId: settledId }, { keepWhileChanging: true })
  const showsSkeleton = useDelayed(isLoading && value === undefined)
  if (value === undefined) return showsSkeleton ? <Skeleton height={240} /> : null
  return (
    <Glance title={value.supplier.name} code={value.supplier.code} actions={<Group><Button component={Link} href={hrefs.supplier(value.supplier.id)} variant="default">{t('page.open')}</Button></Group>}>
      <GlancePart title={t('page.openOrders')}><OpenOrders view={value} /></GlancePart>
      <GlancePart title={t('page.items')}><SupplierItems view={value} brief /></GlancePart>
      <GlancePart title={t('page.details')} padded><SupplierDetails view={value} /></GlancePart>
    </Glance>
  )
}
