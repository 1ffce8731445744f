import { createTurns } from '#main/persistence/turns.ts'
import { fail, ok } from '#shared/result.ts'
import type { StandaloneQueryHandler } from '../context.ts'
import { listExports } from './export/lists.ts'
import type { ExportReply, ExportRequest } from './export/run-export.ts'

/** Files are made one after another: each may take as much memory as the largest of them. */
const turns = createTurns()
const memoryMb = 1024

/** A list as a CSV file, made in a worker with a connection of its own: neither the screens nor the scans wait for it. Where a page of the screen begins does not matter. */
export const exportList: StandaloneQueryHandler<'system.exportList'> = {
  standalone: async ({ services: { database, workers }, settings, nowIso, todayIso }, { list, filter: { cursor: _cursor, limit: _limit, ...given } }) => {
    const { input } = listExports[list]
    const unknown = Object.keys(given).find((field) => !(field in input.shape))
    if (unknown !== undefined) return fail({ code: 'unknown-filter', field: unknown })
    const filter = input.safeParse(given)
    if (!filter.success) return fail({ code: 'bad-filter', field: String(filter.error.issues[0]?.path[0] ?? '') })
    const request: ExportRequest = { file: database.file, list, filter: filter.data, settings, nowIso, todayIso }
    const reply = await turns.take(() => workers.run<ExportReply>('export-list', request, { memoryMb }))
    return reply.ok ? ok({ fileName: `dockside-${list}-${todayIso}.csv`, mime: 'text/csv; charset=utf-8', ...reply.value }) : reply
  }
}
