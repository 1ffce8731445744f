import { Button, Code, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/dialog.tsx'

/** Goods nobody knows, put on a line of their own. */
export type SetAside = { readonly description: string; readonly quantityMilli: number }

/** Asks what is written on goods nobody knows, and how many there are. */
export const SetAsideDialog = ({ code, onConfirm, onClose }: { readonly code: string; readonly onConfirm: (aside: SetAside) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [description, setDescription] = useState('')
  const [count, setCount] = useState<number | string>(1)
  const isCount = typeof count === 'number' && count > 0
  const confirm = (): void => {
    if (isCount) onConfirm({ description: description.trim(), quantityMilli: Math.round(count * 1000) })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirm()
  }
  return (
    <Dialog title={t('setAside.title')} onClose={onClose} onMainAct={confirm}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Code style={{ fontSize: '1rem', overflowWrap: 'anywhere' }} translate="no">{code}</Code>
          <Text>{t('setAside.text')}</Text>
          <TextInput label={t('setAside.description')} placeholder={t('setAside.example')} maxLength={200} value={description} onChange={(event) => setDescription(event.currentTarget.value)} data-autofocus />
          <NumberInput label={t('setAside.count')} value={count} onChange={setCount} min={1} max={1_000_000} allowDecimal={false} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button type="submit" disabled={!isCount}>{t('choice.setAside')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
