import type { WeightUnit } from '#shared/domain/devices/configuration.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import type { ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { readingFrame, usualProtocol } from './scale-protocol.ts'

const reportId = 3
const reportBytes = 6
/** Usages 0x70 and on of the scale page: fault, stable at zero, motion, stable, below zero, over, to be calibrated, to be set to zero. */
const states: Readonly<Record<number, ScaleReading['state']>> = { 1: 'error', 2: 'stable', 3: 'motion', 4: 'stable', 5: 'under', 6: 'over', 7: 'error', 8: 'error' }
/** Unit codes of the scale page; 10 is the troy ounce, which is not used here. */
const units: Readonly<Record<number, WeightUnit>> = { 1: 'mg', 2: 'g', 3: 'kg', 8: 't', 11: 'oz', 12: 'lb' }

const readReport = (report: Uint8Array): ScaleFrame | null => {
  const [id = 0, status = 0, unitCode = 0, exponentByte = 0, low = 0, high = 0] = report
  const state = states[status]
  const exponent = exponentByte > 127 ? exponentByte - 256 : exponentByte
  if (id !== reportId || state === undefined || unitCode > 12 || exponent < -6 || exponent > 4) return null
  if (state === 'error' || state === 'over') return readingFrame(state, null)
  const unit = units[unitCode]
  const raw = (low + high * 256) * (exponent > 0 ? 10 ** exponent : 1)
  // Below zero the number has no sign.
  const weight = unit === undefined ? null : { value: state === 'under' && raw !== 0 ? -raw : raw, decimals: Math.max(0, -exponent), unit }
  return readingFrame(state, weight, { zero: status === 2 })
}

/** Postal scales on USB (Dymo M10, M25, Stamps.com): reports of six bytes, each a piece of its own; a longer piece is padded, a shorter one is no report. */
export const dymoHid: ScaleProtocol = {
  ...usualProtocol,
  name: 'dymo-hid',
  line: scaleFacts['dymo-hid'].line,
  poll: null,
  zero: null,
  tare: null,
  createReader: () => (bytes) => {
    const frames: ScaleFrame[] = []
    for (let at = 0; at + reportBytes <= bytes.length; at += reportBytes) {
      const frame = readReport(bytes.subarray(at, at + reportBytes))
      if (frame === null) break
      frames.push(frame)
    }
    return frames
  }
}
