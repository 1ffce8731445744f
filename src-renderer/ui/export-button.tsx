import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#shared/api/index.ts'
import { useClient } from '../api/hooks.ts'
import { saveFile } from './download.ts'
import { useDescribeFailure } from './use-describe-failure.ts'
import { useMay } from './use-session.ts'
import { useToast } from './use-toast.ts'
import classes from './export-button.module.css'

type ExportButtonProps = { readonly list: Input<'system.exportList'>['list']; /** The search and filters of the list as they stand. */ readonly filter: NonNullable<Input<'system.exportList'>['filter']> }

/** Takes the whole list out as a file, as it is found and filtered now. */
export const ExportButton = ({ list, filter }: ExportButtonProps) => {
  const { t } = useTranslation()
  const client = useClient()
  const toast = useToast()
  const describe = useDescribeFailure()
  const may = useMay()
  const [busy, setBusy] = useState(false)
  if (!may('exportLists')) return null
  const run = async (): Promise<void> => {
    setBusy(true)
    const reply = await client.call('system.exportList', { list, filter })
    setBusy(false)
    if (!reply.ok) return toast.stop(describe('system.exportList', reply.failure))
    saveFile(reply.value)
    toast.good(t('list.exported', { name: reply.value.fileName }))
  }
  return <Button variant="default" loading={busy} onClick={() => void run()} className={classes.button} leftSection={<IconDownload size={16} />}><span className={classes.word}>{t('action.export')}</span></Button>
}
