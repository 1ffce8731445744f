import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createLineReader } from './framing.ts'
import { readDeclaredWeight, readWeight } from './read-weight.ts'
import type { DeclaredScale, ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { readingFrame, usualProtocol } from './scale-protocol.ts'

/** `ST,GS,` then device number, lamp byte and comma in the 22-byte form only, eight characters, unit. The lamp byte has bit 7 set, bit 0 is the zero lamp. */
const withHead = /(ST|US|OL),(GS|NT),(?:[\s\S]([\x80-\xff]),)?([ \d.+-]{8}) ?(kg|t|lb| g|g)$/

const readLine = (declared: DeclaredScale) => (line: string): readonly ScaleFrame[] => {
  const match = withHead.exec(line)
  if (match === null) {
    // The 10-byte form has nothing but the digits.
    if (!/^[ \d.+-]{8}$/.test(line)) return []
    const weight = readDeclaredWeight(line, declared.unit, declared.decimals)
    return weight === null ? [] : [readingFrame('stable', weight)]
  }
  const [, state, kind, lamp, number = '', unit = ''] = match
  const net = kind === 'NT'
  if (state === 'OL') return [readingFrame(number.includes('-') ? 'under' : 'over', null, { net })]
  const weight = readWeight(number, unit)
  if (weight === null) return []
  const zero = lamp === undefined ? {} : { zero: (lamp.charCodeAt(0) & 1) !== 0 }
  return [readingFrame(state === 'ST' ? 'stable' : 'motion', weight, { net, ...zero })]
}

/** CAS indicators that send by themselves: 22-byte, 18-byte and 10-byte lines. Device number and lamp are binary, so only CR and LF together end a line. */
export const cas: ScaleProtocol = {
  ...usualProtocol,
  name: 'cas',
  line: scaleFacts.cas.line,
  poll: null,
  zero: null,
  tare: null,
  createReader: (declared) => createLineReader({ end: 'crlf', read: readLine(declared) })
}
