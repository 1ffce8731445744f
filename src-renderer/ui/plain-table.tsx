import type { CSSProperties, ReactNode } from 'react'
import classes from './plain-table.module.css'

/** One column of a short table. */
export type PlainColumn<Row> = { readonly key: string; readonly title: string; readonly align?: 'end'; readonly cell: (row: Row) => ReactNode; /** The cell that names the row. */ readonly heads?: boolean; readonly width?: string }

type PlainTableProps<Row> = { readonly name: string; readonly rows: readonly Row[]; readonly columns: readonly PlainColumn<Row>[]; readonly rowKey: (row: Row) => string | number; readonly empty: string }

/** A short table of a record page; on a phone every row becomes a card with the headings before the values. */
export const PlainTable = <Row,>({ name, rows, columns, rowKey, empty }: PlainTableProps<Row>) =>
  rows.length === 0 ? <p className={classes.empty}>{empty}</p> : (
    <table className={classes.table} aria-label={name}>
      <thead><tr>{columns.map(({ key, title, align, width }) => <th key={key} scope="col" data-align={align} style={width === undefined ? undefined : ({ '--column-width': width } as CSSProperties)}>{title}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, title, align, heads, cell }) => {
              const content = cell(row)
              if (heads === true) return <th key={key} scope="row" data-align={align}>{content}</th>
              return <td key={key} data-align={align} data-title={title} data-bare={content === null || content === '' || undefined}>{content}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
