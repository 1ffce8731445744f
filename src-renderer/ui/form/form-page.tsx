import { Button, Text } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../page-store.ts'
import { Page } from '../page.tsx'
import { StateShape } from '../state-badge.tsx'
import { useFormat } from '../use-format.ts'
import type { Conflict } from './conflict-note.tsx'
import { ConflictNote, isConflict } from './conflict-note.tsx'
import classes from './form-page.module.css'
import type { RecordForm } from './use-record-form.ts'

type FormPageProps<Values extends object> = Place & {
  readonly form: RecordForm<Values>
  readonly saveLabel: string
  readonly busy: boolean
  /** What kept it from being saved, in words. */
  readonly problem?: string | undefined
  /** The version the form began with beside the one that is stored by now. */
  readonly conflict?: Conflict
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Enter goes on to the next field; it never saves, because a scanner sends it too. */
const goOnByEnter = (event: KeyboardEvent<HTMLFormElement>): void => {
  const { target } = event
  if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || !(target instanceof HTMLInputElement) || target.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type=hidden]):not([tabindex="-1"]):not(:disabled), textarea:not(:disabled)')].filter((field) => field.offsetParent !== null)
  fields[fields.indexOf(target) + 1]?.focus()
}

/** The page of a form: what is not saved yet, a draft that came back, what kept it from being saved, and one button that saves (Ctrl+Enter). */
export const FormPage = <Values extends object>({ title, parent, form, saveLabel, busy, problem, conflict, onSave, onCancel, actions, children }: FormPageProps<Values>) => {
  const { t } = useTranslation()
  const format = useFormat()
  const problems = Object.keys(form.errors).length
  const conflicting = conflict !== undefined && form.changed && !busy && isConflict(conflict) ? conflict : undefined
  return (
    <Page title={title} parent={parent} main={{ label: saveLabel, run: onSave, busy }}
      headline={form.changed && <Text span c="dimmed">{t('form.unsaved')}</Text>}
      actions={<>{actions}<Button variant="default" onClick={onCancel}>{t('action.cancel')}</Button></>}>
      {form.draftAtMs !== null && (
        <div className={classes.note} role="status">{t('form.draftRestored', { when: format.dateTime(new Date(form.draftAtMs).toISOString()) })} <Button size="xs" variant="default" onClick={form.discard}>{t('form.draftDiscard')}</Button></div>
      )}
      {conflicting !== undefined && <ConflictNote conflict={conflicting} />}
      {conflicting === undefined && (problem !== undefined || problems > 0) && <div className={classes.problem} role="alert"><StateShape tone="stop" /> {problem ?? t('form.errors', { count: problems })}</div>}
      <form noValidate className={classes.form} onSubmit={(event) => event.preventDefault()} onKeyDown={goOnByEnter}>{children}</form>
    </Page>
  )
}
