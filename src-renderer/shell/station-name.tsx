import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../api/hooks.ts'
import { Dialog } from '../ui/dialog.tsx'

const longestName = 60

/** The name this device has until a person gives it one. */
const fallbackName = (): string => (/Android|iPhone|iPad/.test(navigator.userAgent) ? 'Tablet 1' : 'Dock 1')

/** The name of this station; a device that has none yet gets one. */
export function useStationName(): readonly [string, (name: string) => void] {
  const client = useClient()
  const [name, setName] = useState(() => {
    if (client.station() === '') client.setStation(fallbackName())
    return client.station()
  })
  return [name, (next) => {
    client.setStation(next)
    setName(next)
  }]
}

/** Lets a person change the name; it stands beside everything done here. */
export const StationDialog = ({ name, onName, onClose }: { readonly name: string; readonly onName: (name: string) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  const [draft, setDraft] = useState(name)
  const [problem, setProblem] = useState<string>()
  const save = (): void => {
    const next = draft.trim()
    if (next === '' || next.length > longestName) return setProblem(t('header.stationNameWrong'))
    onName(next)
    onClose()
  }
  return (
    <Dialog title={t('header.stationTitle')} onClose={onClose} onMainAct={save} size="sm">
      <form onSubmit={(event) => {
        event.preventDefault()
        save()
      }}>
        <Stack>
          <Text>{t('header.stationText')}</Text>
          <TextInput data-autofocus label={t('header.stationName')} value={draft} error={problem} maxLength={longestName} onChange={(event) => setDraft(event.currentTarget.value)} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button type="submit">{t('common:action.save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
