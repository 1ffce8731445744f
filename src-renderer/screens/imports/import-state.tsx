import { useTranslation } from 'react-i18next'
import type { ImportState, RowState } from '#shared/domain/imports/kinds.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import type { Tone } from '../../ui/state-badge.tsx'

const tones: Readonly<Record<ImportState, Tone>> = { uploaded: 'idle', checking: 'busy', checked: 'busy', applying: 'busy', applied: 'good', cancelled: 'idle', failed: 'stop' }
const rowTones: Readonly<Record<RowState, Tone>> = { create: 'good', update: 'busy', unchanged: 'idle', rejected: 'stop' }

/** Where an import stands. */
export const ImportStateBadge = ({ state }: { readonly state: ImportState }) => {
  const { t } = useTranslation('imports')
  return <StateBadge tone={tones[state]}>{t(`state.${state}`)}</StateBadge>
}

/** What would happen to a row. */
export const RowStateBadge = ({ state }: { readonly state: RowState }) => {
  const { t } = useTranslation('imports')
  return <StateBadge tone={rowTones[state]}>{t(`rowState.${state}`)}</StateBadge>
}
