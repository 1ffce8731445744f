import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { PrinterPort } from '#main/drivers/printer/printer-port.ts'
import type { DeviceLogLine } from '#main/drivers/device-log.ts'
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
  readonly log: (deviceId: number) => readonly DeviceLogLine[]
  /** Zero or tare; says whether the protocol has such a command and the scale is there. */
  readonly scaleAct: (deviceId: number, act: 'zero' | 'tare') => 'done' | 'not-possible' | 'not-ready'
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
  scaleAct: () => 'not-ready',
  simulation: () => null,
  stop: async () => undefined
}
