import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import type { JobState } from '#shared/domain/labels/print-job.ts'
import type { Tone } from '../state-badge.tsx'
import { StateBadge } from '../state-badge.tsx'

/** One print job as the queue gives it. */
export type PrintJob = Output<'printing.view'>['job']

const tones: Readonly<Record<JobState, Tone>> = { queued: 'idle', sending: 'busy', paused: 'attention', sent: 'good', confirmed: 'good', unknown: 'attention', failed: 'stop', cancelled: 'idle' }

/** How a print job stands, by shape, word and colour; `waits`: its printer needs somebody. */
export const JobStateBadge = ({ state, large = false, waits = false }: { readonly state: JobState; readonly large?: boolean; readonly waits?: boolean }) => {
  const { t } = useTranslation('labels')
  return <StateBadge tone={waits ? 'attention' : tones[state]} large={large}>{t(`jobState.${state}`)}</StateBadge>
}

/** What a job waits for, in words; empty when it waits for nothing. */
export function useWaitsFor(): (job: PrintJob) => string {
  const { t } = useTranslation('labels')
  return ({ state, waitsForScanBack, troubles }) => {
    if (waitsForScanBack) return t('queue.scanBack')
    if (troubles.length > 0) return troubles.map((trouble) => t(`trouble.${trouble}`)).join(', ')
    return state === 'unknown' || state === 'failed' ? t('queue.person') : ''
  }
}
