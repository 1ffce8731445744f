import { contract } from '#shared/api/index.ts'
import { restorableFailures } from '#shared/api/startup.ts'
import { fail, ok } from '#shared/result.ts'
import { listBackups, restoreBackup } from '#main/persistence/backup.ts'
import { lastWrittenAt } from '#main/persistence/data-contents.ts'
import { lockData } from '#main/persistence/data-lock.ts'
import type { OpenFailure } from '#main/persistence/open-database.ts'
import { databaseFile } from '#main/persistence/open-database.ts'
import { isDamaged, isDiskFull } from '#main/persistence/sqlite-errors.ts'
import { createTurns } from '#main/persistence/turns.ts'
import type { Workers } from '#main/workers/run-worker.ts'
import type { AnyReply, Call } from '../dispatch.ts'
import { lookAtBackups } from '../system/look-at-backups.ts'

/** Why the app is not ready: the data could not be opened, or a demo was asked for where a company works. */
export type StartFailure = OpenFailure | { readonly code: 'not-demo'; readonly companyName: string }

/** What the app lets the startup procedures see and do: neither ready nor failed while it closes. `reopen` tries to open the data and settles whatever comes of it. */
export type StartupControls = { readonly dataFolder: string; readonly workers: Pick<Workers, 'run'>; readonly nowIso: () => string; readonly isReady: () => boolean; readonly failure: () => StartFailure | null; readonly reopen: () => Promise<void> }

const detailOf = (failure: StartFailure): string => {
  if ('detail' in failure) return failure.detail
  if (failure.code === 'in-use') return failure.holder
  if (failure.code === 'not-demo') return failure.companyName
  return failure.code === 'newer-version' ? `schema ${failure.schemaVersion}, this version knows ${failure.supported}` : ''
}

const mayRestore = (failure: StartFailure | null): boolean => failure !== null && restorableFailures.includes(failure.code)

/**
 * Answers `startup.*`, which must work when there is no database; null for every other procedure. Retry and restore take turns, so that two screens that ask at once
 * do not open the folder twice.
 */
export function createStartupCalls({ dataFolder, workers, nowIso, isReady, failure, reopen }: StartupControls): (call: Call) => Promise<AnyReply> | null {
  const turns = createTurns()
  const phase = (): 'ready' | 'failed' => (isReady() ? 'ready' : 'failed')

  const state = async (): Promise<AnyReply> => {
    const found = failure()
    const canRestore = mayRestore(found)
    const files = listBackups(dataFolder)
    const looks = canRestore ? await lookAtBackups(workers, dataFolder, files, 'contents').catch(() => []) : []
    const backups = files.map((file, index) => ({ ...file, contents: looks[index]?.contents ?? null }))
    return ok({ phase: phase(), failure: found === null ? null : { code: found.code, detail: detailOf(found) }, canRestore, writtenAt: canRestore ? lastWrittenAt(databaseFile(dataFolder)) : null, backups })
  }

  const retry = (): Promise<AnyReply> =>
    turns.take(async () => {
      if (failure() !== null) await reopen()
      return ok({ phase: phase() })
    })

  const restore = (backupName: string): Promise<AnyReply> =>
    turns.take(async () => {
      if (isReady()) return fail({ code: 'not-failed' })
      if (!mayRestore(failure())) return fail({ code: 'not-restorable' })
      if (!listBackups(dataFolder).some(({ name }) => name === backupName)) return fail({ code: 'unknown-backup' })
      const placed = putInPlace(dataFolder, backupName, nowIso())
      if (!placed.ok) return placed
      await reopen()
      return ok({ keptAs: placed.value, phase: phase() })
    })

  return ({ procedure, input }) => {
    if (!procedure.startsWith('startup.')) return null
    const parsed = contract.get(procedure)?.input.safeParse({ ...(procedure === 'startup.state' ? {} : { requestId: 'startup-call' }), ...(input ?? {}) })
    if (parsed === undefined) return Promise.resolve(fail({ code: 'unknown-procedure' }))
    if (!parsed.success) return Promise.resolve(fail({ code: 'invalid-input', issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) }))
    if (procedure === 'startup.restore') return restore((parsed.data as { readonly backupName: string }).backupName)
    return procedure === 'startup.retry' ? retry() : state()
  }
}

/** The folder is locked meanwhile: a copy that opened the data since would lose it under its feet. */
function putInPlace(dataFolder: string, backupName: string, nowIso: string) {
  const lock = lockData(dataFolder, `restoring ${backupName}, since ${nowIso}`)
  if (!lock.ok) return lock
  try {
    return ok(restoreBackup(dataFolder, databaseFile(dataFolder), backupName, nowIso))
  } catch (error) {
    if (isDamaged(error)) return fail({ code: 'backup-not-sound', detail: error instanceof Error ? error.message : String(error) })
    if (isDiskFull(error)) return fail({ code: 'disk-full' })
    throw error
  } finally {
    lock.value.release()
  }
}
