import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { createLineReader } from './framing.ts'
import { readWeight } from './read-weight.ts'
import type { ScaleFrame, ScaleProtocol } from './scale-protocol.ts'
import { command, readingFrame, usualProtocol } from './scale-protocol.ts'

/** Sign, space, seven characters, space, unit, question mark while moving, legend. The fixed width shows a line that lost characters. */
const field = /^([ -]) ( *\d[\d.]*) ([A-Za-z]{1,5}) *(\?)? *(G|NET|N|T|B\/G|PT)?\s*$/

const readLine = (line: string): readonly ScaleFrame[] => {
  const [, sign = '', number = '', unit = '', unstable, legend] = field.exec(line) ?? []
  if (number.length !== 7) {
    if (/^OK!?$|^[ZT] A$/.test(line.trim())) return [{ kind: 'done' }]
    return line.trim() === 'ES' ? [{ kind: 'refused', detail: 'ES' }] : []
  }
  // The tare alone is not what lies on the scale.
  if (legend === 'T' || legend === 'PT') return [{ kind: 'done' }]
  return [readingFrame(unstable === undefined ? 'stable' : 'motion', readWeight(`${sign}${number}`, unit), { net: legend === 'NET' || legend === 'N' })]
}

/** Ohaus (Ranger, Defender, Courier) in its own words; these scales speak MT-SICS too, after `PSI`. */
export const ohaus: ScaleProtocol = {
  ...usualProtocol,
  name: 'ohaus',
  line: scaleFacts.ohaus.line,
  poll: command('IP\r\n'),
  zero: command('Z\r\n'),
  tare: command('T\r\n'),
  createReader: () => createLineReader({ end: 'any', read: readLine })
}
