import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil, IconSend, IconTruckDelivery } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { DueDate } from '../../ui/due-date.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Money } from '../../ui/money.tsx'
import { OrderStateBadge } from '../../ui/order-state.tsx'
import type { MainAct } from '../../ui/page.tsx'
import { Figures, Page, Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useMay } from '../../ui/use-session.ts'
import type { OrderAct } from './order-acts.tsx'
import { OrderActDialog, useReceive } from './order-acts.tsx'
import { isOpenOrder } from './order-list.tsx'
import type { OrderView } from './order-sections.tsx'
import { OrderDeliveries, OrderDetails, OrderHistory, OrderLines } from './order-sections.tsx'

const Headline = ({ view: { order } }: { readonly view: OrderView }) => {
  const { t } = useTranslation('orders')
  const format = useFormat()
  return (
    <>
      <OrderStateBadge state={order.state} />
      <Figures figures={[
        { label: t('page.supplier'), value: <span translate="no">{order.supplierName}</span> },
        { label: t('page.expected'), value: <DueDate iso={order.dueIso} open={isOpenOrder(order.state)} /> },
        { label: t('page.received'), value: <span translate="no">{format.percent(order.completionPermille)}</span> },
        { label: t('page.value'), value: <Money minor={order.valueMinor} currency={order.currency} /> }
      ]} />
    </>
  )
}

/** Acts beside the main one, by the state of the order. */
const FurtherActs = ({ view: { order }, onAct }: { readonly view: OrderView; readonly onAct: (act: OrderAct) => void }) => {
  const { t } = useTranslation('orders')
  const isOpen = isOpenOrder(order.state)
  const mayCancel = order.state === 'draft' || order.state === 'sent' || order.state === 'on-hold'
  if (!isOpen && !mayCancel) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={16} />}>{t('page.more')}</Button></Menu.Target>
      <Menu.Dropdown>
        {isOpen && order.state !== 'on-hold' && <Menu.Item onClick={() => onAct({ kind: 'hold' })}>{t('page.hold')}</Menu.Item>}
        {order.state === 'on-hold' && <Menu.Item onClick={() => onAct({ kind: 'release' })}>{t('page.release')}</Menu.Item>}
        {isOpen && <Menu.Item onClick={() => onAct({ kind: 'close' })}>{t('page.closeShort')}</Menu.Item>}
        {mayCancel && <Menu.Item color="red.9" onClick={() => onAct({ kind: 'cancel' })}>{t('page.cancel')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

/** A purchase order: how far it is line by line, in which deliveries it came, what happened to it, and what can be done now. */
export const OrderPage = ({ orderId }: { readonly orderId: number }) => {
  const { t } = useTranslation('orders')
  const [, navigate] = useLocation()
  const may = useMay()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('purchasing.viewOrder', { orderId })
  const receive = useReceive(value)
  const [act, setAct] = useState<OrderAct | null>(null)
  const parent = { title: t('list.title'), href: hrefs.orders }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('purchasing.viewOrder', failure)} onRetry={refetch} />
  const { order } = value
  const mayBuy = may('purchase')
  const isDraft = order.state === 'draft'
  const isReceivable = order.state === 'sent' || order.state === 'partly-received'
  const main: MainAct | undefined = isDraft && mayBuy ? { label: t('page.send'), icon: <IconSend size={16} />, run: () => setAct({ kind: 'send' }) }
    : isReceivable && may('receive') ? { ...receive, icon: <IconTruckDelivery size={16} /> } : undefined
  return (
    <Page title={order.number} parent={parent} main={main} headline={<Headline view={value} />}
      actions={<><TrailButton entity="purchase-order" entityId={order.id} />{isDraft && mayBuy && <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => navigate(hrefs.editOrder(order.id))}>{t('page.edit')}</Button>}{mayBuy && <FurtherActs view={value} onAct={setAct} />}</>}>
      <Section title={t('page.lines')} flush><OrderLines view={value} onClose={mayBuy && isOpenOrder(order.state) ? (line) => setAct({ kind: 'close-line', line }) : null} /></Section>
      <Section title={t('page.deliveries')} flush><OrderDeliveries view={value} /></Section>
      <Section title={t('form.head')}><OrderDetails view={value} /></Section>
      <Section title={t('page.history')} flush><OrderHistory view={value} /></Section>
      {act !== null && <OrderActDialog act={act} view={value} onClose={() => setAct(null)} />}
    </Page>
  )
}
