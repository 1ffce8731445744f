import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { IconRefresh, IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { BackupContents, isEmptyBackup, useBackupReason } from '../ui/backup-contents.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useCommand } from '../api/hooks.ts'
import { InstantText } from '../ui/date-text.tsx'
import { useScreenKeys } from '../ui/keys.ts'
import { MainButton } from '../ui/page.tsx'
import { usePlace } from '../ui/page-store.ts'
import { StateShape } from '../ui/state-badge.tsx'
import { useBytesText } from '../ui/use-bytes-text.ts'
import { useFormat } from '../ui/use-format.ts'
import { useDescribeFailure } from '../ui/use-describe-failure.ts'
import classes from './startup-screen.module.css'

type StartState = Output<'startup.state'>
type Backup = StartState['backups'][number]

const Backups = ({ backups, busy, onPick }: { readonly backups: readonly Backup[]; readonly busy: boolean; readonly onPick: (backup: Backup) => void }) => {
  const { t } = useTranslation('shell')
  const bytesText = useBytesText()
  const reasonText = useBackupReason()
  if (backups.length === 0) return <Text c="dimmed">{t('start.noBackups')}</Text>
  return (
    <ul className={classes.backups}>
      {backups.map((backup, index) => (
        <li key={backup.name}>
          <span className={classes.when}><InstantText at={backup.at} />{index === 0 && <em className={classes.newest}> {t('start.newest')}</em>}<span className={classes.what}>{reasonText(backup.reason)}, {bytesText(backup.bytes)}</span><span className={classes.what}><BackupContents contents={backup.contents} /></span></span>
          <Button variant="default" disabled={busy || backup.contents === null} leftSection={<IconRestore size={16} />} onClick={() => onPick(backup)}>{t('start.restore')}</Button>
        </li>
      ))}
    </ul>
  )
}

type RestoreDialogProps = { readonly backup: Backup; readonly writtenAt: string | null; readonly onClose: () => void; readonly onConfirm: () => Promise<string | undefined> }

/** Says before a restore what comes back and what will be missing. */
const RestoreDialog = ({ backup: { at, bytes, reason, contents }, writtenAt, onClose, onConfirm }: RestoreDialogProps) => {
  const { t } = useTranslation('shell')
  const bytesText = useBytesText()
  const reasonText = useBackupReason()
  const format = useFormat()
  const isEmpty = isEmptyBackup(contents)
  const facts = [
    { label: t('start.made'), value: <><InstantText at={at} />, {reasonText(reason)}, {bytesText(bytes)}</> },
    { label: t('start.holds'), value: <BackupContents contents={contents} /> },
    ...(contents?.changedAt == null ? [] : [{ label: t('start.changed'), value: <InstantText at={contents.changedAt} /> }]),
    { label: t('start.missing'), value: t('start.missingValue', { from: format.dateTime(at) }) },
    ...(writtenAt === null ? [] : [{ label: t('start.written'), value: <InstantText at={writtenAt} /> }])
  ]
  return <ConfirmDialog title={t('start.restoreTitle')} text={<>{isEmpty && <p className={classes.warning}>{t('start.restoreEmpty')}</p>}{t('start.restoreText')}</>} dangerous={isEmpty} confirmLabel={t('start.restore')} onClose={onClose} onConfirm={onConfirm} facts={facts} />
}

/** The data could not be opened: what is wrong in plain words, what to do, and a backup in its place where that may be. */
export const StartupScreen = ({ state, onChanged }: { readonly state: StartState; readonly onChanged: () => void }) => {
  const { t } = useTranslation('shell')
  const { run: retry, isRunning: isRetrying } = useCommand('startup.retry')
  const { run: restore, isRunning: isRestoring } = useCommand('startup.restore')
  const describe = useDescribeFailure()
  const [chosen, setChosen] = useState<Backup | null>(null)
  const [message, setMessage] = useState<string>()
  usePlace({ title: t('start.failedTitle') })
  const failure = state.failure
  const tryAgain = async (): Promise<void> => {
    setMessage(undefined)
    const reply = await retry({})
    if (reply.ok && reply.value.phase === 'ready') return onChanged()
    setMessage(reply.ok ? t('start.stillFailed') : describe('startup.retry', reply.failure))
    onChanged()
  }
  const restoreChosen = async (): Promise<string | undefined> => {
    if (chosen === null) return undefined
    const reply = await restore({ backupName: chosen.name })
    if (!reply.ok) return describe('startup.restore', reply.failure)
    setChosen(null)
    setMessage(reply.value.keptAs === null ? undefined : t('start.restored', { keptAs: reply.value.keptAs }))
    onChanged()
    return undefined
  }
  useScreenKeys([{ combination: 'Ctrl+Enter', label: t('start.retry'), run: () => void tryAgain() }])
  return (
    <main className={classes.root} id="main" tabIndex={-1}>
      <div className={classes.card}>
        <h1 className={classes.title}><StateShape tone="stop" size={24} /> {t('start.failedTitle')}</h1>
        <Stack gap="md">
          {failure !== null && <Text size="md">{t(`start.code.${failure.code}`)}</Text>}
          <Text c="dimmed">{t('start.nothingChanged')}</Text>
          {failure !== null && failure.detail !== '' && <details><summary>{t('start.detail')}</summary><Code block translate="no" tabIndex={0}>{failure.detail}</Code></details>}
          <Group><MainButton main={{ label: t('start.retry'), run: () => void tryAgain(), busy: isRetrying, icon: <IconRefresh size={16} /> }} /></Group>
          <p className={classes.message} role="status">{isRestoring ? t('start.restoring') : isRetrying ? t('start.retrying') : message}</p>
          {state.canRestore && (
            <>
              <h2 className={classes.heading}>{t('start.backups')}</h2>
              <Backups backups={state.backups} busy={isRetrying || isRestoring} onPick={setChosen} />
            </>
          )}
        </Stack>
      </div>
      {chosen !== null && (
        <RestoreDialog backup={chosen} writtenAt={state.writtenAt} onClose={() => setChosen(null)} onConfirm={restoreChosen} />
      )}
    </main>
  )
}
