/** What a simulated printer would say of itself. */
export type SimulatedCondition = { readonly paperOut: boolean; readonly headOpen: boolean; readonly paused: boolean; readonly isPrinting: boolean; readonly formats: number; readonly labelsRemaining: number }

const flag = (isSet: boolean): string => (isSet ? '1' : '0')
const hex = (bits: number): string => bits.toString(16).toUpperCase().padStart(8, '0')
const padded = (count: number, width: number): string => String(Math.min(count, 10 ** width - 1)).padStart(width, '0')
const frame = (text: string): string => `\x02${text}\x03\r\n`

const errorBits = ({ paperOut, headOpen, paused }: SimulatedCondition): number => (paperOut ? 0x1 : 0) + (headOpen ? 0x4 : 0) + (paused ? 0x1_0000 : 0)
const escPos = (bits: number): string => String.fromCharCode(0x12 | bits)

/** The answers by question; a question that is not here gets none. The newer models of Zebra leave ~HS unanswered while they are out of paper or open. */
const answers: Readonly<Record<string, (is: SimulatedCondition) => string | null>> = {
  '~HS': (is) =>
    is.paperOut || is.headOpen
      ? null
      : frame(`030,${flag(is.paperOut)},${flag(is.paused)},1218,${padded(is.formats, 3)},0,0,0,000,0,0,0`) + frame(`001,0,${flag(is.headOpen)},0,0,2,4,0,${padded(is.labelsRemaining, 8)},1,000`) + frame('0000,0'),
  '~HQES': (is) => `\x02\r\n\r\n  PRINTER STATUS                          \r\n   ERRORS:         ${flag(errorBits(is) > 0)} 00000000 ${hex(errorBits(is))} \r\n   WARNINGS:       0 00000000 00000000 \r\n\x03`,
  '~HI': () => frame('SIMULATED-203dpi,V1.0,8,8192KB'),
  'ESC ! ?': (is) => String.fromCharCode((is.headOpen ? 0x01 : 0) + (is.paperOut ? 0x04 : 0) + (is.paused ? 0x10 : 0) + (is.isPrinting ? 0x20 : 0)),
  '~!T': () => 'SIMULATED\r\n',
  'GS I': () => '_SIMULATED\0',
  'DLE EOT 1': (is) => escPos(is.paperOut || is.headOpen || is.paused ? 0x08 : 0),
  'DLE EOT 2': (is) => escPos((is.headOpen ? 0x04 : 0) + (is.paperOut ? 0x20 : 0)),
  'DLE EOT 3': () => escPos(0),
  'DLE EOT 4': (is) => escPos(is.paperOut ? 0x60 : 0)
}

/** What the printer sends back, null where it stays silent. */
export function simulatedAnswer(question: string, condition: SimulatedCondition): Buffer | null {
  const text = answers[question]?.(condition) ?? null
  return text === null ? null : Buffer.from(text, 'latin1')
}
