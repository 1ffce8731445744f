import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createLineReader } from './framing.ts'
import { readWeight } from './read-weight.ts'
import type { ScaleFrame, ScaleProtocol, ScaleReader } from './scale-protocol.ts'
import { command, readingFrame, usualProtocol } from './scale-protocol.ts'

/** `GS 1.234 kg`, `NT …`, `G/W +  12.34 lb`, or on AZExtra the number and unit alone. */
const weighed = /^\s*(GS|NT|G\/W|N\/W)?[ :.]*([+-]? *\d[\d.]*) *(kg|g|lb|oz)\s*$/i

/** A ticket has the gross and then the net: the gross waits for the line after it, so that the screen does not jump between the two. */
const createReader = (): ScaleReader => {
  let gross: ScaleFrame | null = null

  const readLine = (line: string): readonly ScaleFrame[] => {
    const waiting = gross === null ? [] : [gross]
    gross = null
    const match = weighed.exec(line)
    if (match === null) return waiting
    const head = (match[1] ?? '').toUpperCase()
    const net = head === 'NT' || head === 'N/W'
    const frame = readingFrame('stable', readWeight(match[2] ?? '', match[3] ?? ''), { net })
    if (net) return [frame]
    if (head !== 'GS') return [...waiting, frame]
    gross = frame
    return waiting
  }
  return createLineReader({ end: 'any', read: readLine })
}

/**
 * Adam (CBW, CFW, CBK, CPWplus, AZExtra): `P` prints what is stable. AZExtra answers only for a new weight and beeps when asked again and again, so it is asked seldom and its
 * silence proves nothing.
 */
export const adam: ScaleProtocol = {
  ...usualProtocol,
  name: 'adam',
  line: scaleFacts.adam.line,
  poll: command('P\r\n'),
  pollMs: 1000,
  answerMs: 5000,
  zero: command('Z\r\n'),
  tare: command('T\r\n'),
  alwaysAnswers: false,
  createReader
}
