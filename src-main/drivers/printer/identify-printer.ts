import { setTimeout as wait } from 'node:timers/promises'
import type { PrinterLanguage } from '#shared/domain/devices/configuration.ts'
import { readableBytes } from '../transport/device-log.ts'
import type { Transport } from '../transport/transport.ts'
import { ascii, type AnswerReader } from './ask.ts'
import { createFrameReader } from './frames.ts'
import { createQuestionLine } from './question-line.ts'

/** What a printer answered to the question who it is, in its own words, for a person to confirm; null where it answered nothing. `dotsPerMm` where the answer tells it. */
export type PrinterAnswer = { readonly says: string; readonly dotsPerMm: number | null } | null

const longestAnswer = 200

/** `~HI`: model, firmware, dots per mm, memory, between STX and ETX. */
const createZebraReader = (): AnswerReader<NonNullable<PrinterAnswer>> => {
  const frames = createFrameReader()
  return {
    push: (bytes) => {
      const text = frames.push(bytes).find((frame) => frame.split(',').length >= 3)
      if (text === undefined) return null
      const dots = /^(?:6|8|12|24)$/.exec(text.split(',')[2]?.trim() ?? '')
      return { says: readableBytes(ascii(text)), dotsPerMm: dots === null ? null : Number(dots[0]) }
    }
  }
}

/** A text that ends with one of `ends`. */
const createTextReader = (ends: readonly number[]): AnswerReader<NonNullable<PrinterAnswer>> => {
  let held = new Uint8Array()
  return {
    push: (bytes) => {
      held = Uint8Array.from([...held, ...bytes.subarray(0, longestAnswer)].slice(0, longestAnswer))
      const end = held.findIndex((byte) => ends.includes(byte))
      return end < 1 ? null : { says: readableBytes(held.subarray(0, end)), dotsPerMm: null }
    }
  }
}

/** Identity questions print and change nothing on a printer of that language; on one of another they may print, so a person names the language first. */
const questions: Readonly<Record<PrinterLanguage, { readonly bytes: Uint8Array; readonly reader: () => AnswerReader<NonNullable<PrinterAnswer>> } | null>> = {
  zpl: { bytes: ascii('~HI'), reader: createZebraReader },
  tspl: { bytes: ascii('~!T\r\n'), reader: () => createTextReader([0x0d, 0x0a]) },
  'esc-pos': { bytes: Uint8Array.of(0x1d, 0x49, 0x43), reader: () => createTextReader([0x00]) },
  epl2: null
}

type IdentifyOptions = { readonly answerMs?: number; readonly flushMs?: number }

/**
 * Asks a printer who it is, when a person wants to know and has said which language it speaks. What still comes from before is read and dropped first. The line must be in use by
 * nobody else; it stays open. Rejects with a `TransportError` when it is gone.
 */
export async function identifyPrinter(language: PrinterLanguage, transport: Transport, { answerMs = 1500, flushMs = 150 }: IdentifyOptions = {}): Promise<PrinterAnswer> {
  const question = questions[language]
  if (question === null) return null
  await wait(flushMs)
  const line = createQuestionLine(transport, answerMs)
  return line.ask('identity', question.bytes, question.reader()).finally(line.end)
}
