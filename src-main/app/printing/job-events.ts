import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import type { Tx } from '#main/persistence/sql.ts'
import type { CommandContext } from '../context.ts'

/** What an event says besides its name: labels it is about, what the printer needed, and words of a person or of the device. */
export type EventFacts = { readonly fromLabel?: number | null; readonly toLabel?: number | null; readonly troubles?: readonly DeviceTrouble[]; readonly detail?: string }

type Who = { readonly operatorId: number | null; readonly station: string }

const nobody: Who = { operatorId: null, station: '' }

/** Appends to what happened to a job; nobody can edit it. Without `who` it happened by itself. */
export async function addJobEvent(tx: Tx, jobId: number, atIso: string, what: string, { fromLabel = null, toLabel = null, troubles = [], detail = '' }: EventFacts = {}, { operatorId, station }: Who = nobody): Promise<void> {
  await tx.run(
    'INSERT INTO print_job_events (job_id, at, operator_id, station, what, from_label, to_label, troubles, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    jobId, atIso, operatorId, station, what, fromLabel, toLabel, JSON.stringify(troubles), detail
  )
}

/** The same for what a person did. */
export const noteJobEvent = ({ sql, nowIso, operator, station }: Pick<CommandContext, 'sql' | 'nowIso' | 'operator' | 'station'>, jobId: number, what: string, facts: EventFacts = {}): Promise<void> =>
  addJobEvent(sql, jobId, nowIso, what, facts, { operatorId: operator.id === 0 ? null : operator.id, station })
