import type { Input, Output } from '#shared/api/index.ts'
import type { StationCalls } from './calls.ts'

type Setup = Input<'devices.save'>['setup']

const connection = { kind: 'simulated' } as const

/** The place the pages of these tests are at. */
export const dockName = 'Dock 1'

/** A simulated scanner, scale and label printer of Dock 1, as the screens add them. */
export const simulatedSetups = {
  scanner: { kind: 'scanner', name: 'Hand scanner', connection, settings: { protocol: 'serial' } },
  scale: { kind: 'scale', name: 'Bench scale', connection, settings: { protocol: 'mt-sics', unit: 'kg', decimals: 3 } },
  printer: { kind: 'label-printer', name: 'Sticker printer', connection, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 105, heightMm: 148, codePage: null, reportsStatus: true } }
} as const satisfies Record<string, Setup>

/** Adds a simulated device and waits until it is ready; gives its id. */
export async function addDevice({ must }: StationCalls, setup: Setup): Promise<number> {
  const { id } = await must('devices.save', { station: dockName, setup })
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await deviceOf({ must }, id)).status.state === 'ready') return id
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error(`${setup.name} is not ready`)
}

/** A device by its id. */
export async function deviceOf({ must }: StationCalls, id: number): Promise<Output<'devices.list'>['rows'][number]> {
  const found = (await must('devices.list', {})).rows.find((device) => device.id === id)
  if (found === undefined) throw new Error(`there is no device ${id}`)
  return found
}
