import { Button, Group, Stack, Text } from '@mantine/core'
import { useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { LeaveGuardContext } from '../ui/leave-guard.ts'

/** Asks before a form with unsaved changes is left behind. */
export const LeaveDialog = () => {
  const { t } = useTranslation()
  const guard = useContext(LeaveGuardContext)
  const question = useSyncExternalStore(guard.subscribe, guard.question)
  if (question === null) return null
  return (
    <Dialog title={t('dialog.leaveTitle')} onClose={() => guard.answer('stay')}>
      <Stack>
        <Text>{t('dialog.leaveText')}</Text>
        <Group justify="flex-end">
          {question.discard !== undefined && <Button variant="subtle" color="red.9" onClick={() => guard.answer('discard')}>{t('dialog.leaveDiscard')}</Button>}
          <Button variant="default" onClick={() => guard.answer('leave')}>{t('dialog.leave')}</Button>
          <Button data-autofocus onClick={() => guard.answer('stay')}>{t('action.keepWriting')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
