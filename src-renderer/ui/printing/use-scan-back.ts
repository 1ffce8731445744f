import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/hooks.ts'
import type { Scan } from '../../scanner/scan-hub.ts'
import { useDescribeFailure } from '../use-describe-failure.ts'
import { useSounds } from '../use-sounds.ts'
import { useToast } from '../use-toast.ts'

/** Gives a scan to the job whose first label waits for it: 'good' lets the rest print, 'another' says it was some other code, 'failed' that it could not be asked. Says and sounds what came of it; `quiet` leaves another code to whoever asks next. */
export function useScanBack(): (jobId: number, scan: Pick<Scan, 'raw' | 'aim'>, options?: { readonly quiet?: boolean }) => Promise<{ readonly outcome: 'good' | 'another' | 'failed'; readonly text: string }> {
  const { t } = useTranslation('labels')
  const client = useClient()
  const sounds = useSounds()
  const toast = useToast()
  const describe = useDescribeFailure()
  return async (jobId, { raw, aim }, { quiet = false } = {}) => {
    const reply = await client.call('printing.scanBack', { jobId, raw, ...(aim === undefined ? {} : { aim }) })
    if (reply.ok) {
      sounds.play('good')
      toast.good(t('scanBack.good'))
      return { outcome: 'good', text: t('scanBack.good') }
    }
    if (!quiet) sounds.play('stop')
    return { outcome: reply.failure.code === 'another-code' ? 'another' : 'failed', text: describe('printing.scanBack', reply.failure) }
  }
}
