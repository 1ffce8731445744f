import { z } from 'zod'
import { command, noDetails, query } from './procedure.ts'
import { dataContentsSchema, instantSchema } from './schemas.ts'

/**
 * Why the data could not be opened; nothing was changed or lost. `damaged` also stands for a file that is missing where there was one;
 * `not-demo` for a demo that was asked for in a folder with a company's own data.
 */
export const startFailureCodes = ['in-use', 'locked', 'newer-version', 'damaged', 'read-only', 'disk-full', 'migration-failed', 'not-demo'] as const

/** The failures after which a backup may take the place of the file: in every other case the file is good or another program works with it. */
export const restorableFailures: readonly (typeof startFailureCodes)[number][] = ['damaged', 'migration-failed', 'newer-version']

const backupSchema = z.object({ name: z.string(), at: instantSchema, bytes: z.int(), reason: z.string(), contents: dataContentsSchema.nullable() })

/** Answers even when the data cannot be opened: what is wrong and how to go on. */
export const startupApi = {
  /** `detail` is for whoever helps: the words of the system. `backups` are checked copies, newest first; `canRestore` says whether one may be put in place, and only then `contents` says what each holds (null where it cannot be read) and `writtenAt` when the file that cannot be opened was last written. */
  state: query({
    input: {},
    output: z.object({ phase: z.enum(['ready', 'failed']), failure: z.object({ code: z.enum(startFailureCodes), detail: z.string() }).nullable(), canRestore: z.boolean(), writtenAt: instantSchema.nullable(), backups: z.array(backupSchema) }),
    roles: 'anyone'
  }),
  /** Tries to open the data once more, for example after another copy was closed. */
  retry: command({ input: {}, output: z.object({ phase: z.enum(['ready', 'failed']) }), roles: 'anyone', keepsReply: false }),
  /** Puts a backup in the place of data that could not be opened; the replaced file is kept beside it under the name `keptAs`, null when there was none. */
  restore: command({
    input: { backupName: z.string().max(200) },
    output: z.object({ keptAs: z.string().nullable(), phase: z.enum(['ready', 'failed']) }),
    failures: { 'not-failed': noDetails, 'not-restorable': noDetails, 'unknown-backup': noDetails, 'backup-not-sound': z.object({ detail: z.string() }), 'in-use': z.object({ holder: z.string() }) },
    roles: 'anyone',
    keepsReply: false
  })
}
