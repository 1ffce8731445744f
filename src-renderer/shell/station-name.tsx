import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useClient } from '../api/hooks.ts'
import { Dialog } from '../ui/dialog.tsx'
import { StateShape } from '../ui/state-badge.tsx'
import { useFormat } from '../ui/use-format.ts'

/** A name that another device goes by. */
export type OtherStation = Output<'session.stations'>['rows'][number]

const longestName = 60

const same = (one: string, other: string): boolean => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()

/** The other device that goes by a name, or undefined. */
export const otherNamed = (name: string, others: readonly OtherStation[]): OtherStation | undefined => others.find((other) => same(other.name, name))

/** A name for this device that no other goes by: "Dock 1", and when that is taken "Dock 2". */
export function freeStationName(others: readonly OtherStation[]): string {
  const kind = /Android|iPhone|iPad/.test(navigator.userAgent) ? 'Tablet' : 'Dock'
  let number = 1
  while (otherNamed(`${kind} ${number}`, others) !== undefined) number += 1
  return `${kind} ${number}`
}

/** The names of the other devices at the moment; asked once, null until it is known. */
export function useOtherStations(): readonly OtherStation[] | null {
  const client = useClient()
  const [others, setOthers] = useState<readonly OtherStation[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    void client.call('session.stations', { device: client.device() }).then((reply) => {
      if (isCurrent) setOthers(reply.ok ? reply.value.rows : [])
    })
    return () => void (isCurrent = false)
  }, [client])
  return others
}

/** The name of this station; a device that has none yet gets one that no other goes by. */
export function useStationName(): { readonly name: string; readonly setName: (name: string) => void; readonly others: readonly OtherStation[] } {
  const client = useClient()
  const others = useOtherStations()
  const [name, setName] = useState(client.station())
  const change = useCallback((next: string): void => {
    client.setStation(next)
    setName(next)
  }, [client])
  useEffect(() => {
    if (others !== null && client.station() === '') change(freeStationName(others))
  }, [others, client, change])
  return { name, setName: change, others: others ?? [] }
}

/** Says that another device goes by the same name, who signed in there and when. */
const Taken = ({ other, free, onUse }: { readonly other: OtherStation; readonly free: string; readonly onUse: () => void }) => {
  const { t } = useTranslation('shell')
  const format = useFormat()
  return (
    <Stack gap="xs" role="alert">
      <Text><StateShape tone="attention" size={14} /> {t('header.stationTaken', { name: other.name, who: other.operatorName, when: format.dateTime(other.at) })}</Text>
      <Button variant="default" onClick={onUse}>{t('header.stationUse', { name: free })}</Button>
    </Stack>
  )
}

/** Lets a person change the name; it stands beside everything done here. */
export const StationDialog = ({ name, others, onName, onClose }: { readonly name: string; readonly others: readonly OtherStation[]; readonly onName: (name: string) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  const [draft, setDraft] = useState(name)
  const [problem, setProblem] = useState<string>()
  const other = otherNamed(draft, others)
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
          {other !== undefined && <Taken other={other} free={freeStationName(others)} onUse={() => setDraft(freeStationName(others))} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button type="submit">{t('common:action.save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
