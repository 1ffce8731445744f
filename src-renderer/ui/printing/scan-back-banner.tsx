import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateShape } from '../state-badge.tsx'
import classes from './printing.module.css'
import { ScanBackDialog } from './scan-back-dialog.tsx'
import { useOpenJobs } from './use-open-jobs.ts'

/** Says on every screen that the first label of a job of this station waits to be scanned. */
export const ScanBackBanner = () => {
  const { t } = useTranslation('labels')
  const { waitsForScan } = useOpenJobs()
  const [open, setOpen] = useState(false)
  if (waitsForScan === undefined) return null
  return (
    <div className={classes.banner} role="status">
      <StateShape tone="attention" /> <span>{t('scanBack.banner', { title: waitsForScan.title })}</span> <Button size="sm" variant="default" onClick={() => setOpen(true)}>{t('scanBack.open')}</Button>
      {open && <ScanBackDialog key={waitsForScan.id} job={waitsForScan} onClose={() => setOpen(false)} />}
    </div>
  )
}
