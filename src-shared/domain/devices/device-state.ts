/**
 * How a device stands. `connecting`: not reached yet. `ready`: reached and working. `attention`: it says what it needs. `silent`: the line is open and nothing comes back
 * (wrong settings, or a printer that answers nothing while it needs paper). `lost`: it was there and is gone; the station goes on trying. `off`: switched off by a person.
 */
export const deviceStates = ['off', 'connecting', 'ready', 'attention', 'silent', 'lost'] as const
export type DeviceState = (typeof deviceStates)[number]

/** What a device needs, or what is wrong with it. */
export const deviceTroubles = [
  'paper-out', 'paper-low', 'ribbon-out', 'head-open', 'cover-open', 'paused', 'buffer-full', 'cutter', 'too-hot', 'too-cold', 'jam', 'partial-format', 'label-waiting', 'memory-lost', 'printer-error',
  'not-found', 'no-permission', 'in-use', 'refused', 'unreachable', 'wrong-kind', 'no-answer', 'garbled', 'out-of-range', 'needs-calibration', 'scale-error', 'unplugged'
] as const
export type DeviceTrouble = (typeof deviceTroubles)[number]

/** A state with its reasons; `detail` is what the system or the device said, for the log, never shown alone. */
export type DeviceStatus = { readonly state: DeviceState; readonly troubles: readonly DeviceTrouble[]; readonly detail: string }
