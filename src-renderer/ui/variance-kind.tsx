import { useTranslation } from 'react-i18next'
import type { VarianceKind } from '#shared/domain/receiving/conditions.ts'
import { StateBadge } from './state-badge.tsx'
import type { Tone } from './state-badge.tsx'

const tones: Readonly<Record<VarianceKind, Tone>> = {
  short: 'attention', over: 'attention', damaged: 'stop', 'wrong-item': 'stop', substitute: 'attention', expired: 'stop', 'short-dated': 'attention', 'unreadable-label': 'attention', refused: 'stop', 'unknown-goods': 'attention', price: 'attention'
}

/** What a difference is. */
export const VarianceKindBadge = ({ kind }: { readonly kind: VarianceKind }) => {
  const { t } = useTranslation()
  return <StateBadge tone={tones[kind]}>{t(`varianceKind.${kind}`)}</StateBadge>
}
