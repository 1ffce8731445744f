import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { silentStatus, statusOf, troublesOfBits, type AnswerReader, type AskStatus } from './ask.ts'
import type { PrinterStatus } from './printer-port.ts'

const question = Uint8Array.of(0x1b, 0x21, 0x3f)
const printing = 0x20
const bits: readonly (readonly [number, DeviceTrouble])[] = [[0x01, 'head-open'], [0x02, 'jam'], [0x04, 'paper-out'], [0x08, 'ribbon-out'], [0x10, 'paused'], [0x40, 'cover-open'], [0x80, 'too-hot']]

/** Reads the one byte that answers ESC ! ? (TSPL manual of TSC). Every byte is an answer, the last one counts; how many labels wait it does not say. */
export const createTsplStatusReader = (): AnswerReader<PrinterStatus> => ({
  push: (bytes) => {
    const byte = bytes.at(-1)
    if (byte === undefined) return null
    return statusOf(troublesOfBits(byte, bits), null, `ESC ! ? ${byte.toString(16).padStart(2, '0')}${(byte & printing) === 0 ? '' : ' printing'}`)
  }
})

/** Asks a TSPL printer; it answers at once, also while it prints or is stopped. */
export const askTspl: AskStatus = async (ask) => (await ask('ESC ! ?', question, createTsplStatusReader())) ?? silentStatus('no answer to ESC ! ?')
