import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { PrinterPort } from '#main/drivers/printer/printer-port.ts'
import type { ScaleCommandOutcome } from '#main/drivers/scale/scale-talk.ts'
import type { DeviceLogEntry } from '#main/drivers/transport/device-log.ts'
import type { Simulation } from './simulations.ts'

/** The devices of this computer while the program runs: what the use cases see of the drivers. */
export type Devices = {
  /** Reads what is set up anew and connects, changes or lets go of what differs; call after the commit of a change. */
  readonly refresh: () => Promise<void>
  /** How a device stands; `off` for one that is not connected. */
  readonly status: (deviceId: number) => DeviceStatus
  /** What a scale shows now. */
  readonly reading: (deviceId: number) => ScaleReading | null
  /** The printer while it is connected. */
  readonly printer: (deviceId: number) => PrinterPort | null
  /** Tries the line at once. */
  readonly reconnect: (deviceId: number) => Promise<void>
  /** The last lines that went to and fro. */
  readonly log: (deviceId: number) => readonly DeviceLogEntry[]
  /** Zero or tare, and what came of it. */
  readonly scaleAct: (deviceId: number, act: 'zero' | 'tare') => Promise<ScaleCommandOutcome>
  /** The switches of a simulated device. */
  readonly simulation: (deviceId: number) => Simulation | null
  /** Lets go of every device; resolves when all lines are closed. */
  readonly stop: () => Promise<void>
}

/** No devices: for work beside the program, such as making the demo company. */
export const noDevices: Devices = {
  refresh: async () => undefined,
  status: () => ({ state: 'off', troubles: [], detail: '' }),
  reading: () => null,
  printer: () => null,
  reconnect: async () => undefined,
  log: () => [],
  scaleAct: async () => 'not-connected',
  simulation: () => null,
  stop: async () => undefined
}
