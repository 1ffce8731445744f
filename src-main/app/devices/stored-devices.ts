import type { z } from 'zod'
import { deviceSetupSchema } from '#shared/api/devices.ts'
import type { Output } from '#shared/api/index.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { Devices } from './devices.ts'

/** What a person set up. */
export type DeviceSetup = z.output<typeof deviceSetupSchema>
/** A device as it is stored. */
export type StoredDevice = { readonly id: number; readonly station: string; readonly active: boolean; readonly version: number; readonly setup: DeviceSetup }
/** A device as the contract shows it. */
export type DeviceView = Output<'devices.list'>['rows'][number]

type Row = { readonly id: number; readonly station: string; readonly kind: string; readonly name: string; readonly connection: string; readonly settings: string; readonly active: number; readonly version: number }

const toDevice = ({ id, station, kind, name, connection, settings, active, version }: Row): StoredDevice => ({
  id, station, active: active === 1, version, setup: deviceSetupSchema.parse({ kind, name, connection: JSON.parse(connection) as unknown, settings: JSON.parse(settings) as unknown })
})

/** Every device that was not taken away, by name. */
export const loadDevices = async (sql: Sql): Promise<readonly StoredDevice[]> => (await sql.all<Row>('SELECT * FROM devices WHERE removed = 0 ORDER BY name, id')).map(toDevice)

/** One device, null when there is none or it was taken away. */
export async function loadDevice(sql: Sql, deviceId: number): Promise<StoredDevice | null> {
  const row = await sql.get<Row>('SELECT * FROM devices WHERE id = ? AND removed = 0', deviceId)
  return row === undefined ? null : toDevice(row)
}

/** A device with how it stands now. */
export const toView = (device: StoredDevice, devices: Devices): DeviceView => {
  const { state, troubles, detail } = devices.status(device.id)
  return { ...device, status: { state, troubles: [...troubles], detail }, reading: devices.reading(device.id) }
}
