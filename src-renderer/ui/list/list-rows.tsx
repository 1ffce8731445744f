import { Checkbox } from '@mantine/core'
import type { Virtualizer } from '@tanstack/react-virtual'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Column } from './column.ts'
import classes from './data-list.module.css'

type RowsProps<Row> = {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly template: string
  readonly narrow: boolean
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
  readonly active: number
  readonly idOf: (index: number) => string
  readonly hrefOf?: ((row: Row) => string) | undefined
  readonly marked?: ((row: Row) => boolean) | undefined
  readonly onMark?: ((index: number) => void) | undefined
  readonly onPick: (index: number) => void
  readonly markName: string
}

type RowProps<Row> = Omit<RowsProps<Row>, 'rows' | 'virtualizer'> & { readonly row: Row; readonly index: number }

const titled = <Row,>(columns: readonly Column<Row>[], column: Column<Row>): boolean => (columns.find((one) => one.phone === 'title') ?? columns[0])?.key === column.key

/** The title of a row is a real link, so that a middle click opens it in another window; the keyboard goes by rows. */
const TitleCell = ({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) =>
  href === undefined ? <span className={classes.title}>{children}</span> : <Link href={href} tabIndex={-1} className={classes.title}>{children}</Link>

const WideCells = <Row,>({ row, columns, hrefOf }: Pick<RowProps<Row>, 'row' | 'columns' | 'hrefOf'>) =>
  columns.map((column) => (
    <span role="gridcell" key={column.key} className={classes.cell} data-align={column.align} data-wraps={column.wraps}>
      {titled(columns, column) ? <TitleCell href={hrefOf?.(row)}>{column.cell(row)}</TitleCell> : column.cell(row)}
    </span>
  ))

const CardCells = <Row,>({ row, columns, hrefOf }: Pick<RowProps<Row>, 'row' | 'columns' | 'hrefOf'>) => {
  const title = columns.find((column) => titled(columns, column))
  const badges = columns.filter((column) => column.phone === 'badge')
  const details = columns.filter((column) => column !== title && (column.phone ?? 'detail') === 'detail')
  return (
    <>
      <span role="gridcell" className={classes.cardTitle}>{title !== undefined && <TitleCell href={hrefOf?.(row)}>{title.cell(row)}</TitleCell>}</span>
      {badges.map((column) => <span role="gridcell" key={column.key} className={classes.cardBadge}>{column.cell(row)}</span>)}
      {details.map((column) => (
        <span role="gridcell" key={column.key} className={classes.cardDetail}><span className={classes.cardLabel}>{column.title}</span> {column.cell(row)}</span>
      ))}
    </>
  )
}

const OneRow = <Row,>(props: RowProps<Row>) => {
  const { row, index, narrow, template, active, marked, onMark, markName } = props
  const isMarked = marked?.(row) ?? false
  return (
    <div className={narrow ? classes.card : classes.row} style={narrow ? undefined : { gridTemplateColumns: template }}>
      {onMark !== undefined && (
        <span role="gridcell" className={classes.mark}>
          <Checkbox size="xs" checked={isMarked} tabIndex={-1} aria-label={markName} onChange={() => onMark(index)} onClick={(event) => event.stopPropagation()} />
        </span>
      )}
      {narrow ? <CardCells {...props} /> : <WideCells {...props} />}
      {index === active && <span className={classes.activeEdge} aria-hidden />}
    </div>
  )
}

/** The rows that are near the visible part of the list; the others exist as height only. */
export const ListRows = <Row,>({ rows, virtualizer, ...rest }: RowsProps<Row>) => {
  const { t } = useTranslation()
  const { active, marked, idOf, onPick } = rest
  return (
    <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <div key={index} ref={virtualizer.measureElement} data-index={index} id={idOf(index)} role="row" aria-rowindex={index + 2} aria-selected={marked === undefined ? index === active : marked(row)}
            className={classes.place} data-active={index === active || undefined} style={{ transform: `translateY(${start}px)` }} onClick={(event) => {
              if (event.defaultPrevented || event.ctrlKey || event.metaKey || (getSelection()?.toString() ?? '') !== '') return
              onPick(index)
            }}>
            <OneRow row={row} index={index} {...rest} markName={t('action.select')} />
          </div>
        )
      })}
    </div>
  )
}
