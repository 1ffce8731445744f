import { Button, CloseButton, Skeleton, TextInput } from '@mantine/core'
import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { EmptyState } from '../empty-state.tsx'
import { useScreenKeys } from '../keys.ts'
import { useDelayed } from '../use-delayed.ts'
import type { Column, ListRows as Rows, Sorting } from './column.ts'
import classes from './data-list.module.css'
import { ListRows } from './list-rows.tsx'
import { useListKeys } from './use-list-keys.ts'

/** What a list needs. */
export type DataListProps<Row, SortKey extends string> = {
  /** What is listed, for screen readers. */
  readonly name: string
  readonly data: Rows<Row>
  readonly columns: readonly Column<Row, SortKey>[]
  readonly rowKey: (row: Row) => string | number
  readonly hrefOf?: (row: Row) => string
  /** What Enter or a click does when a row has no address of its own. */
  readonly onOpen?: (row: Row) => void
  /** `settled` is the search the rows answer, where it follows the typing with a pause. */
  readonly search?: { readonly value: string; readonly settled?: string; readonly onChange: (text: string) => void; readonly placeholder: string }
  readonly sorting?: Sorting<SortKey>
  readonly onSort?: (sorting: Sorting<SortKey>) => void
  readonly filters?: ReactNode
  readonly actions?: ReactNode
  readonly summary?: ReactNode
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode }
  /** Shown beside the list on wide screens, for the row the arrows stand on. */
  readonly preview?: (row: Row) => ReactNode
  readonly marked?: (row: Row) => boolean
  readonly onMark?: (row: Row) => void
  /** The list takes the focus when the screen opens. */
  readonly autoFocus?: boolean
}

const rowHeight = 41
const cardHeight = 84
const narrowBelow = 560
const loadAhead = 20

const Headings = <Row, SortKey extends string>({ columns, template, sorting, onSort, hasMarks }: { readonly columns: readonly Column<Row, SortKey>[]; readonly template: string; readonly sorting: Sorting<SortKey> | undefined; readonly onSort: ((sorting: Sorting<SortKey>) => void) | undefined; readonly hasMarks: boolean }) => {
  const { t } = useTranslation()
  return (
    <div role="rowgroup" className={classes.headings}>
      <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns: template }}>
        {hasMarks && <span role="columnheader" className={classes.mark} aria-label={t('action.select')} />}
        {columns.map(({ key, title, sort, align }) => {
          if (sort === undefined || onSort === undefined) return <span role="columnheader" key={key} className={classes.heading} data-align={align}>{title}</span>
          const direction = sorting?.key === sort ? sorting.direction : undefined
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp
          return (
            <span role="columnheader" key={key} aria-sort={direction ?? 'none'} className={classes.heading} data-align={align}>
              <button type="button" className={classes.sort} onClick={() => onSort({ key: sort, direction: direction === 'ascending' ? 'descending' : 'ascending' })}>
                {title}{direction !== undefined && <Arrow size={14} aria-hidden />}
              </button>
            </span>
          )
        })}
      </div>
    </div>
  )
}

/** The one list of the application: find, sort, go on by scrolling, keys, marks, and a look at the chosen row beside it. */
export const DataList = <Row, SortKey extends string = string>(props: DataListProps<Row, SortKey>) => {
  const { name, data, columns, rowKey, hrefOf, onOpen, search, sorting, onSort, filters, actions, summary, empty, preview, marked, onMark, autoFocus = true } = props
  const { rows, loading, problem, retry, more, complete } = data
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const listId = useId()
  const searchField = useRef<HTMLInputElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>()
  const hasRoomBeside = useMediaQuery('(min-width: 1240px)', false, { getInitialValueInEffect: false }) && preview !== undefined
  const [active, setActive] = useState(0)
  const narrow = width > 0 && width < narrowBelow
  const shown = columns.filter(({ from = 0 }) => narrow || width === 0 || width >= from)
  const template = [...(onMark === undefined ? [] : ['32px']), ...shown.map((column) => column.width)].join(' ')
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => (narrow ? cardHeight : rowHeight), overscan: 12, getItemKey: (index) => { const row = rows[index]; return row === undefined ? index : rowKey(row) } })
  const virtualItems = virtualizer.getVirtualItems()
  const lastVisible = virtualItems.at(-1)?.index ?? -1
  const activeRow = rows[active]

  useEffect(() => {
    if (more !== null && lastVisible >= rows.length - loadAhead) more()
  }, [more, lastVisible, rows.length])
  const searched = search?.value ?? ''
  useEffect(() => {
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [searched, sorting?.key, sorting?.direction])
  const ready = rows.length > 0
  useEffect(() => {
    if (autoFocus && ready && (document.activeElement === document.body || document.activeElement?.id === 'main')) scroller.current?.focus({ preventScroll: true })
  }, [autoFocus, ready])

  const goTo = (index: number): void => {
    setActive(index)
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }
  const open = (index: number): void => {
    const row = rows[index]
    if (row === undefined) return
    setActive(index)
    if (hrefOf !== undefined) navigate(hrefOf(row))
    else onOpen?.(row)
  }
  const mark = onMark === undefined ? undefined : (index: number): void => {
    const row = rows[index]
    if (row !== undefined) onMark(row)
  }
  const onKeyDown = useListKeys({ count: rows.length, active, pageSize: Math.max(1, Math.floor(height / rowHeight) - 1), onActive: goTo, onOpen: open, onMark: mark, searchField, onSearch: search?.onChange })
  useScreenKeys([
    ...(search === undefined ? [] : [{ combination: '/', label: t('list.find'), hint: true, run: () => searchField.current?.focus() }])
  ])
  // Enter in the search field opens the only match, but never one that answers what was typed before.
  const isSettled = !loading && (search?.settled === undefined || search.settled === searched.trim())
  const [opensOnly, setOpensOnly] = useState(false)
  const openOnly = useEffectEvent(() => {
    setOpensOnly(false)
    if (rows.length === 1) open(0)
    else scroller.current?.focus()
  })
  useEffect(() => {
    if (opensOnly && isSettled) openOnly()
  }, [opensOnly, isSettled])
  const showsSkeleton = useDelayed(loading && rows.length === 0)
  const idOf = (index: number): string => `${listId}-${index}`
  const isRendered = virtualItems.some(({ index }) => index === active)

  return (
    <div className={classes.root}>
      <div className={classes.toolbar}>
        {search !== undefined && (
          <TextInput ref={searchField} className={classes.search} role="searchbox" aria-label={search.placeholder} placeholder={search.placeholder} value={search.value} leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={search.value === '' ? undefined : <CloseButton size="sm" aria-label={t('list.clearSearch')} onClick={() => { search.onChange(''); searchField.current?.focus() }} />}
            onChange={(event) => { setOpensOnly(false); search.onChange(event.currentTarget.value) }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.ctrlKey)) {
                event.preventDefault()
                if (event.key === 'Enter') setOpensOnly(true)
                else scroller.current?.focus()
              } else if (event.key === 'Escape' && search.value !== '') {
                event.preventDefault()
                search.onChange('')
              }
            }} />
        )}
        {filters !== undefined && <div className={classes.filters} role="group" aria-label={t('list.filters')}>{filters}</div>}
        <div className={classes.actions}>
          {summary !== undefined && <span className={classes.summary} aria-live="polite">{summary}</span>}
          {actions}
        </div>
      </div>
      <div className={classes.panes}>
        <div className={classes.sheet} ref={sizeRef}>
          <div ref={scroller} className={classes.scroller} role="grid" aria-label={name} aria-rowcount={complete ? rows.length + 1 : -1} aria-busy={loading} aria-multiselectable={onMark === undefined ? undefined : true} tabIndex={0}
            aria-activedescendant={isRendered ? idOf(active) : undefined} onKeyDown={onKeyDown} data-narrow={narrow || undefined}>
            {!narrow && <Headings columns={shown} template={template} sorting={sorting} onSort={onSort} hasMarks={onMark !== undefined} />}
            {ready && <ListRows rows={rows} columns={shown} template={template} narrow={narrow} virtualizer={virtualizer} active={active} idOf={idOf} hrefOf={hrefOf} marked={marked} onMark={mark} markName="" onPick={(index) => (hasRoomBeside && index !== active ? goTo(index) : open(index))} />}
          </div>
          {showsSkeleton && <div className={classes.over} aria-hidden>{Array.from({ length: 8 }, (_, index) => <Skeleton key={index} height={20} my={20} mx={16} width="auto" />)}</div>}
          {problem !== null && <div className={classes.over}><EmptyState tone="stop" title={t('list.failed')} text={problem} action={<Button onClick={retry}>{t('action.retry')}</Button>} /></div>}
          {problem === null && !loading && !ready && (
            <div className={classes.over}>
              {searched === '' ? <EmptyState {...empty} /> : <EmptyState title={t('list.noMatch', { search: searched })} text={empty.text} action={<Button variant="default" onClick={() => search?.onChange('')}>{t('list.clearSearch')}</Button>} />}
            </div>
          )}
        </div>
        {hasRoomBeside && activeRow !== undefined && <aside className={classes.beside} aria-label={t('list.preview')}>{preview?.(activeRow)}</aside>}
      </div>
    </div>
  )
}
