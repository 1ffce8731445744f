import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../../api/hooks.ts'
import { dropDraft, keepDraft, readDraft } from '../../../ui/form/drafts.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useOwner } from '../../../ui/use-owner.ts'
import { useToast } from '../../../ui/use-toast.ts'
import type { Line } from './delivery-state.ts'

/** The note of a line while it is written. */
export type LineNote = { readonly note: string; readonly write: (note: string) => void; /** Saves what was written; does nothing when it is saved already. */ readonly save: () => Promise<void> }

/** Keeps what is written about a line as a draft until the station has it: a window that closes or a save that fails loses nothing. */
export function useLineNote(deliveryId: number, line: Pick<Line, 'id' | 'note'>, onSaved: () => void): LineNote {
  const { t } = useTranslation('receiving')
  const client = useClient()
  const toast = useToast()
  const describe = useDescribeFailure()
  const owner = useOwner()
  const draft = `line-note.${line.id}`
  const [note, setNote] = useState(() => readDraft<string>(owner, draft)?.values ?? line.note)
  const sent = useRef(line.note)
  const write = (next: string): void => {
    setNote(next)
    keepDraft(owner, draft, next)
  }
  const save = async (): Promise<void> => {
    if (note === sent.current) return
    const before = sent.current
    sent.current = note
    const reply = await client.call('receiving.noteLine', { deliveryId, lineId: line.id, note })
    if (!reply.ok) {
      sent.current = before
      return toast.stop(t('line.noteKept', { why: describe('receiving.noteLine', reply.failure) }))
    }
    if (readDraft<string>(owner, draft)?.values === note) dropDraft(owner, draft)
    toast.good(t('line.noteSaved'))
    onSaved()
  }
  return { note, write, save }
}
