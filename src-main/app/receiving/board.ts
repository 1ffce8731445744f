import type { Output } from '#shared/api/index.ts'
import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import { ok } from '#shared/result.ts'
import type { BoardRow, BoardSearch, DueGroup } from '#main/persistence/queries/board.ts'
import { boardDeliveries, boardOrders } from '#main/persistence/queries/board.ts'
import type { QueryHandler } from '../context.ts'
import { codeOf, readScan } from './scan-facts.ts'

type Entry = Output<'receiving.board'>['overdue']['rows'][number]

/** Rows of a group on the first look; the count says how many there are. */
const shown = 200

const asEntry = (kind: Entry['kind'], row: BoardRow): Entry => {
  const { id, number, supplierId, supplierName, expectedIso, lineCount, expectedMilli, doneMilli, reference, state, stations, orderNumbers, updatedAt } = row
  const entry = { id, number, supplierId, supplierName, expectedIso, lineCount, reference, state, updatedAt }
  return { ...entry, kind, completionPermille: expectedMilli === 0 ? 0 : Math.floor((doneMilli * 1000) / expectedMilli), stations: stations === '' ? [] : stations.split(','), orderNumbers: orderNumbers?.split(',') ?? [] }
}

const group = (kind: Entry['kind'], rows: readonly BoardRow[]): { readonly rows: Entry[]; readonly count: number } => ({ rows: rows.map((row) => asEntry(kind, row)), count: rows[0]?.total ?? 0 })

/** What was typed or scanned: a GS1 code is looked up by its GTIN or SSCC. */
function searchOf(context: Parameters<typeof readScan>[0], search: string): BoardSearch {
  const words = search.trim()
  const reading = readScan(context, { raw: words })
  if (reading.kind === 'gs1' && reading.sscc !== undefined) return { words, lookup: reading.sscc }
  return { words, lookup: words === '' ? '' : reading.kind === 'invalid' ? barcodeLookup(words) : codeOf(reading, words).lookup }
}

/** What is expected and under way, by when it is due. */
export const board: QueryHandler<'receiving.board'> = async (context, { search }) => {
  const { sql, todayIso } = context
  const wanted = searchOf(context, search)
  const orders = await boardOrders(sql, todayIso, wanted, shown)
  const due = (when: DueGroup) => group('order', orders.get(when) ?? [])
  const counting = await boardDeliveries(sql, 'counting', wanted, shown)
  const parked = await boardDeliveries(sql, 'parked', wanted, shown)
  return ok({
    todayIso,
    inProgress: { rows: [...counting, ...parked].map((row) => asEntry('delivery', row)), count: (counting[0]?.total ?? 0) + (parked[0]?.total ?? 0) },
    arriving: group('delivery', await boardDeliveries(sql, 'announced', wanted, shown)),
    overdue: due('overdue'),
    today: due('today'),
    later: due('later'),
    undated: due('undated')
  })
}
