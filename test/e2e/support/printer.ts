import { expect } from '@playwright/test'
import type { Input, Output } from '#shared/api/index.ts'
import type { StationCalls } from './calls.ts'
import type { Seeded } from './seed.ts'

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

/** A simulated printer with a few jobs for the seeded company: one printed, one that waits for labels to be put in, and a template with two versions. */
export async function seedPrinting(calls: StationCalls, { products }: Seeded): Promise<void> {
  const { must } = calls
  const printer = await addPrinter(calls)
  const product = await must('catalog.viewProduct', { productId: products[0]?.id ?? 0 })
  const packId = product.packs.find(({ kind }) => kind === 'case')?.id ?? 0
  await must('printing.print', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId }, copies: 2, printerId: printer })
  await expect.poll(() => printedBy(calls, printer)).toBe(2)
  const { body } = await must('labels.viewTemplate', { key: 'bin' })
  await must('labels.saveTemplate', { key: 'bin', basedOn: 0, body: { ...body, name: 'Our bin label' } })
  await handle(calls, printer, { paperFor: 3 })
  await must('printing.print', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId }, copies: 6, printerId: printer })
}
