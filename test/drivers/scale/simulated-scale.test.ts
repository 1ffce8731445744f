import { afterEach, expect, it } from 'vitest'
import { connectScale } from '#main/drivers/scale/connect-scale.ts'
import { createSimulatedScale } from '#main/drivers/scale/simulated-scale.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { toMilligrams } from '#shared/domain/devices/weight.ts'
import { until } from '#test/support/serial-pair.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
const connect = (options?: Parameters<typeof createSimulatedScale>[0]) => {
  const simulated = createSimulatedScale(options)
  const readings: ScaleReading[] = []
  const states: string[] = []
  const scale = connectScale({ settings: { protocol: 'mt-sics', unit: null, decimals: null }, open: simulated.open, onReading: (reading) => readings.push(reading), onStatus: ({ state }) => states.push(state), retry: { firstMs: 10, mostMs: 50 } })
  ends.push(scale.close)
  const settled = async (): Promise<number | null> => {
    readings.length = 0
    await until(() => readings.at(-1)?.state === 'stable', 'a stable reading')
    const weight = readings.at(-1)?.weight
    return weight ? toMilligrams(weight) : null
  }
  return { simulated, scale, readings, states, settled }
}

it('moves before it rests on the load that was put on', async () => {
  const { simulated, readings, settled } = connect({ settleMs: 1200 })
  expect(await settled()).toBe(0)
  expect(readings.at(-1)?.zero).toBe(true)
  simulated.setLoad(1_234_000)
  await until(() => readings.at(-1)?.state === 'motion', 'motion')
  expect(await settled()).toBe(1_234_000)
})

it('takes a tare, sets zero, and refuses both while it moves', async () => {
  const { simulated, scale, settled } = connect({ settleMs: 600 })
  await settled()
  simulated.setLoad(500_000)
  expect(await scale.tare()).toBe('refused')
  expect(await settled()).toBe(500_000)
  expect(await scale.tare()).toBe('done')
  simulated.setLoad(1_500_000)
  expect(await settled()).toBe(1_000_000)
  expect(await scale.zero()).toBe('refused')
  simulated.setLoad(2000)
  await settled()
  expect(await scale.zero()).toBe('done')
  expect(await settled()).toBe(0)
})

it.each([[31_000_000, 'over'], [-1_000_000, 'under']] as const)('with %i mg it is %s', async (load, state) => {
  const { simulated, readings } = connect({ settleMs: 40 })
  await until(() => readings.length > 0, 'a reading')
  simulated.setLoad(load)
  await until(() => readings.at(-1)?.state === state, state)
})

it('shows its digits in the unit it was given', async () => {
  const { simulated, readings, settled } = connect({ unit: 'lb', decimals: 2, settleMs: 20 })
  await settled()
  simulated.setLoad(453_592)
  await settled()
  expect(readings.at(-1)?.weight).toEqual({ value: 100, decimals: 2, unit: 'lb' })
})

it('can be unplugged and plugged in like a real one', async () => {
  const { simulated, states } = connect()
  await until(() => states.at(-1) === 'ready', 'ready')
  simulated.setPlugged(false)
  await until(() => states.at(-1) === 'lost', 'lost')
  simulated.setPlugged(true)
  await until(() => states.at(-1) === 'ready', 'ready again')
})
