import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useCommand } from '../../api/hooks.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './imports.module.css'

/** Long work under way: how far, how quick, how long still, and a way to stop it. The window can be left meanwhile. */
export const ImportProgress = ({ status }: { readonly status: Output<'imports.status'> }) => {
  const { t } = useTranslation(['imports', 'common'])
  const { run, isRunning } = useCommand('imports.cancel')
  const describe = useDescribeFailure()
  const toast = useToast()
  const { done, total, rowsPerSecond, importId, state } = status
  const secondsLeft = rowsPerSecond > 0 ? Math.ceil((total - done) / rowsPerSecond) : null
  const left = secondsLeft === null ? '' : secondsLeft < 90 ? t('common:count.seconds', { count: secondsLeft }) : t('common:count.minutes', { count: Math.ceil(secondsLeft / 60) })
  const cancel = async (): Promise<void> => {
    const reply = await run({ importId })
    if (!reply.ok) toast.stop(describe('imports.cancel', reply.failure))
  }
  const name = state === 'applying' ? t('page.applying') : t('page.checking')
  return (
    <div className={classes.progress} role="status">
      <div className={classes.progressLine}><strong>{name}</strong><Button variant="default" loading={isRunning} onClick={() => void cancel()}>{t('page.cancel')}</Button></div>
      <Text c="dimmed">{state === 'applying' ? t('page.applyingText') : t('page.checkingText')}</Text>
      <ProgressBar permille={total === 0 ? 0 : Math.floor((done * 1000) / total)} name={name} />
      <div className={classes.progressLine}><Text c="dimmed">{t('common:progress.of', { done, total })}</Text>{rowsPerSecond > 0 && <Text c="dimmed">{t('common:progress.rate', { count: rowsPerSecond })}</Text>}{left !== '' && <Text c="dimmed">{t('common:progress.left', { time: left })}</Text>}</div>
    </div>
  )
}
