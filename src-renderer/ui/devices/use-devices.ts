import { useState } from 'react'
import type { Output } from '#shared/api/index.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import type { QueryResult } from '../../api/hooks.ts'
import { useClient, useServerEvents } from '../../api/hooks.ts'
import { useQuery } from '../data/use-query.ts'

/** A scanner, scale or printer as it was set up, with its state. */
export type Device = Output<'devices.list'>['rows'][number]

/** All devices of all stations, kept fresh. */
export const useDevices = (): QueryResult<'devices.list'> => useQuery('devices.list', {})

/** Whether a device is part of the program. */
export const isSimulated = ({ setup }: Pick<Device, 'setup'>): boolean => setup.connection.kind === 'simulated'

/** The devices of this station that are switched on. */
export function useStationDevices(): readonly Device[] {
  const client = useClient()
  const { value } = useDevices()
  const station = client.station()
  return (value?.rows ?? []).filter((device) => device.active && device.station === station)
}

/** What a scale shows at this moment, as it is told; null while it shows nothing, and without a scale. */
export function useLiveReading(scale: Pick<Device, 'id' | 'reading' | 'status'> | null): ScaleReading | null {
  const [told, setTold] = useState<{ readonly id: number; readonly reading: ScaleReading | null } | null>(null)
  useServerEvents((event) => {
    if (event.type === 'device.weighed' && event.deviceId === scale?.id) setTold({ id: event.deviceId, reading: event.reading })
  })
  if (scale === null) return null
  if (scale.status.state !== 'ready' && scale.status.state !== 'attention') return null
  return told?.id === scale.id ? told.reading : scale.reading
}
