import type { ServerEvent } from '#shared/api/events.ts'
import { fail, ok } from '#shared/result.ts'
import type { Clock } from '#main/clock.ts'
import type { Log } from '#main/log.ts'
import { listBackups, restoreBackup } from '#main/persistence/backup.ts'
import type { OpenedData, OpenFailure } from '#main/persistence/open-database.ts'
import { databaseFile, openData } from '#main/persistence/open-database.ts'
import type { Workers } from '#main/workers/run-worker.ts'
import type { Services } from './context.ts'
import type { AnyReply, Call, Dispatch } from './dispatch.ts'
import { createDispatch } from './dispatch.ts'
import { keepBackups } from './system/keep-backups.ts'

/** What the program is made of, given by the composition root. */
export type AppParts = { readonly dataFolder: string; readonly clock: Clock; readonly newId: () => string; readonly workers: Workers; readonly log: Log; readonly demo?: boolean; readonly checkReplies?: boolean }

/** The running program without a window or a port: hosts hand it calls and pass its events on. */
export type App = {
  readonly dispatch: Dispatch
  /** Adds a listener for events; returns what removes it. */
  readonly subscribe: (listener: (event: ServerEvent) => void) => () => void
  /** Why the data is not open, or null. */
  readonly failure: () => OpenFailure | null
  readonly close: () => Promise<void>
}

type Phase = { readonly kind: 'ready'; readonly data: OpenedData; readonly dispatch: Dispatch; readonly stopBackups: () => void } | { readonly kind: 'failed'; readonly failure: OpenFailure } | { readonly kind: 'closed' }

const detailOf = (failure: OpenFailure): string => {
  if ('detail' in failure) return failure.detail
  if (failure.code === 'in-use') return failure.holder
  return failure.code === 'newer-version' ? `schema ${failure.schemaVersion}, this version knows ${failure.supported}` : ''
}

/** Opens the data folder; when that fails the app still answers `startup.*`, so that a person can see why and restore a backup. */
export async function openApp(parts: AppParts): Promise<App> {
  const { dataFolder, clock, log } = parts
  const listeners = new Set<(event: ServerEvent) => void>()
  const announce = (event: ServerEvent): void => listeners.forEach((listener) => listener(event))

  const open = async (): Promise<Phase> => {
    const opened = await openData(dataFolder, clock.nowIso())
    if (!opened.ok) {
      log.error({ failure: opened.failure }, 'the data could not be opened')
      return { kind: 'failed', failure: opened.failure }
    }
    const services: Services = { ...parts, database: opened.value.database, announce }
    const whenDamaged = (detail: string): void => void fallTo({ code: 'damaged', detail })
    return { kind: 'ready', data: opened.value, dispatch: createDispatch(services, parts), stopBackups: keepBackups(services, whenDamaged) }
  }

  let phase = await open()

  const closePhase = async (): Promise<void> => {
    if (phase.kind !== 'ready') return
    const { stopBackups, data } = phase
    phase = { kind: 'closed' }
    stopBackups()
    await data.close()
  }
  const fallTo = async (failure: OpenFailure): Promise<void> => {
    log.error({ failure }, 'the data cannot be used any longer')
    await closePhase().catch((error: unknown) => log.error({ err: error }, 'closing the damaged file failed'))
    phase = { kind: 'failed', failure }
    announce({ type: 'startup.changed' })
  }
  const reopen = async (): Promise<'ready' | 'failed'> => {
    phase = await open()
    announce({ type: 'startup.changed' })
    return phase.kind === 'ready' ? 'ready' : 'failed'
  }

  const restore = async (backupName: unknown): Promise<AnyReply> => {
    if (phase.kind === 'ready') return fail({ code: 'not-failed' })
    const backup = listBackups(dataFolder).find((file) => file.name === backupName)
    if (backup === undefined) return fail({ code: 'unknown-backup' })
    try {
      const keptAs = restoreBackup(dataFolder, databaseFile(dataFolder), backup.name, clock.nowIso())
      return ok({ keptAs, phase: await reopen() })
    } catch (error) {
      return fail({ code: 'backup-not-sound', detail: error instanceof Error ? error.message : String(error) })
    }
  }

  const startup = async ({ procedure, input }: Call): Promise<AnyReply> => {
    if (procedure === 'startup.restore') return restore((input as { readonly backupName?: unknown } | undefined)?.backupName)
    if (procedure === 'startup.retry') return ok({ phase: phase.kind === 'ready' ? 'ready' : await reopen() })
    const failure = phase.kind === 'failed' ? { code: phase.failure.code, detail: detailOf(phase.failure) } : null
    return ok({ phase: phase.kind === 'ready' ? 'ready' : 'failed', failure, backups: listBackups(dataFolder) })
  }

  return {
    dispatch: async (call) => {
      if (['startup.state', 'startup.retry', 'startup.restore'].includes(call.procedure)) return startup(call)
      return phase.kind === 'ready' ? phase.dispatch(call) : fail({ code: 'not-started' })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    failure: () => (phase.kind === 'failed' ? phase.failure : null),
    close: closePhase
  }
}
