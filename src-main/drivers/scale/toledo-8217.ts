import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createFrameReader } from './framing.ts'
import { readDeclaredWeight } from './read-weight.ts'
import type { DeclaredScale, ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { command, readingFrame, usualProtocol } from './scale-protocol.ts'

/** The bits of the status byte that follows a question mark. */
const bit = { motion: 1, over: 2, under: 4, outsideZero: 8, zero: 16, net: 32 } as const

const readStatus = (status: number): ScaleFrame => {
  const flags = { zero: (status & bit.zero) !== 0, net: (status & bit.net) !== 0 }
  if ((status & bit.over) !== 0) return readingFrame('over', null, flags)
  if ((status & bit.under) !== 0) return readingFrame('under', null, flags)
  if ((status & bit.motion) !== 0) return readingFrame('motion', null, flags)
  if ((status & bit.outsideZero) !== 0) return readingFrame('error', null, flags)
  return { kind: 'done' }
}

const readInside = (declared: DeclaredScale) => (inside: string): readonly ScaleFrame[] => {
  if (/^\?[\x40-\x7f]$/.test(inside)) return [readStatus(inside.charCodeAt(1))]
  const match = /^ *(\d{2,6}\.?\d*)(N?)$/.exec(inside)
  if (match === null) return []
  // A scale that sends a weight has it settled.
  const weight = readDeclaredWeight(match[1] ?? '', declared.unit, declared.decimals)
  return [readingFrame('stable', weight, { net: match[2] === 'N' })]
}

/** Toledo 8217: `W` gives STX, digits, N for net, CR; or STX, question mark, status, CR. No unit is sent, a person declares it. */
export const toledo8217: ScaleProtocol = {
  ...usualProtocol,
  name: 'toledo-8217',
  line: scaleFacts['toledo-8217'].line,
  poll: command('W'),
  zero: command('Z'),
  tare: command('T'),
  identify: command('Ehello'),
  createReader: (declared) => createFrameReader({ start: 0x02, end: 0x0d, restarts: true, mask: 0x7f, read: readInside(declared) })
}
