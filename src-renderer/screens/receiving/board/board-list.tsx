import { Checkbox } from '@mantine/core'
import type { KeyboardEvent, RefObject } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText } from '../../../ui/date-text.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import type { Tone } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import type { Entry, Group } from './board.tsx'
import classes from './board.module.css'

type BoardListProps = {
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly groups: readonly Group[]
  readonly todayIso: string
  readonly markedKeys: readonly string[]
  readonly canReceive: boolean
  readonly onOpen: (entry: Entry) => void
  readonly onMark: (entry: Entry) => void
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly onSearch: (text: string) => void
}

const tones: Readonly<Record<Group['name'], Tone>> = { inProgress: 'busy', arriving: 'busy', overdue: 'stop', today: 'good', later: 'idle', undated: 'idle' }
const keyOf = ({ kind, id }: Entry): string => `${kind}${id}`

/** The first order of a delivery, and how many more it has. */
const shortly = ([first, ...others]: readonly string[]): readonly string[] => (first === undefined ? [] : [others.length === 0 ? first : `${first} +${others.length}`])

const Row = ({ entry, group, isActive, isMarked, canMark, onOpen, onMark }: { readonly entry: Entry; readonly group: Group['name']; readonly isActive: boolean; readonly isMarked: boolean; readonly canMark: boolean; readonly onOpen: () => void; readonly onMark: () => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const isDelivery = entry.kind === 'delivery'
  return (
    <div role="row" id={`board-${keyOf(entry)}`} aria-selected={isActive} className={classes.row} data-active={isActive || undefined} data-group={group} onClick={onOpen}>
      <span role="gridcell" className={classes.mark}>{!isDelivery && canMark && <Checkbox checked={isMarked} tabIndex={-1} aria-label={t('board.mark')} onChange={onMark} onClick={(event) => event.stopPropagation()} />}</span>
      <span role="gridcell" className={classes.number} translate="no">{entry.number}</span>
      <span role="gridcell" className={classes.supplier}>{[entry.supplierName, ...shortly(entry.orderNumbers), entry.reference].filter((part) => part !== '').join(' · ') || '—'}</span>
      <span role="gridcell" className={classes.when}>{isDelivery ? t(`common:deliveryState.${entry.state as 'counting'}`) : <DateText iso={entry.expectedIso} relative />}</span>
      <span role="gridcell" className={classes.lines}>{t('common:count.lines', { count: entry.lineCount })}</span>
      <span role="gridcell" className={classes.done}>{entry.completionPermille > 0 || isDelivery ? <ProgressBar permille={entry.completionPermille} name={entry.number} /> : null}</span>
      <span role="gridcell" className={classes.where}>{isDelivery && entry.stations.length > 0 ? entry.stations.join(', ') : ''}</span>
    </div>
  )
}

/** The groups one under another; arrows go through all of them, Enter opens, Space puts an order on a common delivery. */
export const BoardList = ({ listRef, groups, todayIso, markedKeys, canReceive, onOpen, onMark, searchField, onSearch }: BoardListProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const [active, setActive] = useState(0)
  const rows = groups.flatMap((group) => group.rows)
  const current = rows[Math.min(active, rows.length - 1)]
  const currentKey = current === undefined ? undefined : keyOf(current)
  useEffect(() => {
    if (currentKey !== undefined) document.getElementById(`board-${currentKey}`)?.scrollIntoView({ block: 'nearest' })
  }, [currentKey])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return
    const moves: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1, PageDown: active + 10, PageUp: active - 10 }
    const target = moves[event.key]
    if (target !== undefined && !event.ctrlKey) setActive(Math.min(rows.length - 1, Math.max(0, target)))
    else if (event.key === 'Enter' && !event.ctrlKey && current !== undefined) onOpen(current)
    else if (event.key === ' ' && current !== undefined) onMark(current)
    else if ([...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !['/', 'n', 'N'].includes(event.key)) {
      onSearch((searchField.current?.value ?? '') + event.key)
      searchField.current?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <div ref={listRef} role="grid" aria-label={t('board.title')} tabIndex={0} className={classes.list} aria-activedescendant={currentKey === undefined ? undefined : `board-${currentKey}`} onKeyDown={onKeyDown} data-today={todayIso}>
      {groups.map((group) => (
        <div key={group.name} role="rowgroup" aria-label={t('board.group', { name: t(`board.${group.name}`), count: group.count })}>
          <div role="row" className={classes.heading}><span role="columnheader" className={classes.headingText}><StateBadge tone={tones[group.name]} large>{t(`board.${group.name}`)}</StateBadge><span className={classes.count}>{format.integer(group.count)}</span></span></div>
          {group.rows.map((entry) => <Row key={keyOf(entry)} entry={entry} group={group.name} isActive={keyOf(entry) === currentKey} isMarked={markedKeys.includes(keyOf(entry))} canMark={canReceive} onOpen={() => { setActive(rows.indexOf(entry)); onOpen(entry) }} onMark={() => onMark(entry)} />)}
          {group.count > group.rows.length && <div role="row"><span role="gridcell" className={classes.more}>{t('board.more', { shown: group.rows.length, count: group.count })}</span></div>}
        </div>
      ))}
    </div>
  )
}
