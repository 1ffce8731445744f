import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from './confirm-dialog.tsx'
import { Facts } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'

type ReasonDialogProps = {
  readonly title: string
  readonly text: ReactNode
  readonly facts?: readonly Fact[]
  readonly confirmLabel: string
  readonly dangerous?: boolean
  /** Words that are often the reason, one touch away. */
  readonly suggestions?: readonly string[]
  /** Resolves when it is done; gives a message when it did not work, and the dialog stays with what was written. */
  readonly onConfirm: (reason: string) => Promise<string | undefined>
  readonly onClose: () => void
}

const longestReason = 500

/** Asks for the reason of an act that stays on the record. */
export const ReasonDialog = ({ title, text, facts = [], confirmLabel, dangerous = false, suggestions = [], onConfirm, onClose }: ReasonDialogProps) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const confirm = async (): Promise<void> => {
    if (busy) return
    if (reason.trim() === '') return setProblem(t('dialog.reasonNeeded'))
    setBusy(true)
    setProblem(undefined)
    setProblem(await onConfirm(reason.trim()).finally(() => setBusy(false)))
  }
  return (
    <Dialog title={title} onClose={onClose} onMainAct={() => void confirm()}>
      <Stack gap="md">
        <Text component="div">{text}</Text>
        {facts.length > 0 && <Facts facts={facts} />}
        <Textarea data-autofocus label={t('dialog.reason')} description={t('dialog.reasonNeeded')} required maxLength={longestReason} value={reason} error={problem} onChange={(event) => setReason(event.currentTarget.value)} />
        {suggestions.length > 0 && (
          <Group gap="xs">
            {suggestions.map((suggestion) => <Button key={suggestion} size="xs" variant="default" onClick={() => setReason(suggestion)}>{suggestion}</Button>)}
          </Group>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
          <Button color={dangerous ? 'red.9' : undefined} loading={busy} onClick={() => void confirm()}>{confirmLabel}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
