import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createFrameReader } from './framing.ts'
import { readWeight } from './read-weight.ts'
import type { ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { command, readingFrame, usualProtocol } from './scale-protocol.ts'

type Status = { readonly state: ScaleReading['state']; readonly zero: boolean; readonly net: boolean }

/** Status characters of SCP-01: each has bits 4 and 5 set, bit 6 says that another follows. */
const readScp01 = (characters: string): Status => {
  const [first = 0, second = 0, third = 0] = [...characters].map((character) => character.charCodeAt(0))
  const state = (first & 0x0c) !== 0 || (second & 0x0c) !== 0 || (third & 0x08) !== 0 ? 'error' : (second & 2) !== 0 ? 'over' : (second & 1) !== 0 ? 'under' : (first & 1) !== 0 ? 'motion' : 'stable'
  return { state, zero: (first & 2) !== 0, net: (third & 4) !== 0 }
}

/** The first two bits of SCP-12 are the other way round: bit 0 is stable, bit 1 is away from zero. */
const readScp12 = (characters: string): Status => {
  const first = characters.charCodeAt(0)
  return { state: (first & 1) === 0 ? 'motion' : 'stable', zero: (first & 2) === 0, net: false }
}

/** What fills the digits of a weight that cannot be shown. */
const fills: Readonly<Record<string, ScaleReading['state']>> = { '^': 'over', _: 'under', '-': 'error' }

const readWeightText = (text: string): ScaleReading['weight'] => {
  const pounds = /^([+-]?) *(\d{1,5}) *LB *(\d{1,2}\.\d{1,3}) *OZ$/i.exec(text)
  if (pounds === null) {
    const plain = /^([+-]? *[\d.]+) *(LB|KG|OZ|G)$/i.exec(text)
    return plain === null ? null : readWeight(plain[1] ?? '', plain[2] ?? '')
  }
  const ounces = readWeight(pounds[3] ?? '', 'oz')
  if (ounces === null) return null
  const value = Number(pounds[2]) * 16 * 10 ** ounces.decimals + ounces.value
  return { ...ounces, value: pounds[1] === '-' && value !== 0 ? -value : value }
}

const readInside = (readStatus: (characters: string) => Status) => (inside: string): readonly ScaleFrame[] => {
  // With a line feed inside the frame goes on; the last two parts are the weight and the status.
  const [first = '', second] = inside.split(/\r\n?/).filter((part) => part !== '')
  if (first === '?') return [{ kind: 'refused', detail: 'unknown command' }]
  const statusOf = (text: string | undefined): Status | null => {
    const characters = /^S?([\x30-\x3f\x70-\x7f]{1,4})$/.exec(text ?? '')?.[1]
    return characters === undefined ? null : readStatus(characters)
  }
  const alone = second === undefined ? statusOf(first) : null
  if (alone !== null) return alone.state === 'stable' ? [{ kind: 'done' }] : [readingFrame(alone.state, null, alone)]
  const status = statusOf(second)
  if (second !== undefined && status === null) return []
  const fill = /^ *([-^_])\1{2,}[-^_.]* *(?:LB|KG|OZ|G)?$/i.exec(first)?.[1]
  if (fill !== undefined) return [readingFrame(fills[fill] ?? 'error', null, { net: status?.net ?? false })]
  const weight = readWeightText(first.trim())
  if (weight === null) return []
  return [status === null ? readingFrame('stable', weight) : readingFrame(status.state, weight, status)]
}

const shared = { ...usualProtocol, poll: command('W\r'), zero: command('Z\r'), tare: null } as const
const reader = (readStatus: (characters: string) => Status) => createFrameReader({ start: 0x0a, end: 0x03, restarts: false, mask: 0x7f, read: readInside(readStatus) })

/** NCI, also SCP-01 of cash registers: LF, weight and unit, CR, LF, status, CR, ETX; the status alone where there is no weight. */
export const nci: ScaleProtocol = { ...shared, name: 'nci', line: scaleFacts.nci.line, createReader: () => reader(readScp01) }

/** SCP-12 (Brecknell DS1000): as NCI, with another status. */
export const scp12: ScaleProtocol = { ...shared, name: 'scp-12', line: scaleFacts['scp-12'].line, createReader: () => reader(readScp12) }
