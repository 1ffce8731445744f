import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The words of a message and, where there is one, its undo. */
export const ToastBody = ({ text, undo }: { readonly text: string; readonly undo?: () => void }) => {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text style={{ overflowWrap: 'anywhere' }}>{text}</Text>
      {undo !== undefined && <Button size="xs" variant="default" onClick={undo}>{t('action.undo')}</Button>}
    </Group>
  )
}
