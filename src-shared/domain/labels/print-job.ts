/**
 * The life of a print job. `queued`: waits for its printer. `sending`: labels go out. `paused`: a person, the printer or the first label's check holds it. `sent`: everything was handed over, and the
 * printer cannot say whether it printed. `confirmed`: the printer said so, or a person did. `unknown`: something ended while labels were out, and a person has to look. `failed`: it could not be printed
 * at all. `cancelled`: a person ended it.
 */
export const jobStates = ['queued', 'sending', 'paused', 'sent', 'confirmed', 'unknown', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** Jobs that still need something. */
export const openJobStates = ['queued', 'sending', 'paused', 'unknown', 'failed'] as const satisfies readonly JobState[]

/** What may be done with a job in each state. */
export const jobActs: Readonly<Record<'pause' | 'resume' | 'cancel' | 'confirm' | 'reprint' | 'scanBack', readonly JobState[]>> = {
  pause: ['queued', 'sending'],
  resume: ['paused', 'unknown', 'failed'],
  cancel: ['queued', 'sending', 'paused', 'unknown', 'failed'],
  confirm: ['unknown', 'sent'],
  reprint: ['sent', 'confirmed', 'unknown', 'cancelled'],
  scanBack: ['paused']
}
