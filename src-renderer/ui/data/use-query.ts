import type { Input, QueryName } from '#shared/api/index.ts'
import type { QueryOptions, QueryResult } from '../../api/hooks.ts'
import { useQuery as useClientQuery } from '../../api/hooks.ts'
import { touchedBy } from './touched-by.ts'

/** The answer to a query, asked again by itself when an event of the station may have changed it; `null` asks nothing. */
export function useQuery<N extends QueryName>(name: N, input: Input<N> | null, options: Pick<QueryOptions, 'keepWhileChanging'> = {}): QueryResult<N> {
  return useClientQuery(name, input, { ...options, refetchOn: (event) => touchedBy(name, input, event) })
}
