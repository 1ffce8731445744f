import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../data/use-query.ts'
import { StateShape } from '../state-badge.tsx'
import { TrailEntry } from '../trail.tsx'
import classes from './form-page.module.css'

/** Two versions of one record: the one a form began with and the one that is stored by now, null for a record that is new; and what a person may do about it. */
export type Conflict = {
  /** What the trail calls the record. */
  readonly entity: string
  readonly entityId: number | null
  readonly mine: number | null
  readonly theirs: number | null
  /** Drops what was written and shows what is stored. */
  readonly onTake: () => void
  /** Goes on from what was written: saving it then replaces what is stored. */
  readonly onKeep: () => void
}

/** More changes than this are not listed. */
const mostShown = 10

/** Whether somebody saved the record after the form began. */
export const isConflict = ({ mine, theirs }: Conflict): boolean => mine !== null && theirs !== null && theirs > mine

/** Says that the record was changed meanwhile, by whom, when and how, and lets a person take that or go on. */
export const ConflictNote = ({ conflict: { entity, entityId, mine, theirs, onTake, onKeep } }: { readonly conflict: Conflict }) => {
  const { t } = useTranslation()
  // Every change of a record moves its version on by one and stands in the trail.
  const changes = Math.min(mostShown, Math.max(1, (theirs ?? 0) - (mine ?? 0)))
  const { value } = useQuery('system.trail', entityId === null ? null : { entity, entityId, limit: changes })
  const answer = (act: () => void) => (): void => {
    act()
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <div className={classes.conflict} role="alert">
      <p className={classes.conflictTitle}><StateShape tone="attention" /> {t('form.conflict')}</p>
      <ol className={classes.changes}>{value?.rows.map((entry) => <TrailEntry key={entry.id} entry={entry} />)}</ol>
      <p className={classes.conflictText}>{t('form.conflictText')}</p>
      <Group gap="xs">
        <Button variant="default" onClick={answer(onTake)}>{t('form.takeTheirs')}</Button>
        <Button variant="default" onClick={answer(onKeep)}>{t('form.keepMine')}</Button>
      </Group>
    </div>
  )
}
