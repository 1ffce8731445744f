import { Button, Group, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { DueDate } from '../../ui/due-date.tsx'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Money } from '../../ui/money.tsx'
import { OrderStateBadge } from '../../ui/order-state.tsx'
import { Values } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { isOpenOrder } from './order-list.tsx'
import { OrderDeliveries, OrderLines } from './order-sections.tsx'

const settleMs = 80

/** An order beside the list: how far it is, what is to come. */
export const OrderGlance = ({ orderId }: { readonly orderId: number }) => {
  const { t } = useTranslation('orders')
  const [settledId] = useDebouncedValue(orderId, settleMs)
  const { value, isLoading } = useQuery('purchasing.viewOrder', { orderId: settledId }, { keepWhileChanging: true })
  const showsSkeleton = useDelayed(isLoading && value === undefined)
  if (value === undefined) return showsSkeleton ? <Skeleton height={240} /> : null
  const { order } = value
  return (
    <Glance title={order.number} code={order.supplierName} badge={<OrderStateBadge state={order.state} />} actions={<Group><Button component={Link} href={hrefs.order(order.id)} variant="default">{t('page.open')}</Button></Group>}
      figures={<Values values={[{ label: t('page.expected'), value: <DueDate iso={order.dueIso} open={isOpenOrder(order.state)} /> }, { label: t('page.value'), value: <Money minor={order.valueMinor} currency={order.currency} /> }, { label: t('page.received'), value: <ProgressBar permille={order.completionPermille} name={order.number} /> }]} />}>
      <GlancePart title={t('page.lines')}><OrderLines view={value} brief /></GlancePart>
      <GlancePart title={t('page.deliveries')}><OrderDeliveries view={value} /></GlancePart>
    </Glance>
  )
}
