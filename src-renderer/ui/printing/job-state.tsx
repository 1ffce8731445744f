import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import type { JobState } from '#shared/domain/labels/print-job.ts'
import { useDevices } from '../devices/use-devices.ts'
import type { Tone } from '../state-badge.tsx'
import { StateBadge } from '../state-badge.tsx'

/** One print job as the queue gives it. */
export type PrintJob = Output<'printing.view'>['job']

const tones: Readonly<Record<JobState, Tone>> = { queued: 'idle', sending: 'busy', paused: 'attention', sent: 'good', confirmed: 'good', unknown: 'attention', failed: 'stop', cancelled: 'idle' }

/** How a print job stands, by shape, word and colour; `waits`: its printer needs somebody. */
export const JobStateBadge = ({ state, large = false, waits = false }: { readonly state: JobState; readonly large?: boolean; readonly waits?: boolean }) => {
  const { t } = useTranslation('labels')
  // Nothing comes out while the printer needs somebody: that it prints would be said of a printer that stands still.
  return <StateBadge tone={waits ? 'attention' : tones[state]} large={large}>{waits && state === 'sending' ? t('queue.stopped') : t(`jobState.${state}`)}</StateBadge>
}

/** Whether the printer of a job needs somebody before it goes on. What is asked of a person goes before: the printer may be well again by then. */
export const printerWaits = ({ state, troubles }: Pick<PrintJob, 'state' | 'troubles'>): boolean => troubles.length > 0 && (state === 'queued' || state === 'sending')

/** What a job waits for, in words; empty when it waits for nothing. A job that has not begun waits for what its printer lacks. */
export function useWaitsFor(): (job: PrintJob) => string {
  const { t } = useTranslation('labels')
  const { value: devices } = useDevices()
  return (job) => {
    const { state, waitsForScanBack, printerId } = job
    if (waitsForScanBack) return t('queue.scanBack')
    if (state === 'unknown' || state === 'failed') return t('queue.person')
    if (state === 'paused') return t('queue.resumed')
    if (state !== 'queued' && state !== 'sending') return ''
    const status = devices?.rows.find(({ id }) => id === printerId)?.status
    const troubles = job.troubles.length > 0 || state === 'sending' || status === undefined || status.state === 'ready' ? job.troubles : status.troubles
    if (troubles.length > 0) return troubles.map((trouble) => t(`trouble.${trouble}`)).join(', ')
    return state === 'queued' ? t('queue.turn') : ''
  }
}
