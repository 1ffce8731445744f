import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useCommand } from '../../api/hooks.ts'
import { BackupContents, useBackupReason } from '../../ui/backup-contents.tsx'
import { useQuery } from '../../ui/data/use-query.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { Page, Section } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useBytesText } from '../../ui/use-bytes-text.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './settings.module.css'

type Backup = Output<'system.listBackups'>['rows'][number]

/** The backups there are, and one more at once. */
export const BackupsTab = ({ parts }: { readonly parts: ReactNode }) => {
  const { t } = useTranslation('settings')
  const { value, refetch } = useQuery('system.listBackups', {})
  const { run, isRunning } = useCommand('system.backupNow')
  const describe = useDescribeFailure()
  const toast = useToast()
  const bytesText = useBytesText()
  const reasonText = useBackupReason()
  const backUp = async (): Promise<void> => {
    const reply = await run({})
    if (!reply.ok) return toast.stop(describe('system.backupNow', reply.failure))
    toast.good(t('backups.made', { name: reply.value.name }))
    refetch()
  }
  const columns: readonly PlainColumn<Backup>[] = [
    { key: 'when', title: t('backups.when'), heads: true, cell: ({ at }) => <InstantText at={at} /> },
    { key: 'why', title: t('backups.why'), cell: ({ reason }) => reasonText(reason) },
    { key: 'holds', title: t('backups.holds'), cell: ({ good, contents }) => (good ? <BackupContents contents={contents} /> : null) },
    { key: 'size', title: t('backups.size'), align: 'end', cell: ({ bytes }) => bytesText(bytes) },
    { key: 'state', title: t('backups.state'), cell: ({ good }) => <StateBadge tone={good ? 'good' : 'stop'}>{good ? t('backups.good') : t('backups.bad')}</StateBadge> }
  ]
  return (
    <Page title={t('title')} headline={parts} main={{ label: t('backups.now'), run: () => void backUp(), busy: isRunning }}>
      <p className={classes.hint}>{t('backups.text')}</p>
      <Section title={t('backups.title')} flush><PlainTable name={t('backups.title')} rows={value?.rows ?? []} columns={columns} rowKey={({ name }) => name} empty={t('backups.none')} /></Section>
    </Page>
  )
}
