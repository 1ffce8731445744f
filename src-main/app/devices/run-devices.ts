import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { Services } from '../context.ts'
import type { Devices } from './devices.ts'
import type { Session } from './device-session.ts'
import { openSession } from './device-session.ts'
import type { Simulations } from './simulations.ts'
import { createSimulations } from './simulations.ts'
import type { StoredDevice } from './stored-devices.ts'
import { loadDevices } from './stored-devices.ts'

const off: DeviceStatus = { state: 'off', troubles: [], detail: '' }

/** What of a device its connection depends on: the name is not among it. */
const keyOf = ({ station, setup: { kind, connection, settings } }: StoredDevice): string => JSON.stringify([station, kind, connection, settings])

/** How long a change waits for a line to close, in milliseconds: some systems never let go of a device, and the others are not to wait for it. */
const closesWithinMs = 2_000
const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, closesWithinMs).unref())

/** Connects every device that is set up and switched on, and keeps in step with changes. A device that cannot be reached is tried again and again; it never stops the program. */
export function runDevices(services: Pick<Services, 'database' | 'clock' | 'announce' | 'log' | 'drawZpl'>): Devices {
  const { database, announce, log } = services
  const sessions = new Map<number, { readonly key: string; readonly session: Session }>()
  const simulations: Simulations = createSimulations(services.drawZpl)
  let stopped = false
  let refreshing: Promise<void> = Promise.resolve()

  const end = async (deviceId: number): Promise<void> => {
    const ending = sessions.get(deviceId)
    sessions.delete(deviceId)
    if (ending === undefined) return
    const closing = ending.session.close().catch((error: unknown) => log.warn({ err: error, deviceId }, 'a device did not close well'))
    await Promise.race([closing, patience()])
  }
  const begin = (device: StoredDevice): void => {
    const simulation = device.setup.connection.kind === 'simulated' ? simulations.of(device) : null
    sessions.set(device.id, { key: keyOf(device), session: openSession(device, services, simulation) })
  }
  const refreshNow = async (): Promise<void> => {
    if (stopped) return
    const stored = await database.read(loadDevices)
    const wanted = stored.filter(({ active }) => active)
    for (const deviceId of [...sessions.keys()]) {
      const device = wanted.find(({ id }) => id === deviceId)
      if (device === undefined || keyOf(device) !== sessions.get(deviceId)?.key) await end(deviceId)
    }
    simulations.keep(new Set(stored.filter(({ setup }) => setup.connection.kind === 'simulated').map(({ id }) => id)))
    for (const device of wanted) if (!sessions.has(device.id)) begin(device)
  }
  /** One after another: two changes at once must not open a line twice. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    refreshing = refreshing.then(work, work)
    return refreshing
  }
  const sessionOf = (deviceId: number): Session | undefined => sessions.get(deviceId)?.session

  return {
    refresh: () => inTurn(refreshNow),
    status: (deviceId) => sessionOf(deviceId)?.status() ?? off,
    reading: (deviceId) => sessionOf(deviceId)?.reading() ?? null,
    printer: (deviceId) => sessionOf(deviceId)?.printer() ?? null,
    reconnect: (deviceId) =>
      inTurn(async () => {
        await end(deviceId)
        await refreshNow()
        announce({ type: 'devices.changed', deviceId })
      }),
    log: (deviceId) => sessionOf(deviceId)?.log() ?? [],
    scaleAct: async (deviceId, act) => sessionOf(deviceId)?.scaleAct(act) ?? 'not-connected',
    simulation: (deviceId) => simulations.find(deviceId),
    stop: () =>
      inTurn(async () => {
        stopped = true
        await Promise.all([...sessions.keys()].map(end))
        simulations.stop()
      })
  }
}
