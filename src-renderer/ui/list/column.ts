import type { ReactNode } from 'react'

/** One column of a list. */
export type Column<Row, SortKey extends string = string> = {
  readonly key: string
  readonly title: string
  /** The sort key of the contract; such a heading is a button. */
  readonly sort?: SortKey
  /** A CSS grid track, for example 'minmax(12ch, 2fr)'. */
  readonly width: string
  /** Numbers stand at the end. */
  readonly align?: 'end'
  /** A text that goes on in a second line instead of being cut. */
  readonly wraps?: boolean
  /** Shown only when the list is at least this wide, in px. */
  readonly from?: number
  /** Where it goes in the card of a phone: the first line, beside it, below it with its heading, or nowhere. */
  readonly phone?: 'title' | 'badge' | 'detail' | 'hidden'
  readonly cell: (row: Row) => ReactNode
}

/** How the rows are sorted. */
export type Sorting<SortKey extends string = string> = { readonly key: SortKey; readonly direction: 'ascending' | 'descending' }

/** What is known of the rows: `more` loads the next page and is null at the end or while loading. */
export type ListRows<Row> = {
  readonly rows: readonly Row[]
  readonly loading: boolean
  readonly problem: string | null
  readonly retry: () => void
  readonly more: (() => void) | null
  readonly complete: boolean
}
