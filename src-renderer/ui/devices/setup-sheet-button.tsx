import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/hooks.ts'
import { saveFile } from '../download.ts'
import { useDescribeFailure } from '../use-describe-failure.ts'
import { useToast } from '../use-toast.ts'

/** Saves the sheet that helps to set a scanner up, with the code that its check is about. */
export const SetupSheetButton = () => {
  const { t } = useTranslation('devices')
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  const save = async (): Promise<void> => {
    const reply = await client.call('devices.scannerSheet', {})
    if (reply.ok) saveFile(reply.value)
    else toast.stop(describe('devices.scannerSheet', reply.failure))
  }
  return <Button variant="default" leftSection={<IconFileDownload size={16} />} onClick={() => void save()}>{t('scan.sheet')}</Button>
}
