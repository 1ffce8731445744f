import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../../api/hooks.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { toBase64 } from '../../../ui/download.ts'
import { PhotoView } from '../../../ui/photo-view.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useToast } from '../../../ui/use-toast.ts'
import type { Line } from './delivery-state.ts'
import classes from './line-dialog.module.css'
import { useLineNote } from './use-line-note.ts'

type LineDialogProps = {
  readonly deliveryId: number
  readonly line: Line
  readonly canCount: boolean
  /** Opened to write the note. */
  readonly startsAtNote?: boolean
  readonly onCount: () => void
  readonly onUndo: (eventId: number) => void
  readonly onIdentify: () => void
  readonly onChanged: () => void
  readonly onClose: () => void
}

const shownEvents = 50

/** Where a finger opens the dialog, the focus in the note would cover half of it with a keyboard. */
const isTouched = (): boolean => window.matchMedia('(pointer: coarse)').matches

const Events = ({ deliveryId, line, canCount, onUndo }: Pick<LineDialogProps, 'deliveryId' | 'line' | 'canCount' | 'onUndo'>) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const { value } = useQuery('receiving.listEvents', { deliveryId, lineId: line.id, limit: shownEvents })
  if (value === undefined || value.rows.length === 0) return <Text c="dimmed">{t('side.nothing')}</Text>
  return (
    <ul className={classes.events}>
      {value.rows.map((event) => (
        <li key={event.id} className={classes.event} data-undone={event.undone || undefined}>
          <span className={classes.amount} translate="no">{event.quantityMilli > 0 ? '+' : ''}{format.quantity(event.quantityMilli)}</span>
          <span className={classes.what}>{[event.undoes === null ? t(`common:condition.${event.condition}`) : t('events.undo'), event.lot === null ? '' : t('panel.lot', { lot: event.lot }), event.serial === null ? '' : t('panel.serial', { serial: event.serial }), event.raw ?? '', event.note].filter((part) => part !== '').join(' · ')}
            <span className={classes.who}>{t(`source.${event.source}`)} · {event.operatorName} · {event.station} · {format.dateTime(event.at)}</span></span>
          {canCount && event.undoes === null && !event.undone && <Button variant="subtle" size="compact-sm" onClick={() => onUndo(event.id)}>{t('common:action.undo')}</Button>}
        </li>
      ))}
    </ul>
  )
}

/** Everything about one line: count by key, note, photos, and every event with who, where and the raw code. */
export const LineDialog = ({ deliveryId, line, canCount, startsAtNote = false, onCount, onUndo, onIdentify, onChanged, onClose }: LineDialogProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const client = useClient()
  const toast = useToast()
  const describe = useDescribeFailure()
  const [busy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const { note, write, save } = useLineNote(deliveryId, line, onChanged)
  const addPhoto = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return
    setBusy(true)
    const reply = await client.call('receiving.addPhoto', { deliveryId, lineId: line.id, photo: { fileName: chosen.name.slice(0, 255), mime: chosen.type.slice(0, 100), contentBase64: await toBase64(chosen) } }).finally(() => setBusy(false))
    if (!reply.ok) return toast.stop(describe('receiving.addPhoto', reply.failure))
    toast.good(t('line.photoSaved'))
    onChanged()
  }
  // A note that was typed is kept whatever closes the dialog.
  const close = (): void => {
    void save()
    onClose()
  }
  return (
    <Dialog title={line.productCode === '' ? line.productName : `${line.productCode} · ${line.productName}`} onClose={close} size="lg" onMainAct={() => void save()}>
      <Stack gap="md">
        <Group gap={8}>
          {canCount && line.productId !== null && <Button onClick={() => { void save(); onCount() }}>{t('line.count')}</Button>}
          {canCount && line.productId === null && <Button onClick={() => { void save(); onIdentify() }}>{t('line.identify')}</Button>}
          <Button variant="default" loading={busy} onClick={() => file.current?.click()}>{t('line.addPhoto')}</Button>
          <input ref={file} type="file" accept="image/jpeg,image/png,image/webp" capture="environment" hidden aria-label={t('line.addPhoto')} onChange={(event) => {
            void addPhoto(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }} />
        </Group>
        <PhotoView photoIds={line.photoIds} />
        <Textarea {...(isTouched() || !startsAtNote ? {} : { 'data-autofocus': true })} label={t('line.note')} value={note} maxLength={4000} onChange={(event) => write(event.currentTarget.value)} onBlur={() => void save()} onFocus={({ currentTarget }) => currentTarget.setSelectionRange(note.length, note.length)} />
        <div><Text fw={650} mb={4}>{t('line.events')}</Text><Events deliveryId={deliveryId} line={line} canCount={canCount} onUndo={onUndo} /></div>
      </Stack>
    </Dialog>
  )
}
