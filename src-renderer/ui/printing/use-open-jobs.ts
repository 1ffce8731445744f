import { useClient } from '../../api/hooks.ts'
import { useQuery } from '../data/use-query.ts'
import type { PrintJob } from './job-state.tsx'

/** More open jobs than this are not looked through for one that waits to be scanned. */
const most = 100

/** What the queue asks of people: how many jobs need somebody, and the job of this station whose first label waits to be scanned. */
export function useOpenJobs(): { readonly asking: number; readonly waitsForScan: PrintJob | undefined } {
  const client = useClient()
  const { value } = useQuery('printing.jobs', { state: 'open', limit: most })
  const station = client.station()
  return { asking: value?.askingCount ?? 0, waitsForScan: value?.rows.find((job) => job.waitsForScanBack && job.station === station) }
}
