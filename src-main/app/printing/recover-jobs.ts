import type { Tx } from '#main/persistence/sql.ts'
import { addJobEvent } from './job-events.ts'

type Cut = { readonly id: number; readonly labels: number; readonly handedOver: number; readonly sent: number; readonly confirmed: number | null }

/**
 * Sorts the jobs that were at work when the program ended, however it ended. What was surely never handed over prints without a question; where labels may or may not be on paper
 * the job waits for a person, and proposes the first label nobody is sure of. So nothing is printed twice without a person saying so.
 */
export async function recoverJobs(tx: Tx, nowIso: string): Promise<readonly number[]> {
  const cut = await tx.all<Cut>(`SELECT id, labels, handed_over AS handedOver, sent, confirmed FROM print_jobs WHERE state = 'sending'`)
  for (const job of cut) {
    const surelyOut = job.confirmed ?? job.sent
    const isUnsure = job.handedOver > surelyOut
    const state = isUnsure ? 'unknown' : job.handedOver === job.labels ? (job.confirmed === null ? 'sent' : 'confirmed') : 'queued'
    await tx.run(`UPDATE print_jobs SET state = ?, resume_from = ?, troubles = '[]', ended_at = ? WHERE id = ?`, state, isUnsure ? surelyOut + 1 : null, state === 'sent' || state === 'confirmed' ? nowIso : null, job.id)
    await addJobEvent(tx, job.id, nowIso, 'interrupted', isUnsure ? { fromLabel: surelyOut + 1, toLabel: job.handedOver } : {})
  }
  return cut.map(({ id }) => id)
}
