import type { ServerEvent } from '#shared/api/events.ts'
import { fail } from '#shared/result.ts'
import type { Clock } from '#main/clock.ts'
import type { ZplPreview } from '#main/documents/labels/zpl-preview.ts'
import type { Log } from '#main/log.ts'
import type { OpenedData } from '#main/persistence/open-database.ts'
import { openData } from '#main/persistence/open-database.ts'
import type { Workers } from '#main/workers/run-worker.ts'
import type { DrawZpl, Services } from './context.ts'
import type { Dispatch } from './dispatch.ts'
import { createDispatch } from './dispatch.ts'
import { prepareDemo } from './demo/prepare-demo.ts'
import { noDevices } from './devices/devices.ts'
import { runStationWork } from './devices/run-station-work.ts'
import { createLabelMaker } from './labels/label-maker.ts'
import type { StartFailure } from './startup/startup-calls.ts'
import { createStartupCalls } from './startup/startup-calls.ts'
import { backUpAtClose } from './system/back-up-at-close.ts'
import { keepBackups } from './system/keep-backups.ts'

/** What the program is made of, given by the composition root. `backUpAtClose`: an ordered end makes a backup of what was entered since the newest one. */
export type AppParts = { readonly dataFolder: string; readonly clock: Clock; readonly newId: () => string; readonly workers: Workers; readonly zplPreview: ZplPreview; readonly log: Log; readonly demo?: boolean; readonly checkReplies?: boolean; readonly backUpAtClose?: boolean }

/** The running program without a window or a port: hosts hand it calls and pass its events on. */
export type App = {
  readonly dispatch: Dispatch
  /** Adds a listener for events; returns what removes it. */
  readonly subscribe: (listener: (event: ServerEvent) => void) => () => void
  /** Why the data is not open, or null. */
  readonly failure: () => StartFailure | null
  readonly close: () => Promise<void>
}

type Phase = { readonly kind: 'ready'; readonly data: OpenedData; readonly services: Services; readonly dispatch: Dispatch; readonly stopWork: () => Promise<void> } | { readonly kind: 'failed'; readonly failure: StartFailure } | { readonly kind: 'closed' }

/** How long closing waits for jobs that are told to stop, in milliseconds: a thread that ends in the middle of the driver's work could take the program with it. */
const patienceMs = 5_000
const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patienceMs).unref())

/** A picture is a service to whoever looks: when it cannot be drawn there is none. */
const drawWith = (preview: ZplPreview): DrawZpl => async (zpl, widthMm, heightMm, dotsPerMm) =>
  preview.render(zpl, { widthMm, heightMm, dotsPerMm }).then(([png]) => png ?? null, () => null)

/** Opens the data folder; when that fails the app still answers `startup.*`, so that a person can see why and restore a backup. */
export async function openApp(parts: AppParts): Promise<App> {
  const { dataFolder, clock, log } = parts
  const listeners = new Set<(event: ServerEvent) => void>()
  const announce = (event: ServerEvent): void => listeners.forEach((listener) => listener(event))
  const subscribe = (listener: (event: ServerEvent) => void): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  const open = async (): Promise<Phase> => {
    const opened = await openData(dataFolder, clock.nowIso())
    if (!opened.ok) {
      log.error({ failure: opened.failure }, 'the data could not be opened')
      return { kind: 'failed', failure: opened.failure }
    }
    const closing = new AbortController()
    const beside = { ...parts, database: opened.value.database, announce, closing: closing.signal, labelMaker: createLabelMaker(), drawZpl: drawWith(parts.zplPreview) }
    const closeAndThrow = async (error: unknown): Promise<never> => {
      await opened.value.close()
      throw error
    }
    const refused = parts.demo === true ? await prepareDemo({ ...beside, devices: noDevices }, parts.checkReplies === true).catch(closeAndThrow) : null
    if (refused !== null) {
      await opened.value.close()
      return { kind: 'failed', failure: refused }
    }
    const whenDamaged = (detail: string): void => void fallTo({ code: 'damaged', detail })
    const { devices, stop } = await runStationWork(beside, subscribe).catch(closeAndThrow)
    const services: Services = { ...beside, devices }
    const stopBackups = keepBackups(services, opened.value, { whenDamaged, subscribe })
    const stopWork = async (): Promise<void> => {
      closing.abort()
      stopBackups()
      await stop()
    }
    return { kind: 'ready', data: opened.value, services, dispatch: createDispatch(services, parts), stopWork }
  }

  let phase = await open()

  const closePhase = async (lastAct?: (services: Services) => Promise<void>): Promise<void> => {
    if (phase.kind !== 'ready') return
    const { stopWork, data, services } = phase
    phase = { kind: 'closed' }
    await Promise.race([Promise.all([stopWork(), parts.workers.idle()]), patience()])
    await parts.zplPreview.close()
    await lastAct?.(services)
    await data.close()
  }
  const fallTo = async (failure: StartFailure): Promise<void> => {
    if (phase.kind !== 'ready') return
    log.error({ failure }, 'the data cannot be used any longer')
    await closePhase().catch((error: unknown) => log.error({ err: error }, 'closing the damaged file failed'))
    phase = { kind: 'failed', failure }
    announce({ type: 'startup.changed' })
  }
  const reopen = async (): Promise<void> => {
    phase = await open()
    announce({ type: 'startup.changed' })
  }
  const failure = (): StartFailure | null => (phase.kind === 'failed' ? phase.failure : null)
  const answerStartup = createStartupCalls({ dataFolder, workers: parts.workers, nowIso: clock.nowIso, isReady: () => phase.kind === 'ready', failure, reopen })

  return {
    dispatch: async (call) => answerStartup(call) ?? (phase.kind === 'ready' ? phase.dispatch(call) : fail({ code: 'not-started' })),
    subscribe,
    failure,
    close: () => closePhase(parts.backUpAtClose === true ? backUpAtClose : undefined)
  }
}
