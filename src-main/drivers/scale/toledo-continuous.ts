import type { WeightUnit } from '#shared/domain/devices/configuration.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { asText } from './framing.ts'
import type { ScaleFrame, ScaleProtocol, ScaleReader } from './scale-protocol.ts'
import { readingFrame, usualProtocol } from './scale-protocol.ts'

const start = 0x02
const end = 0x0d
/** STX, three status bytes, six digits, six of the tare, perhaps a mark before it, CR. */
const longest = 18
/** Bits of status byte B. */
const bit = { net: 1, negative: 2, outOfRange: 4, motion: 8, kilograms: 16, notZeroed: 64 } as const
/** Units of status byte C; 0 is left to byte B. */
const units: Readonly<Record<number, WeightUnit>> = { 1: 'g', 2: 't', 3: 'oz' }

const readWeight = (digits: string, a: number, b: number, c: number): ScaleReading['weight'] => {
  const unit = (c & 7) === 0 ? ((b & bit.kilograms) === 0 ? 'lb' : 'kg') : units[c & 7]
  // Shown ten times finer, for service: where the point is then, makers do not agree on.
  if (unit === undefined || (c & 16) !== 0 || !/^ *\d+$/.test(digits)) return null
  const places = (a & 7) - 2
  const value = Number(digits) * (places < 0 ? 10 ** -places : 1)
  return { value: (b & bit.negative) !== 0 && value !== 0 ? -value : value, decimals: Math.max(0, places), unit }
}

const readFrame = (bytes: readonly number[]): ScaleFrame | null => {
  const [, a = 0, b = 0, c = 0, ...rest] = bytes
  const digits = asText(rest.slice(0, -1))
  // Bit 5 tells a status byte from a digit that got there when one was lost.
  if ((a & b & c & 0x20) === 0 || !/^[ \d]{6}(>?[ \d]{6})?$/.test(digits)) return null
  const net = (b & bit.net) !== 0
  if ((b & bit.outOfRange) !== 0) return readingFrame((b & bit.negative) === 0 ? 'over' : 'under', null, { net })
  if ((b & bit.notZeroed) !== 0) return readingFrame('error', null, { net })
  const weight = readWeight(digits.slice(0, 6), a, b, c)
  return readingFrame((b & bit.motion) === 0 ? 'stable' : 'motion', weight, { net })
}

/** Two's complement of the sum of the low seven bits, STX and CR included. */
const checksumOf = (bytes: readonly number[]): number => -bytes.reduce((sum, byte) => sum + byte, 0) & 0x7f

/**
 * Whether the scale sends a checksum is not known beforehand: it is learned from the byte after a frame. From then on a frame waits for that byte, and a damaged one is dropped; a
 * frame start in its place says that there are no checksums after all.
 */
const createReader = (): ScaleReader => {
  let frame: number[] | null = null
  let hasChecksums = false
  let checked: { readonly checksum: number; readonly held: ScaleFrame | null } | null = null

  const finish = (bytes: readonly number[]): readonly ScaleFrame[] => {
    const read = readFrame(bytes)
    if (read === null) return []
    checked = { checksum: checksumOf(bytes), held: hasChecksums ? read : null }
    return hasChecksums ? [] : [read]
  }
  /** Looks at the byte after a frame. True: it was the checksum, or stands in its place. */
  const check = (byte: number, { checksum, held }: NonNullable<typeof checked>): { readonly isTaken: boolean; readonly frames: readonly ScaleFrame[] } => {
    const frames = held === null ? [] : [held]
    if (byte === checksum && byte !== start) {
      hasChecksums = true
      return { isTaken: true, frames }
    }
    // A wrong one may also be a line feed of a scale without checksums: it has to prove itself again.
    if (byte !== checksum) hasChecksums = false
    return byte === start ? { isTaken: false, frames } : { isTaken: true, frames: [] }
  }
  const take = (raw: number): readonly ScaleFrame[] => {
    const byte = raw & 0x7f
    let frames: readonly ScaleFrame[] = []
    if (checked !== null) {
      const result = check(byte, checked)
      checked = null
      if (result.isTaken) return result.frames
      frames = result.frames
    }
    if (byte === start) frame = [byte]
    else if (frame !== null) {
      frame.push(byte)
      if (byte === end) {
        const whole = frame
        frame = null
        return [...frames, ...finish(whole)]
      }
      if (frame.length >= longest + 1) frame = null
    }
    return frames
  }
  return (bytes) => [...bytes].flatMap(take)
}

/** Toledo continuous output: about twenty frames a second without being asked; unit and point are in the status bytes. */
export const toledoContinuous: ScaleProtocol = { ...usualProtocol, name: 'toledo-continuous', line: scaleFacts['toledo-continuous'].line, poll: null, zero: null, tare: null, createReader }
