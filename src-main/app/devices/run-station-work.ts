import type { ServerEvent } from '#shared/api/events.ts'
import type { Services } from '../context.ts'
import { createRenderer } from '../printing/render-labels.ts'
import { runQueue } from '../printing/run-queue.ts'
import type { Devices } from './devices.ts'
import { runDevices } from './run-devices.ts'

type Subscribe = (listener: (event: ServerEvent) => void) => () => void

/** Connects the devices of this computer and starts the print queue; both keep in step with what is changed. `stop` lets go of everything, the queue first. */
export async function runStationWork(beside: Omit<Services, 'devices'>, subscribe: Subscribe): Promise<{ readonly devices: Devices; readonly stop: () => Promise<void> }> {
  const devices = runDevices(beside)
  // A setup that cannot be read costs the devices, not the program.
  const refresh = (): Promise<void> => devices.refresh().catch((error: unknown) => beside.log.error({ err: error }, 'the devices could not be brought in step'))
  const unsubscribe = subscribe((event) => {
    if (event.type === 'devices.changed' && event.deviceId === null) void refresh()
  })
  await refresh()
  const services: Services = { ...beside, devices }
  const stopQueue = await runQueue(services, createRenderer(services), (wake) => subscribe(({ type }) => {
    if (type === 'printing.changed' || type === 'devices.changed') wake()
  }))
  const stop = async (): Promise<void> => {
    unsubscribe()
    await stopQueue()
    await devices.stop()
  }
  return { devices, stop }
}
