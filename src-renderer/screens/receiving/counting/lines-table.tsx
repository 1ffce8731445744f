import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, RefObject } from 'react'
import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '../../../ui/format.ts'
import { StateShape } from '../../../ui/state-badge.tsx'
import type { Tone } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import type { Line } from './delivery-state.ts'
import classes from './lines-table.module.css'

type TableProps = {
  readonly lines: readonly Line[]
  readonly blind: boolean
  /** false for a delivery without orders: nothing is expected and nothing to come. */
  readonly hasOrders?: boolean
  /** What stands in place of the lines while there are none. */
  readonly empty?: string
  readonly selectedId: number | null
  readonly latestId: number | null
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onSelect: (lineId: number) => void
  readonly onOpen: (lineId: number) => void
}

const rowHeight = 64
const tones: Readonly<Record<Line['status'], Tone>> = { 'not-seen': 'idle', counting: 'busy', complete: 'good', over: 'attention', attention: 'stop' }

/** The word for a line: what is wrong with it before how far it is. */
const statusWord = (line: Line): Line['status'] | 'damaged' | 'wrong-item' | 'refused' | 'unknown' => {
  if (line.productId === null && line.countedMilli > 0) return 'unknown'
  if (line.status !== 'attention') return line.status
  return line.damagedMilli > 0 ? 'damaged' : line.wrongItemMilli > 0 ? 'wrong-item' : line.refusedMilli > 0 ? 'refused' : 'attention'
}

/** What is worth saying about a line beside its numbers. */
function useNoteOf(): (line: Line, format: Format) => string {
  const { t } = useTranslation(['receiving', 'common'])
  return (line, format) => {
    const parts: string[] = (['damagedMilli', 'wrongItemMilli', 'refusedMilli', 'heldMilli'] as const).flatMap((key) => (line[key] === 0 ? [] : [t(`lineNote.${key}`, { quantity: format.quantity(line[key]) })]))
    if (line.photoIds.length > 0) parts.push(t('lineNote.photos', { count: line.photoIds.length }))
    if (line.note !== '') parts.push(line.note)
    return parts.join(' · ')
  }
}

type RowProps = { readonly line: Line; readonly index: number; readonly isBare: boolean; readonly isSelected: boolean; readonly isLatest: boolean; readonly start: number; readonly onSelect: (lineId: number) => void; readonly onOpen: (lineId: number) => void }

/** One line; drawn again only when the line itself changed, so that a scan costs the same on 5 lines and on 5,000. */
const Row = memo(({ line, index, isBare, isSelected, isLatest, start, onSelect, onOpen }: RowProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const noteOf = useNoteOf()
  const note = noteOf(line, format)
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} id={`line-${line.id}`} className={classes.row} data-selected={isSelected || undefined} data-latest={isLatest || undefined} style={{ transform: `translateY(${start}px)` }}
      onClick={() => (isSelected ? onOpen(line.id) : onSelect(line.id))} onDoubleClick={() => onOpen(line.id)}>
      <span role="gridcell" className={classes.status} data-tone={tones[line.status]}><StateShape tone={tones[line.status]} size={16} />{t(`status.${statusWord(line)}`)}</span>
      <span role="gridcell" className={classes.product}><span className={classes.code} translate="no">{line.productCode === '' ? t('lines.unknown') : line.productCode}</span><span className={classes.name}>{line.productName}</span></span>
      {!isBare && <span role="gridcell" className={classes.number}>{line.expectedMilli === null ? '' : format.quantity(line.expectedMilli)}</span>}
      <span role="gridcell" className={classes.number} data-strong>{format.quantity(line.countedMilli)}<span className={classes.unitBelow} aria-hidden>{t(`common:unit.${line.baseUnit}`)}</span></span>
      {!isBare && <span role="gridcell" className={classes.number}>{line.toComeMilli === null ? '' : format.quantity(line.toComeMilli)}</span>}
      <span role="gridcell" className={classes.unit}>{t(`common:unit.${line.baseUnit}`)}</span>
      <span role="gridcell" className={classes.note} title={note}>{note}</span>
    </div>
  )
})
Row.displayName = 'Row'

/** The lines of the delivery, the one that was counted last on top. Arrows choose, Enter opens. */
export const LinesTable = ({ lines, blind, hasOrders = true, empty, selectedId, latestId, scroller, onSelect, onOpen }: TableProps) => {
  const { t } = useTranslation('receiving')
  const isBare = blind || !hasOrders
  const virtualizer = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, getItemKey: (index) => lines[index]?.id ?? index })
  const items = virtualizer.getVirtualItems()
  const selectedIndex = lines.findIndex(({ id }) => id === selectedId)
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtualizer])
  useEffect(() => {
    if (selectedId === null) scroller.current?.scrollTo({ top: 0 })
  }, [latestId, selectedId, scroller])

  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: selectedIndex + 1, ArrowUp: Math.max(0, selectedIndex - 1), Home: 0, End: lines.length - 1, PageDown: selectedIndex + 8, PageUp: Math.max(0, selectedIndex - 8) }
    const target = moves[event.key]
    const line = target === undefined ? undefined : lines[Math.min(lines.length - 1, target)]
    if (line !== undefined) onSelect(line.id)
    else if (event.key === 'Enter' && !event.ctrlKey && selectedId !== null) onOpen(selectedId)
    else return
    event.preventDefault()
  }
  const isDrawn = items.some(({ index }) => index === selectedIndex)
  return (
    <div ref={scroller} className={classes.table} role="grid" aria-label={t('lines.name')} aria-rowcount={Math.max(1, lines.length) + 1} tabIndex={0} aria-activedescendant={isDrawn && selectedId !== null ? `line-${selectedId}` : undefined} onKeyDown={onKeyDown} data-bare={isBare || undefined}>
      <div role="rowgroup" className={classes.headings}>
        <div role="row" aria-rowindex={1} className={classes.headingRow}>
          <span role="columnheader">{t('lines.status')}</span><span role="columnheader">{t('lines.product')}</span>
          {!isBare && <span role="columnheader" className={classes.number}>{t('lines.expected')}</span>}
          <span role="columnheader" className={classes.number}>{t('lines.counted')}</span>
          {!isBare && <span role="columnheader" className={classes.number}>{t('lines.toCome')}</span>}
          <span role="columnheader" className={classes.unit}>{t('lines.unit')}</span><span role="columnheader" className={classes.note}>{t('lines.note')}</span>
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }} hidden={lines.length === 0}>
        {items.map(({ index, start }) => {
          const line = lines[index]
          return line === undefined ? null : <Row key={line.id} line={line} index={index} start={start} isBare={isBare} isSelected={line.id === selectedId} isLatest={line.id === latestId} onSelect={onSelect} onOpen={onOpen} />
        })}
      </div>
      {lines.length === 0 && <div role="rowgroup"><div role="row" aria-rowindex={2}><span role="gridcell" className={classes.empty}>{empty ?? (hasOrders ? t('lines.empty') : t('lines.emptyNoOrder'))}</span></div></div>}
    </div>
  )
}
