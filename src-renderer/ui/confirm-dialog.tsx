import { Button, Group, Kbd, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'

/** One figure of what an act will do. */
export type Fact = { readonly label: string; readonly value: ReactNode }

type ConfirmDialogProps = {
  readonly title: string
  /** What will happen and how it can be taken back. */
  readonly text: ReactNode
  /** What it will do in numbers. */
  readonly facts?: readonly Fact[]
  readonly confirmLabel: string
  readonly dangerous?: boolean
  /** Resolves when it is done; the dialog stays open while it runs, and open with its message when it gives one. */
  readonly onConfirm: () => Promise<string | undefined>
  readonly onClose: () => void
}

/** The figures of an act in two columns. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
  </dl>
)

/**
 * Asks before an act that cannot be undone by a key, and says in numbers what it will do. Ctrl+Enter confirms; the button does not take the focus, because
 * a scanner that is not recognised ends its code with Enter.
 */
export const ConfirmDialog = ({ title, text, facts = [], confirmLabel, dangerous = false, onConfirm, onClose }: ConfirmDialogProps) => {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const confirm = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    setProblem(await onConfirm().finally(() => setBusy(false)))
  }
  return (
    <Dialog title={title} onClose={onClose} onMainAct={() => void confirm()}>
      <Stack gap="md">
        <Text component="div" tabIndex={-1} data-autofocus style={{ outline: 'none' }}>{text}</Text>
        {facts.length > 0 && <Facts facts={facts} />}
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
          <Button aria-keyshortcuts="Control+Enter" rightSection={<Kbd translate="no" aria-hidden>Ctrl Enter</Kbd>} color={dangerous ? 'red.9' : undefined} loading={busy} onClick={() => void confirm()}>{confirmLabel}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
