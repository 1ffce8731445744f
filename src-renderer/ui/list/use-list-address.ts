import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Sorting } from './column.ts'

type Choices = Readonly<Record<string, readonly [string, ...string[]]>>
type Chosen<C extends Choices> = { readonly [K in keyof C]: C[K][number] }

/** What a list can be asked for: its first order, the headings it can be sorted by, and its filters, each with all its values and the usual one first. */
export type ListChoices<S extends string, C extends Choices> = { readonly sorting: Sorting<S>; readonly sorts: readonly S[]; readonly filters?: C }

/** What a list is asked for at the moment; `settledSearch` waits for a pause in typing. */
export type ListAddress<S extends string, C extends Choices> = {
  readonly search: string
  readonly settledSearch: string
  readonly setSearch: (text: string) => void
  readonly sorting: Sorting<S>
  readonly setSorting: (sorting: Sorting<S>) => void
  readonly filters: Chosen<C>
  readonly setFilters: (changes: Partial<Chosen<C>>) => void
  /** Takes something out of the address that is no choice, for example the one record the list was narrowed to. */
  readonly drop: (name: string) => void
}

const settleMs = 90
const names = { search: 'find', sort: 'sort', direction: 'direction' } as const

/** What each list was last asked for in this window, for whoever comes back by a link that does not say. */
const remembered = new Map<string, string>()

/** An entry of the history that a list has written itself: its address says all there is, also when it says nothing. */
const isOwn = (): boolean => (window.history.state as { readonly list?: unknown } | null)?.list === true

const withChanges = (query: string, changes: Readonly<Record<string, string | null>>): string => {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  return parameters.toString()
}

/** The query of the list's address. One that was left out is what the list was asked for last, written into the address at once. */
function useListQuery(): readonly [string, (changes: Readonly<Record<string, string | null>>) => void] {
  const [location, navigate] = useLocation()
  const [path] = useState(location)
  const given = useSearch()
  const [recalled, setRecalled] = useState(() => (given === '' && !isOwn() ? (remembered.get(path) ?? '') : ''))
  const query = given === '' ? recalled : given
  const write = (next: string): void => navigate(next === '' ? path : `${path}?${next}`, { replace: true, state: { list: true } })
  const begin = useEffectEvent(() => {
    if (!isOwn()) write(query)
    setRecalled('')
  })
  useEffect(() => begin(), [])
  useEffect(() => {
    if (location === path) remembered.set(path, query)
  }, [location, path, query])
  return [query, (changes) => write(withChanges(window.location.search, changes))]
}

/**
 * Keeps what a list is asked for in the query of its address, so that it survives Back, Forward and a reload and can be passed on as a link. What the address says and the
 * list does not know counts as not said.
 */
export function useListAddress<S extends string, const C extends Choices = Readonly<Record<never, never>>>({ sorting: usual, sorts, filters: choices }: ListChoices<S, C>): ListAddress<S, C> {
  const [query, change] = useListQuery()
  const parameters = new URLSearchParams(query)
  const asked = parameters.get(names.search) ?? ''
  const [search, setSearch] = useState(asked)
  const [settled] = useDebouncedValue(search, settleMs)
  const written = useRef(asked)
  const follow = useEffectEvent(() => {
    if (asked === written.current) return
    written.current = asked
    setSearch(asked)
  })
  useEffect(() => follow(), [asked])
  const write = useEffectEvent(() => {
    const text = settled.trim()
    if (text === written.current) return
    written.current = text
    change({ [names.search]: text === '' ? null : text })
  })
  useEffect(() => write(), [settled])

  const sort = sorts.find((one) => one === parameters.get(names.sort)) ?? usual.key
  const named = parameters.get(names.direction)
  const direction = named === 'ascending' || named === 'descending' ? named : usual.direction
  const valueOf = (name: string, values: readonly [string, ...string[]]): string => values.find((one) => one === parameters.get(name)) ?? values[0]
  return {
    search, settledSearch: settled.trim(), setSearch, sorting: { key: sort, direction },
    setSorting: (next) => change({ [names.sort]: next.key === usual.key ? null : next.key, [names.direction]: next.direction === usual.direction ? null : next.direction }),
    filters: Object.fromEntries(Object.entries(choices ?? {}).map(([name, values]) => [name, valueOf(name, values)])) as Chosen<C>,
    setFilters: (changes) => change(Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === undefined || value === choices?.[name]?.[0] ? null : String(value)]))),
    drop: (name) => change({ [name]: null })
  }
}
