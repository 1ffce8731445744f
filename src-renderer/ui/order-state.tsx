import { useTranslation } from 'react-i18next'
import type { OrderState } from '#shared/domain/purchasing/order-state.ts'
import type { DeliveryState } from '#shared/domain/receiving/conditions.ts'
import { StateBadge } from './state-badge.tsx'
import type { Tone } from './state-badge.tsx'

const orderTones: Readonly<Record<OrderState, Tone>> = { draft: 'idle', sent: 'busy', 'partly-received': 'busy', received: 'good', 'on-hold': 'attention', cancelled: 'idle', 'closed-short': 'attention' }
const deliveryTones: Readonly<Record<DeliveryState, Tone>> = { announced: 'idle', counting: 'busy', parked: 'attention', posted: 'good', reversed: 'stop', cancelled: 'idle' }

/** The state of a purchase order. */
export const OrderStateBadge = ({ state }: { readonly state: OrderState }) => {
  const { t } = useTranslation()
  return <StateBadge tone={orderTones[state]}>{t(`orderState.${state}`)}</StateBadge>
}

const isDeliveryState = (state: string): state is DeliveryState => state in deliveryTones

/** The state of a delivery; the contract gives it as text. */
export const DeliveryStateBadge = ({ state }: { readonly state: string }) => {
  const { t } = useTranslation()
  return isDeliveryState(state) ? <StateBadge tone={deliveryTones[state]}>{t(`deliveryState.${state}`)}</StateBadge> : null
}

const isOrderState = (state: string): state is OrderState => state in orderTones

/** The state of an order that the contract gives as text. */
export const OrderStateText = ({ state }: { readonly state: string }) => (isOrderState(state) ? <OrderStateBadge state={state} /> : null)
