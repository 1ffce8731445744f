import type { WeightUnit } from '#shared/domain/devices/configuration.ts'
import { fromMilligrams } from '#shared/domain/devices/weight.ts'
import { createMemoryLine } from '../transport/memory-line.ts'
import type { OpenTransport } from '../transport/transport.ts'

/** What the scale can do; a shop scale of 30 kg with divisions of 1 g where nothing is said. */
export type SimulatedScaleOptions = { readonly unit?: WeightUnit; readonly decimals?: number; readonly capacityMilligrams?: number; /** From a new load to a stable weight, ms. */ readonly settleMs?: number }

/** A scale that is part of the program. It speaks MT-SICS on a line of its own, so it goes through the same driver as a real one. */
export type SimulatedScale = {
  readonly open: OpenTransport
  /** Puts this much on it, in milligrams; it swings before it settles. */
  readonly setLoad: (milligrams: number) => void
  readonly setPlugged: (plugged: boolean) => void
}

/** A load swings past itself by these thousandths of the change, one after the other, until it rests. */
const swings = [400, 800, 1150, 930, 1040, 980, 1010, 1000]
const longestLine = 64

/** The pan: what lies on it, what it shows while that settles. */
const createPan = (settleMs: number) => {
  let load = 0
  let shown = 0
  let timer: NodeJS.Timeout | undefined
  return {
    shown: () => shown,
    isMoving: () => timer !== undefined,
    setLoad: (milligrams: number): void => {
      clearInterval(timer)
      const from = shown
      load = milligrams
      let step = 0
      timer = setInterval(() => {
        shown = Math.round(from + ((load - from) * (swings[step] ?? 1000)) / 1000)
        step += 1
        if (step < swings.length) return
        clearInterval(timer)
        timer = undefined
      }, settleMs / swings.length).unref()
    }
  }
}

/** A simulated scale with nothing on it. */
export function createSimulatedScale({ unit = 'kg', decimals = 3, capacityMilligrams = 30_000_000, settleMs = 400 }: SimulatedScaleOptions = {}): SimulatedScale {
  const line = createMemoryLine()
  const pan = createPan(settleMs)
  let zeroAt = 0
  let tare = 0
  let received = ''

  const text = (milligrams: number): string => {
    const weight = fromMilligrams(milligrams, unit, decimals)
    const value = weight?.value ?? 0
    const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
    const number = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
    return `${`${value < 0 ? '-' : ''}${number}`.padStart(10)} ${unit}`
  }
  const weigh = (): string => {
    const gross = pan.shown() - zeroAt
    if (gross > capacityMilligrams) return 'S +'
    if (gross < -capacityMilligrams / 50) return 'S -'
    return `S ${pan.isMoving() ? 'D' : 'S'} ${text(gross - tare)}`
  }
  const setZero = (): string => {
    if (pan.isMoving()) return 'Z I'
    if (Math.abs(pan.shown()) > capacityMilligrams / 50) return pan.shown() > 0 ? 'Z +' : 'Z -'
    zeroAt = pan.shown()
    tare = 0
    return 'Z A'
  }
  const setTare = (): string => {
    if (pan.isMoving()) return 'T I'
    const gross = pan.shown() - zeroAt
    if (gross < 0 || gross > capacityMilligrams) return gross < 0 ? 'T -' : 'T +'
    tare = gross
    return `T S ${text(tare)}`
  }
  const serialNumber = (): string => 'I4 A "SIMULATED"'
  const answers: ReadonlyMap<string, () => string> = new Map([['S', weigh], ['SI', weigh], ['Z', setZero], ['T', setTare], ['I4', serialNumber], ['@', serialNumber], ['I2', () => 'I2 A "Dockside simulated scale"']])

  line.onWritten((bytes) => {
    const lines = (received + bytes.toString('latin1')).split('\r\n')
    received = (lines.pop() ?? '').slice(-longestLine)
    for (const asked of lines) line.send(Buffer.from(`${answers.get(asked)?.() ?? 'ES'}\r\n`, 'latin1'))
  })
  return { open: line.open, setLoad: pan.setLoad, setPlugged: line.setPlugged }
}
