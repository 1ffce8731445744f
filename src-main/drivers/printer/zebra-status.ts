import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { ascii, silentStatus, statusOf, troublesOfBits, type AnswerReader, type AskStatus } from './ask.ts'
import { createFrameReader } from './frames.ts'
import type { PrinterStatus } from './printer-port.ts'

const fieldCounts = [12, 11, 2] as const
const isNumber = (field: string | undefined): field is string => field !== undefined && /^\d{1,8}$/.test(field)

/** The flags of the first two frames by field, https://docs.zebra.com (~HS). Fields of the second begin at 0 again. */
const hostStatusFlags: readonly (readonly [frame: 0 | 1, field: number, trouble: DeviceTrouble])[] = [
  [0, 1, 'paper-out'], [0, 2, 'paused'], [0, 5, 'buffer-full'], [0, 7, 'partial-format'], [0, 9, 'memory-lost'], [0, 10, 'too-cold'], [0, 11, 'too-hot'],
  [1, 2, 'head-open'], [1, 3, 'ribbon-out'], [1, 7, 'label-waiting']
]

function readHostStatus(frames: readonly (readonly string[])[]): PrinterStatus | null {
  const used = [frames[0]?.[4], frames[1]?.[8], ...hostStatusFlags.map(([frame, field]) => frames[frame]?.[field])]
  if (!used.every(isNumber)) return null
  const troubles = hostStatusFlags.flatMap(([frame, field, trouble]) => (Number(frames[frame]?.[field]) === 0 ? [] : [trouble]))
  return statusOf(troubles, Number(used[0]) + Number(used[1]), `~HS ${frames.map((fields) => fields.join(',')).join(' | ')}`)
}

/**
 * Reads the three frames that answer ~HS, each between STX and ETX, of 12, 11 and 2 fields. Frames out of order, such as the rest of an earlier answer, are passed over.
 * `waiting` is the formats in the buffer and the labels remaining of the one being printed.
 */
export function createHostStatusReader(): AnswerReader<PrinterStatus> {
  const frames = createFrameReader()
  let found: (readonly string[])[] = []
  return {
    push: (bytes) => {
      let status: PrinterStatus | null = null
      for (const text of frames.push(bytes)) {
        const fields = text.split(',').map((field) => field.trim())
        if (fields.length !== fieldCounts[found.length]) found = []
        if (fields.length === fieldCounts[found.length]) found.push(fields)
        if (found.length < fieldCounts.length) continue
        status = readHostStatus(found) ?? status
        found = []
      }
      return status
    }
  }
}

/** Bits of the first error group, nibble by nibble from the right, https://docs.zebra.com (~HQ, ~WQ). */
const errorBits: readonly (readonly [number, DeviceTrouble])[] = [
  [0x1, 'paper-out'], [0x2, 'ribbon-out'], [0x4, 'head-open'], [0x8, 'cutter'], [0x10, 'too-hot'], [0x20, 'too-hot'], [0x40, 'printer-error'], [0x80, 'printer-error'],
  [0x100, 'printer-error'], [0x200, 'printer-error'], [0x1000, 'jam'], [0x2000, 'printer-error'], [0x4000, 'jam'], [0x8000, 'jam'],
  [0x1_0000, 'paused'], [0x2_0000, 'printer-error'], [0x4_0000, 'needs-calibration'], [0x8_0000, 'needs-calibration']
]
const nearEndWarning = 0x8
const errorsAndWarnings = /ERRORS:\s+([01])\s+([0-9A-F]{8})\s+([0-9A-F]{8})\s+WARNINGS:\s+([01])\s+([0-9A-F]{8})\s+([0-9A-F]{8})/i
/** A whole answer to ~HQES has some 120 characters. */
const longestAnswer = 512

/** Reads the answer to ~HQES: the flags of errors and warnings in two groups each. An error of which no bit is known is a `printer-error`. It does not say how many labels wait. */
export function createErrorStatusReader(): AnswerReader<PrinterStatus> {
  let text = ''
  return {
    push: (bytes) => {
      text = (text + Buffer.from(bytes.subarray(-longestAnswer)).toString('latin1')).slice(-longestAnswer)
      const match = errorsAndWarnings.exec(text)
      if (match === null) return null
      text = ''
      const known = troublesOfBits(Number.parseInt(match[3] ?? '', 16), errorBits)
      const troubles: readonly DeviceTrouble[] = match[1] === '1' ? (known.length > 0 ? known : ['printer-error']) : []
      const isNearEnd = match[4] === '1' && (Number.parseInt(match[6] ?? '', 16) & nearEndWarning) !== 0
      return statusOf(isNearEnd ? [...troubles, 'paper-low'] : troubles, null, `~HQES ${match[0].replace(/\s+/g, ' ')}`)
    }
  }
}

/** ~HS tells everything; today's printers leave it unanswered while they are out of paper or open, and answer ~HQES then. */
export const askZebra: AskStatus = async (ask) =>
  (await ask('~HS', ascii('~HS'), createHostStatusReader())) ?? (await ask('~HQES', ascii('~HQES'), createErrorStatusReader())) ?? silentStatus('no answer to ~HS and ~HQES')
