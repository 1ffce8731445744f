import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { openJobs } from './open-jobs.ts'
import { loadDevice, toView } from './stored-devices.ts'

/** Switches a device on or off. */
export const setActive: CommandHandler<'devices.setActive'> = async (context, { deviceId, active }) => {
  const { sql, services } = context
  const device = await loadDevice(sql, deviceId)
  if (device === null) return fail({ code: 'not-found' })
  if (device.active !== active) {
    await sql.run('UPDATE devices SET active = ?, version = version + 1 WHERE id = ?', active ? 1 : 0, deviceId)
    await recordChange(context, { action: 'changed', entity: 'device', entityId: deviceId, before: { active: device.active }, after: { active } })
    context.publish({ type: 'devices.changed', deviceId: null })
  }
  return ok(toView((await loadDevice(sql, deviceId)) ?? device, services.devices))
}

/** Takes a device away; its name stays with its jobs. */
export const removeDevice: CommandHandler<'devices.remove'> = async (context, { deviceId }) => {
  const { sql } = context
  const device = await loadDevice(sql, deviceId)
  if (device === null) return fail({ code: 'not-found' })
  const jobs = await openJobs(sql, deviceId)
  if (jobs > 0) return fail({ code: 'jobs-wait', jobs })
  await sql.run('UPDATE devices SET removed = 1, active = 0 WHERE id = ?', deviceId)
  await sql.run('DELETE FROM label_printers WHERE device_id = ?', deviceId)
  await recordChange(context, { action: 'removed', entity: 'device', entityId: deviceId, before: { station: device.station, ...device.setup } })
  context.publish({ type: 'devices.changed', deviceId: null })
  return ok({})
}

/** Says which printer prints a kind of label at a station; null leaves it to the first label printer. */
export const assign: CommandHandler<'devices.assign'> = async (context, { station, labelKind, deviceId }) => {
  const { sql } = context
  const device = deviceId === null ? null : await loadDevice(sql, deviceId)
  if (deviceId !== null && device === null) return fail({ code: 'not-found' })
  if (device !== null && device.setup.kind !== 'label-printer' && device.setup.kind !== 'receipt-printer') return fail({ code: 'not-a-printer' })
  const before = await sql.get<{ readonly device_id: number }>('SELECT device_id FROM label_printers WHERE station = ? AND label_kind = ?', station, labelKind)
  if ((before?.device_id ?? null) === deviceId) return ok({})
  if (deviceId === null) await sql.run('DELETE FROM label_printers WHERE station = ? AND label_kind = ?', station, labelKind)
  else await sql.run('INSERT INTO label_printers (station, label_kind, device_id) VALUES (?, ?, ?) ON CONFLICT (station, label_kind) DO UPDATE SET device_id = excluded.device_id', station, labelKind, deviceId)
  await recordChange(context, { action: 'assigned', entity: 'device', entityId: deviceId ?? before?.device_id ?? null, before: { deviceId: before?.device_id ?? null }, after: { station, labelKind, deviceId } })
  context.publish({ type: 'devices.changed', deviceId: null })
  return ok({})
}
