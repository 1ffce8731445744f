import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { silentStatus, statusOf, troublesOfBits, type AnswerReader, type AskStatus } from './ask.ts'

/** What DLE EOT can ask: 1 the printer, 2 why it is offline, 3 what is wrong, 4 the paper. */
export type EscPosQuestion = 1 | 2 | 3 | 4

const offline = 0x08
const errorSeen = 0x40
/** By question (Epson TM-U220 and Samsung SRP-350 manuals; question 3 not confirmed by a printer). */
const bits: Readonly<Record<EscPosQuestion, readonly (readonly [number, DeviceTrouble])[]>> = {
  1: [],
  2: [[0x04, 'cover-open'], [0x20, 'paper-out']],
  3: [[0x08, 'cutter'], [0x20, 'printer-error'], [0x40, 'printer-error'], [0x04, 'printer-error']],
  4: [[0x60, 'paper-out'], [0x0c, 'paper-low']]
}

/** Reads the one byte that answers DLE EOT: bits 1 and 4 are always set, 0 and 7 never. Anything else, such as XON, XOFF or an automatic status, is passed over. */
export const createEscPosReader = (): AnswerReader<number> => ({ push: (bytes) => bytes.findLast((byte) => (byte & 0x93) === 0x12) ?? null })

/** The troubles in the answers so far. A printer that is offline and does not say why was paused at its panel. */
export function readEscPosAnswers(answers: ReadonlyMap<EscPosQuestion, number>): readonly DeviceTrouble[] {
  const troubles = [...answers].flatMap(([question, byte]) => troublesOfBits(byte, bits[question]))
  const isOffline = ((answers.get(1) ?? 0) & offline) !== 0
  if (((answers.get(2) ?? 0) & errorSeen) !== 0 && !troubles.includes('cutter')) troubles.push('printer-error')
  const stops = troubles.filter((trouble) => trouble !== 'paper-low')
  return isOffline && stops.length === 0 ? [...troubles, 'paused'] : troubles.includes('paper-out') ? troubles.filter((trouble) => trouble !== 'paper-low') : troubles
}

/** One question at a time, and why only when it is offline. The answers look alike, so the first one missing ends the asking: what is known by then counts. */
export const askEscPos: AskStatus = async (ask) => {
  const answers = new Map<EscPosQuestion, number>()
  const isSet = (question: EscPosQuestion, bit: number): boolean => ((answers.get(question) ?? 0) & bit) !== 0
  for (const question of [1, 4, 2, 3] as const) {
    if (question === 2 && !isSet(1, offline)) break
    if (question === 3 && !isSet(2, errorSeen)) break
    const answer = await ask('DLE EOT', Uint8Array.of(0x10, 0x04, question), createEscPosReader())
    if (answer === null) break
    answers.set(question, answer)
  }
  if (answers.size === 0) return silentStatus('no answer to DLE EOT 1')
  return statusOf(readEscPosAnswers(answers), null, [...answers].map(([question, byte]) => `DLE EOT ${question} ${byte.toString(16)}`).join(', '))
}
