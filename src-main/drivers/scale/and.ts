import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createLineReader } from './framing.ts'
import { readWeight } from './read-weight.ts'
import type { ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { command, readingFrame, usualProtocol } from './scale-protocol.ts'

/** Head, number with sign, unit of three characters; a comparator puts its verdict behind. */
const weighed = /(ST|US|OL|QT),(?:(GS|NT),)?([+-] *\d[\d.]*)(?:E\+\d+)? *([A-Za-z%]{0,3})(?:,(?:HI|OK|LO|--))?\s*$/

const readLine = (line: string): readonly ScaleFrame[] => {
  const match = weighed.exec(line)
  if (match === null) return /^\s*E\d*\s*$|^EC,/.test(line) ? [{ kind: 'refused', detail: line.trim() }] : /^\x06$/.test(line) ? [{ kind: 'done' }] : []
  const [, head, kind, number = '', unit = ''] = match
  const net = kind === 'NT'
  if (head === 'OL') return [readingFrame(number.startsWith('-') ? 'under' : 'over', null, { net })]
  // Counting mode shows pieces, which is no weight.
  const weight = head === 'QT' ? null : readWeight(number, unit)
  return [readingFrame(head === 'US' ? 'motion' : 'stable', weight, { net })]
}

/** A&D: `ST,+00123.45  g` and CRLF, sent by itself or when asked with Q. The line is what many leave the factory with. */
export const and: ScaleProtocol = {
  ...usualProtocol,
  name: 'and',
  line: scaleFacts.and.line,
  poll: command('Q\r\n'),
  zero: command('Z\r\n'),
  tare: command('T\r\n'),
  createReader: () => createLineReader({ end: 'any', read: readLine })
}
