import { fail, ok } from '#shared/result.ts'
import { identify as identifyLine } from '#main/drivers/identify.ts'
import type { StandaloneContext, StandaloneHandler, QueryHandler } from '../context.ts'
import type { StoredDevice } from './stored-devices.ts'
import { loadDevice, toView } from './stored-devices.ts'

const deviceOf = ({ services }: Pick<StandaloneContext, 'services'>, deviceId: number): Promise<StoredDevice | null> => services.database.read((sql) => loadDevice(sql, deviceId))

/** Tries the line again at once. */
export const reconnect: StandaloneHandler<'devices.reconnect'> = {
  standalone: async (context, { deviceId }) => {
    const device = await deviceOf(context, deviceId)
    if (device === null) return fail({ code: 'not-found' })
    await context.services.devices.reconnect(deviceId)
    return ok(toView(device, context.services.devices))
  }
}

/** Zero or tare. */
export const scaleAct: StandaloneHandler<'devices.scaleAct'> = {
  standalone: async (context, { deviceId, act }) => {
    if ((await deviceOf(context, deviceId)) === null) return fail({ code: 'not-found' })
    const outcome = await context.services.devices.scaleAct(deviceId, act)
    // A scale whose protocol has no answer to this shows by its weight what it did.
    if (outcome === 'done' || outcome === 'sent') return ok({})
    return fail({ code: outcome === 'unsupported' ? 'not-possible' : outcome === 'refused' ? 'refused' : 'not-ready' })
  }
}

/** How a simulated device is set. */
export const simulation: QueryHandler<'devices.simulation'> = async ({ sql, services }, { deviceId }) => {
  if ((await loadDevice(sql, deviceId)) === null) return fail({ code: 'not-found' })
  const found = services.devices.simulation(deviceId)
  return found === null ? fail({ code: 'not-simulated' }) : ok(await found.state())
}

/** Does something with a simulated device. */
export const simulate: StandaloneHandler<'devices.simulate'> = {
  standalone: async (context, { deviceId, what }) => {
    if ((await deviceOf(context, deviceId)) === null) return fail({ code: 'not-found' })
    const found = context.services.devices.simulation(deviceId)
    if (found === null) return fail({ code: 'not-simulated' })
    if (!found.act(what)) return fail({ code: 'wrong-act' })
    context.publish({ type: 'devices.changed', deviceId })
    return ok(await found.state())
  }
}

/** Asks what is at the other end of a line that no device uses. */
export const identify: StandaloneHandler<'devices.identify'> = {
  standalone: async (_context, { connection, kind, language }) => identifyLine(connection, kind, language)
}
