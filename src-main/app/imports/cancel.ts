import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import type { StandaloneHandler } from '../context.ts'
import { loadImport, statusOf } from './import-record.ts'
import { runsOf } from './runs.ts'

/** Stops what is under way and waits until it has stopped, or gives up an import that was only uploaded or checked. */
export const cancel: StandaloneHandler<'imports.cancel'> = {
  standalone: async ({ services, nowIso }, { importId }) => {
    const load = () => services.database.read((sql) => loadImport(sql, importId))
    const record = await load()
    if (record === undefined) return fail({ code: 'not-found' })
    const run = runsOf(services).get(importId)
    run?.stop.abort()
    await run?.ended.catch(() => undefined)
    // A check that had just ended when the cancel came is given up as well.
    const { changed } = await services.database.write((tx) => tx.run(`UPDATE imports SET state = 'cancelled', ended_at = ? WHERE id = ? AND state IN ('uploaded', 'checked')`, nowIso, importId))
    if (changed === 0 && run === undefined) return fail({ code: 'already-ended' })
    const after = await load()
    assert(after !== undefined, 'the import stays in its table')
    return ok(statusOf(after, runsOf(services).get(importId)))
  }
}
