import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createLineReader } from './framing.ts'
import { readWeight } from './read-weight.ts'
import type { ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { command, readingFrame, usualProtocol } from './scale-protocol.ts'

const refused = (detail: string): readonly ScaleFrame[] => [{ kind: 'refused', detail }]

/** `S S     100.00 g`, `S D …`, `S I` busy or still moving, `S +` over, `S -` under. The weight after T is the tare and not the load. */
const readWeightLine = (line: string): readonly ScaleFrame[] | null => {
  const weighed = /(?:^|[^\x21-\x7e])S ([SD]) +([+-]? *[\d.]+) *([A-Za-z]+)$/.exec(line)
  if (weighed !== null) {
    const weight = readWeight(weighed[2] ?? '', weighed[3] ?? '')
    return [readingFrame(weighed[1] === 'S' ? 'stable' : 'motion', weight)]
  }
  const without = /^S ([I+-])$/.exec(line)
  if (without === null) return null
  return [readingFrame(without[1] === '+' ? 'over' : without[1] === '-' ? 'under' : 'motion', null)]
}

const readLine = (raw: string): readonly ScaleFrame[] => {
  const line = raw.trimEnd()
  const weight = readWeightLine(line)
  if (weight !== null) return weight
  if (/^(Z|ZI|T|TI|TAC) [ASD]( |$)/.test(line) || /^I\d+ A\b/.test(line)) return [{ kind: 'done' }]
  if (/^E[STL]$/.test(line) || /^(S|Z|ZI|T|TI|TAC|I\d+) [IL+-]$/.test(line)) return refused(line)
  return []
}

/** Mettler-Toledo standard interface command set, level 0 and 1; also KERN KCP and others that keep to it. Lines end with CRLF both ways. */
export const mtSics: ScaleProtocol = {
  ...usualProtocol,
  name: 'mt-sics',
  line: scaleFacts['mt-sics'].line,
  poll: command('SI\r\n'),
  zero: command('Z\r\n'),
  tare: command('T\r\n'),
  identify: command('I4\r\n'),
  createReader: () => createLineReader({ end: 'any', read: readLine })
}
