import { expect } from '@playwright/test'
import type { Input, Output } from '#shared/api/index.ts'
import type { StationCalls } from './calls.ts'

/** A simulated label printer in ZPL that prints as quickly as asked. */
export async function addPrinter({ must }: StationCalls, { name = 'Training printer', labelsPerSecond = 200 } = {}): Promise<number> {
  const { id } = await must('devices.save', { station: 'Dock', setup: { kind: 'label-printer', name, connection: { kind: 'simulated' }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: true } } })
  await expect.poll(async () => (await must('devices.list', {})).rows.find((row) => row.id === id)?.status.state).toBe('ready')
  await must('devices.simulate', { deviceId: id, what: { act: 'printer', labelsPerSecond } })
  return id
}

/** Does something with a simulated printer, as hands would. */
export const handle = ({ must }: StationCalls, deviceId: number, what: Omit<Extract<Input<'devices.simulate'>['what'], { act: 'printer' }>, 'act'>): Promise<unknown> => must('devices.simulate', { deviceId, what: { act: 'printer', ...what } })

/** How many labels came out. */
export const printedBy = async ({ must }: StationCalls, deviceId: number): Promise<number> => (await must('devices.simulation', { deviceId })).printed

/** The newest job of the station. */
export async function newestJob({ must }: StationCalls): Promise<Output<'printing.view'>['job']> {
  const { rows } = await must('printing.jobs', { state: 'all', limit: 1 })
  if (rows[0] === undefined) throw new Error('nothing was printed yet')
  return rows[0]
}
