import { z } from 'zod'
import { command, noDetails, query } from './procedure.ts'
import { instantSchema } from './schemas.ts'

/** Why the data could not be opened; nothing was changed or lost. */
export const startFailureCodes = ['in-use', 'locked', 'newer-version', 'damaged', 'read-only', 'disk-full', 'migration-failed'] as const

const backupSchema = z.object({ name: z.string(), at: instantSchema, bytes: z.int(), reason: z.string() })

/** Answers even when the data cannot be opened: what is wrong and how to go on. */
export const startupApi = {
  /** `detail` is for whoever helps: the words of the system. `backups` are checked copies, newest first. */
  state: query({
    input: {},
    output: z.object({ phase: z.enum(['ready', 'failed']), failure: z.object({ code: z.enum(startFailureCodes), detail: z.string() }).nullable(), backups: z.array(backupSchema) }),
    roles: 'anyone'
  }),
  /** Tries to open the data once more, for example after another copy was closed. */
  retry: command({ input: {}, output: z.object({ phase: z.enum(['ready', 'failed']) }), roles: 'anyone', keepsReply: false }),
  /** Puts a backup in the place of data that could not be opened; the replaced file is kept beside it under `keptAs`. */
  restore: command({
    input: { backupName: z.string().max(200) },
    output: z.object({ keptAs: z.string(), phase: z.enum(['ready', 'failed']) }),
    failures: { 'not-failed': noDetails, 'unknown-backup': noDetails, 'backup-not-sound': z.object({ detail: z.string() }) },
    roles: 'anyone',
    keepsReply: false
  })
}
