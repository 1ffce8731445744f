import { vi } from 'vitest'
import type { Input, Output } from '#shared/api/index.ts'
import type { TestApp } from './test-app.ts'

/** A simulated label printer in ZPL, 100 x 70 mm at 8 dots a millimetre, quick unless a test wants to watch it. */
export async function addPrinter(test: TestApp, { name = 'Label printer', labelsPerSecond = 200, language = 'zpl' as 'zpl' | 'tspl' | 'epl2' | 'esc-pos' } = {}): Promise<number> {
  const { id } = await test.must('devices.save', {
    station: 'Test station', setup: { kind: 'label-printer', name, connection: { kind: 'simulated' }, settings: { language, dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: language !== 'epl2' } }
  })
  await untilState(test, id, 'ready')
  await simulate(test, id, { act: 'printer', labelsPerSecond })
  return id
}

type What = Input<'devices.simulate'>['what']
/** Does something with a simulated device. */
export const simulate = (test: TestApp, deviceId: number, what: What): Promise<Output<'devices.simulate'>> => test.must('devices.simulate', { deviceId, what })

/** How a device stands. */
export const deviceOf = async (test: TestApp, deviceId: number): Promise<Output<'devices.list'>['rows'][number]> => {
  const found = (await test.must('devices.list', {})).rows.find(({ id }) => id === deviceId)
  if (found === undefined) throw new Error(`there is no device ${deviceId}`)
  return found
}

/** Waits until a device stands like that; a change is to be seen within two seconds. */
export const untilState = (test: TestApp, deviceId: number, state: string): Promise<void> =>
  vi.waitFor(async () => {
    const { status } = await deviceOf(test, deviceId)
    if (status.state !== state) throw new Error(`the device is ${status.state} (${status.troubles.join()}), not ${state}`)
  }, { timeout: 3_000, interval: 10 })

/** Waits until a job is in a state, and gives it. */
export const untilJob = (test: TestApp, jobId: number, ...states: readonly string[]): Promise<Output<'printing.view'>['job']> =>
  vi.waitFor(async () => {
    const { job } = await test.must('printing.view', { jobId })
    if (!states.includes(job.state)) throw new Error(`the job is ${job.state} (${job.handedOver} of ${job.labels}, ${job.troubles.join()} ${job.detail}), not ${states.join(' or ')}`)
    return job
  }, { timeout: 10_000, interval: 10 })

/** How many labels a simulated printer has printed. */
export const printedBy = async (test: TestApp, deviceId: number): Promise<number> => (await test.must('devices.simulation', { deviceId })).printed
