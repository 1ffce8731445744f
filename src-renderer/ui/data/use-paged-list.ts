import { useCallback, useEffect, useRef, useState } from 'react'
import type { ClientInput } from '../../api/client.ts'
import { useClient } from '../../api/hooks.ts'
import type { Input, Output, QueryName } from '#shared/api/index.ts'
import type { ListRows } from '../list/column.ts'
import { useDescribeFailure } from '../use-describe-failure.ts'
import { touchedBy } from './touched-by.ts'

/** Queries that give a page of rows and where the next one starts. */
export type ListQuery = { [N in QueryName]: Output<N> extends { readonly rows: readonly unknown[]; readonly nextCursor: string | null } ? N : never }[QueryName]
type RowOf<N extends ListQuery> = Output<N>['rows'][number]
type Loaded<N extends ListQuery> = { readonly key: string; readonly rows: readonly RowOf<N>[]; readonly nextCursor: string | null; readonly first: Output<N> | null; readonly problem: string | null }

/** A list's rows, and the whole first answer for totals that come with it. */
export type PagedList<N extends ListQuery> = ListRows<RowOf<N>> & { readonly first: Output<N> | null }

const pageSize = 100
const largestPage = 500
/** Events close together make one question. */
const settleMs = 60

/** The rows of a list page by page, kept fresh. While another search is asked for, the old rows stay. */
export function usePagedList<N extends ListQuery>(name: N, input: Omit<Input<N>, 'cursor' | 'limit'>): PagedList<N> {
  const client = useClient()
  const describe = useDescribeFailure()
  const describeNow = useRef(describe)
  const key = JSON.stringify(input)
  const [loaded, setLoaded] = useState<Loaded<N> | null>(null)
  const [round, setRound] = useState(0)
  const count = useRef(0)
  const isAsking = useRef(false)
  useEffect(() => {
    describeNow.current = describe
    count.current = loaded?.key === key ? loaded.rows.length : 0
  })
  const load = useCallback((cursor: string | null, limit: number) => client.call(name, { ...(JSON.parse(key) as object), cursor, limit } as unknown as ClientInput<N>), [client, name, key])

  // A fresh start asks for as many rows as are shown, so that the list does not jump.
  useEffect(() => {
    let isCurrent = true
    isAsking.current = true
    void load(null, Math.min(largestPage, Math.max(pageSize, count.current))).then((reply) => {
      if (!isCurrent) return
      isAsking.current = false
      if (reply.ok) setLoaded({ key, rows: reply.value.rows, nextCursor: reply.value.nextCursor, first: reply.value, problem: null })
      // Without a connection the rows that are known stay; the banner says why they are old.
      else if (reply.failure.code !== 'offline' || count.current === 0) setLoaded({ key, rows: [], nextCursor: null, first: null, problem: describeNow.current(name, reply.failure) })
    })
    return () => void (isCurrent = false)
  }, [load, name, key, round])

  useEffect(() => {
    const parsed: unknown = JSON.parse(key)
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setRound((before) => before + 1), settleMs)
    }
    const ends = [
      client.subscribe((event) => {
        if (touchedBy(name, parsed, event)) again()
      }),
      client.onConnection(({ state }) => {
        if (state === 'connected') again()
      })
    ]
    return () => {
      ends.forEach((end) => end())
      clearTimeout(timer)
    }
  }, [client, name, key])

  const nextCursor = loaded?.key === key ? loaded.nextCursor : null
  const more = useCallback((): void => {
    if (isAsking.current || nextCursor === null) return
    isAsking.current = true
    void load(nextCursor, pageSize).then((reply) => {
      isAsking.current = false
      setLoaded((before) => (before === null || before.key !== key || before.nextCursor !== nextCursor || !reply.ok ? before : { ...before, rows: [...before.rows, ...reply.value.rows], nextCursor: reply.value.nextCursor }))
    })
  }, [load, key, nextCursor])

  return {
    rows: loaded?.rows ?? [], first: loaded?.first ?? null, loading: loaded?.key !== key, problem: loaded?.problem ?? null,
    retry: () => setRound((before) => before + 1), more: nextCursor === null ? null : more, complete: loaded?.key === key && loaded.nextCursor === null
  }
}
