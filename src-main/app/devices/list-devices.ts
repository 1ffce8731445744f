import type { LabelKind } from '#shared/domain/labels/template.ts'
import { fail, ok } from '#shared/result.ts'
import { listCandidates } from '#main/drivers/list-candidates.ts'
import type { QueryHandler, StandaloneQueryHandler } from '../context.ts'
import { loadDevice, loadDevices, toView } from './stored-devices.ts'

/** All devices, or those of one station. */
export const list: QueryHandler<'devices.list'> = async ({ sql, services }, { station }) =>
  ok({ rows: (await loadDevices(sql)).filter((device) => station === null || device.station === station).map((device) => toView(device, services.devices)) })

/** Who prints what, by station. */
export const assignments: QueryHandler<'devices.assignments'> = async ({ sql }) =>
  ok({ rows: [...(await sql.all<{ readonly station: string; readonly labelKind: LabelKind; readonly deviceId: number }>('SELECT station, label_kind AS labelKind, device_id AS deviceId FROM label_printers ORDER BY station, label_kind'))] })

/** What the system lists, with what is set up already. */
export const found: StandaloneQueryHandler<'devices.found'> = {
  standalone: async ({ services }) => {
    const [candidates, devices] = await Promise.all([listCandidates(), services.database.read(loadDevices)])
    const rows = candidates.map(({ connection, kinds, name }) => ({ connection, kinds: [...kinds], name, configuredAs: devices.find((device) => sameLine(device.setup.connection, connection))?.id ?? null }))
    return ok({ rows })
  }
}

const sameLine = (one: object, other: object): boolean => {
  const key = (connection: Readonly<Record<string, unknown>>): string => JSON.stringify([connection.kind, connection.path, connection.queue, connection.vendorId, connection.productId, connection.serialNumber])
  return key({ ...one }) === key({ ...other })
}

/** The last lines of a device. */
export const log: QueryHandler<'devices.log'> = async ({ sql, services }, { deviceId }) =>
  (await loadDevice(sql, deviceId)) === null ? fail({ code: 'not-found' }) : ok({ lines: [...services.devices.log(deviceId)] })
