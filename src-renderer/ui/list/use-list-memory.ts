import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'

const searches = new Map<string, string>()
const settleMs = 90

/** What a person looked for in a list stays until the window is closed, so that coming back from a record shows the same rows. `settledSearch` waits for a pause in typing. */
export function useListMemory(list: string): { readonly search: string; readonly setSearch: (text: string) => void; readonly settledSearch: string } {
  const [search, setSearch] = useState(() => searches.get(list) ?? '')
  const [settled] = useDebouncedValue(search, settleMs)
  useEffect(() => void searches.set(list, search), [list, search])
  return { search, setSearch, settledSearch: settled.trim() }
}
