import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../api/hooks.ts'
import { Dialog } from '../ui/dialog.tsx'
import classes from './header.module.css'

const longestName = 60

/** The name this device has until a person gives it one. */
const fallbackName = (): string => (/Android|iPhone|iPad/.test(navigator.userAgent) ? 'Tablet 1' : 'Dock 1')

/** Shows the name of this station and lets a person change it; it stands beside everything done here. */
export const StationButton = ({ className }: { readonly className: string | undefined }) => {
  const { t } = useTranslation(['shell', 'common'])
  const client = useClient()
  const [name, setName] = useState(() => {
    if (client.station() === '') client.setStation(fallbackName())
    return client.station()
  })
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const save = (): void => {
    const next = draft?.trim() ?? ''
    if (next === '' || next.length > longestName) return setProblem(t('header.stationNameWrong'))
    client.setStation(next)
    setName(next)
    setDraft(null)
  }
  return (
    <>
      <button type="button" className={className} aria-label={t('header.station', { name })} onClick={() => setDraft(name)}><span className={classes.pillText}>{t('header.station', { name })}</span><span className={classes.stationShort} aria-hidden translate="no">{name}</span></button>
      {draft !== null && (
        <Dialog title={t('header.stationTitle')} onClose={() => setDraft(null)} onMainAct={save} size="sm">
          <form onSubmit={(event) => {
            event.preventDefault()
            save()
          }}>
            <Stack>
              <Text>{t('header.stationText')}</Text>
              <TextInput data-autofocus label={t('header.stationName')} value={draft} error={problem} maxLength={longestName} onChange={(event) => setDraft(event.currentTarget.value)} />
              <Group justify="flex-end"><Button variant="default" onClick={() => setDraft(null)}>{t('common:action.cancel')}</Button><Button type="submit">{t('common:action.save')}</Button></Group>
            </Stack>
          </form>
        </Dialog>
      )}
    </>
  )
}
