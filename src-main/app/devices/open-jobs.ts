import type { Sql } from '#main/persistence/sql.ts'

/** How many print jobs still need this printer. */
export const openJobs = async (sql: Sql, deviceId: number): Promise<number> =>
  (await sql.get<{ readonly jobs: number }>(`SELECT count(*) AS jobs FROM print_jobs WHERE printer_id = ? AND state IN ('queued','sending','paused','unknown','failed')`, deviceId))?.jobs ?? 0
