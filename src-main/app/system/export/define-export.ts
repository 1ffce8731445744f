import type { z } from 'zod'
import type { Output, ParsedInput, QueryName } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import { assert } from '#shared/assert.ts'
import { ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { CsvColumn } from '#main/documents/csv.ts'
import { csvHeading, csvRows } from '#main/documents/csv.ts'
import type { QueryContext, QueryHandler } from '../../context.ts'

/** What a list may read: a snapshot, the day and the settings, nothing of the program around them. It runs in a worker. */
export type ListContext = Pick<QueryContext, 'sql' | 'nowIso' | 'todayIso' | 'settings'>

/** A page of a list as lines of a file, and where the next begins. */
export type TextPage = { readonly text: string; readonly rows: number; readonly nextCursor: string | null }

/** A list that can leave as a file. `input` is what its filter may hold. */
export type ListExport = {
  readonly input: z.ZodObject
  readonly heading: (context: Pick<ListContext, 'settings'>) => string
  readonly page: (context: ListContext, filter: Readonly<Record<string, unknown>>, cursor: string | null) => Promise<Result<TextPage, { readonly code: 'not-found' }>>
}

/** Rows read at a time. */
const pageRows = 500

/** A page of rows as our own lists give it. */
export type RowPage<Row> = { readonly rows: readonly Row[]; readonly nextCursor: string | null }

/** A list with a query of its own; columns may depend on the company's currency. */
export function ownExport<Input extends z.ZodObject, Row>(
  input: Input, columns: (context: Pick<ListContext, 'settings'>) => readonly CsvColumn<Row>[], read: (context: ListContext, filter: z.output<Input>, cursor: string | null, limit: number) => Promise<RowPage<Row>>
): ListExport {
  return {
    input,
    heading: (context) => csvHeading(columns(context)),
    page: async (context, filter, cursor) => {
      const { rows, nextCursor } = await read(context, filter as z.output<Input>, cursor, pageRows)
      return ok({ text: csvRows(columns(context), rows), rows: rows.length, nextCursor })
    }
  }
}

type ListQuery = { [N in QueryName]: Output<N> extends RowPage<unknown> ? N : never }[QueryName]
/** A row of a list of the contract. */
export type RowOf<N extends ListQuery> = Output<N>['rows'][number]

/** A list of the contract: the very query the screen asks, page by page, so that the file holds what the screen shows. */
export function queryExport<N extends ListQuery>(name: N, handler: QueryHandler<N>, columns: readonly CsvColumn<RowOf<N>>[]): ListExport {
  const procedure = contract.get(name)
  assert(procedure !== undefined, `${name} is in the contract`)
  return {
    input: procedure.input,
    heading: () => csvHeading(columns),
    page: async (context, filter, cursor) => {
      const reply = await handler(context as QueryContext, { ...filter, cursor, limit: pageRows } as unknown as ParsedInput<N>)
      if (!reply.ok) {
        assert((reply.failure as { readonly code: string }).code === 'not-found', `a list fails with not-found only, ${name} with ${JSON.stringify(reply.failure)}`)
        return { ok: false, failure: { code: 'not-found' } }
      }
      const { rows, nextCursor } = reply.value as RowPage<RowOf<N>>
      return ok({ text: csvRows(columns, rows), rows: rows.length, nextCursor })
    }
  }
}
