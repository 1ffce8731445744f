import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { asText } from './framing.ts'
import { readDeclaredWeight, readUnit } from './read-weight.ts'
import type { DeclaredScale, ScaleFrame, ScaleProtocol, ScaleReader } from './scale-protocol.ts'
import { readingFrame, usualProtocol } from './scale-protocol.ts'

const enquiry = 0x05
const acknowledge = 0x06
const notNow = 0x15
const sendWeight = 0x11
/** SOH, STX, state, sign, six digits, two of the unit, check byte, ETX, EOT. */
const frameBytes = 15

/** What may stand at each place; null: the check byte, which is any. */
const places: readonly (RegExp | null)[] = [/\x01/, /\x02/, /[SU]/, /[ F-]/, ...Array.from({ length: 6 }, () => /[ \d.-]/), /[ A-Za-z]/, /[ A-Za-z]/, null, /\x03/, /\x04/]

const mayBeginFrame = (bytes: readonly number[]): boolean => bytes.every((byte, at) => places[at]?.test(String.fromCharCode(byte)) ?? true)

const hasRightCheck = (bytes: readonly number[]): boolean => bytes.slice(2, 12).reduce((check, byte) => check ^ byte, 0) === bytes[12]

const readFrame = (bytes: readonly number[], declared: DeclaredScale): readonly ScaleFrame[] => {
  const [, state, sign, digits = '', unit = ''] = /^(.)(.)(.{6})(..)$/s.exec(asText(bytes.slice(2, 12))) ?? []
  if (sign === 'F') return [readingFrame('over', null)]
  if ((state !== 'S' && state !== 'U') || (sign !== ' ' && sign !== '-')) return []
  const weight = readDeclaredWeight(`${sign}${digits}`, readUnit(unit), declared.decimals)
  return [readingFrame(state === 'S' ? 'stable' : 'motion', weight)]
}

const createReader = (declared: DeclaredScale): ScaleReader => {
  const kept: number[] = []

  /** Takes one thing off the front of what is kept; undefined while more has to come. */
  const step = (): readonly ScaleFrame[] | undefined => {
    const first = kept[0]
    if (first === undefined) return undefined
    const mayBeFrame = mayBeginFrame(kept)
    if (mayBeFrame && kept.length < frameBytes) return undefined
    if (mayBeFrame && hasRightCheck(kept)) return readFrame(kept.splice(0, frameBytes), declared)
    kept.shift()
    if (first === acknowledge) return [{ kind: 'reply', bytes: Uint8Array.of(sendWeight) }]
    return first === notNow ? [{ kind: 'refused', detail: 'the scale cannot answer now' }] : []
  }
  return (bytes) => {
    const frames: ScaleFrame[] = []
    for (const byte of bytes) {
      kept.push(byte)
      for (let found = step(); found !== undefined; found = step()) frames.push(...found)
    }
    return frames
  }
}

/** CAS to cash registers (AP, SW-II, PD-II): ENQ, the scale says ACK, DC1, then the weight with a check byte; NAK when it cannot yet. */
export const casEcr: ScaleProtocol = { ...usualProtocol, name: 'cas-ecr', line: scaleFacts['cas-ecr'].line, poll: Uint8Array.of(enquiry), zero: null, tare: null, createReader }
