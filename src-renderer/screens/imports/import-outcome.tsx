import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './imports.module.css'

type Status = Output<'imports.status'>
/** 'idle' says only what comes next. */
type Told = { readonly tone: 'good' | 'attention' | 'stop' | 'idle'; readonly text: string }

/** Where a checked file stands: whether it can be taken in, and what is in the way. */
const useCheckedWords = () => {
  const { t } = useTranslation('imports')
  return ({ create, update, unchanged, rejected }: Status, onlyGoodRows: boolean): Told => {
    const good = create + update + unchanged
    if (good === 0) return { tone: 'stop', text: t('page.noneGood') }
    if (rejected > 0 && !onlyGoodRows) return { tone: 'attention', text: t('page.hasRejected', { count: rejected, good: t('page.goodRows', { count: good }) }) }
    if (create + update === 0) return { tone: 'idle', text: rejected > 0 ? t('page.nothingGoodToDo') : t('page.nothingToDo') }
    return rejected > 0 ? { tone: 'attention', text: t('page.leavesOut', { count: rejected }) } : { tone: 'idle', text: t('page.readyToTake') }
  }
}

/** What became of the import so far, what was kept, and what comes next. `isChanged`: how it is read was changed since the check. */
export const ImportOutcome = ({ status, onlyGoodRows, isChanged, isAtHand }: { readonly status: Status; readonly onlyGoodRows: boolean; readonly isChanged: boolean; readonly isAtHand: boolean }) => {
  const { t } = useTranslation('imports')
  const checkedWords = useCheckedWords()
  const { state, failure, faultId, create, update, unchanged, rejected } = status
  const words = (): Told | null => {
    if (state === 'uploaded') return { tone: 'idle', text: t('page.brought') }
    if (state === 'checked') return isChanged ? { tone: 'attention', text: t('page.changed') } : checkedWords(status, onlyGoodRows)
    if (state === 'applied') return { tone: 'good', text: `${t('page.done', { create, update, unchanged })}${rejected > 0 ? ` ${t('page.doneLeftOut', { count: rejected })}` : ''}` }
    if (state === 'cancelled') return { tone: 'idle', text: t('page.cancelled') }
    return state === 'failed' ? { tone: 'stop', text: t(`failure.${failure ?? 'fault'}`, { id: faultId ?? '' }) } : null
  }
  const told = words()
  if (told === null) return null
  return (
    <>
      {told.tone === 'idle' ? <p className={classes.next} role="status">{told.text}</p> : <Notice tone={told.tone}>{told.text}</Notice>}
      {!isAtHand && state !== 'applied' && <Text c="dimmed">{t('page.gone')} <Link href={hrefs.imports}>{t('page.again')}</Link></Text>}
    </>
  )
}
