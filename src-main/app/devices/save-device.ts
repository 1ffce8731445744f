import type { DeviceConnection, DeviceKind } from '#shared/domain/devices/configuration.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { openJobs } from './open-jobs.ts'
import { recordChange } from '../record-change.ts'
import type { DeviceSetup } from './stored-devices.ts'
import { loadDevice, loadDevices, toView } from './stored-devices.ts'

const printerConnections: readonly DeviceConnection['kind'][] = ['tcp', 'file', 'spooler', 'serial', 'simulated']

/** Which connections a device of this kind can have. */
function possibleConnections(setup: DeviceSetup): readonly DeviceConnection['kind'][] {
  if (setup.kind === 'scanner') return setup.settings.protocol === 'hid-pos' ? ['hid', 'simulated'] : ['serial', 'simulated']
  if (setup.kind === 'scale') return setup.settings.protocol === 'dymo-hid' ? ['hid'] : ['serial', 'tcp', 'simulated']
  return printerConnections
}

/** What makes two lines the same line: two devices cannot share it. Simulated devices have one each. */
const lineOf = (kind: DeviceKind, connection: DeviceConnection): string | null => {
  if (connection.kind === 'simulated') return null
  if (connection.kind === 'serial' || connection.kind === 'file') return `path ${connection.path}`
  if (connection.kind === 'tcp') return `tcp ${connection.host.toLowerCase()} ${connection.port}`
  if (connection.kind === 'spooler') return `queue ${connection.queue}`
  return `hid ${kind} ${connection.vendorId} ${connection.productId} ${connection.serialNumber ?? ''}`
}

const isPrinter = ({ kind }: DeviceSetup): boolean => kind === 'label-printer' || kind === 'receipt-printer'

/** Adds or changes a device. It is connected once that is committed. */
export const saveDevice: CommandHandler<'devices.save'> = async (context, { deviceId, version, station, setup }) => {
  const { sql, services } = context
  const possible = possibleConnections(setup)
  if (!possible.includes(setup.connection.kind)) return fail({ code: 'wrong-connection', connection: setup.connection.kind, possible: [...possible] })
  const before = deviceId === null ? null : await loadDevice(sql, deviceId)
  if (deviceId !== null && before === null) return fail({ code: 'not-found' })
  if (before !== null && before.version !== version) return fail({ code: 'conflict', version: before.version })
  const jobs = before === null || isPrinter(setup) ? 0 : await openJobs(sql, before.id)
  if (jobs > 0) return fail({ code: 'jobs-wait', jobs })
  const others = (await loadDevices(sql)).filter(({ id }) => id !== deviceId)
  if (others.some((other) => other.setup.name.toLowerCase() === setup.name.toLowerCase())) return fail({ code: 'name-taken' })
  const line = lineOf(setup.kind, setup.connection)
  const sharing = line === null ? undefined : others.find((other) => lineOf(other.setup.kind, other.setup.connection) === line)
  if (sharing !== undefined) return fail({ code: 'in-use', name: sharing.setup.name })

  const values = [station, setup.kind, setup.name, JSON.stringify(setup.connection), JSON.stringify(setup.settings)] as const
  const id = before === null
    ? (await sql.run('INSERT INTO devices (station, kind, name, connection, settings) VALUES (?, ?, ?, ?, ?)', ...values)).id
    : (await sql.run('UPDATE devices SET station = ?, kind = ?, name = ?, connection = ?, settings = ?, version = version + 1 WHERE id = ?', ...values, before.id), before.id)
  await recordChange(context, { action: before === null ? 'created' : 'changed', entity: 'device', entityId: id, before: before === null ? undefined : { station: before.station, ...before.setup }, after: { station, ...setup } })
  context.publish({ type: 'devices.changed', deviceId: null })
  const saved = await loadDevice(sql, id)
  if (saved === null) throw new Error('the device that was just saved is not there')
  return ok(toView(saved, services.devices))
}
