import type { ScaleProtocolName, SerialLine } from '#shared/domain/devices/configuration.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import type { ScaleSettings } from '#shared/domain/devices/configuration.ts'

/** What a scale said: a reading; that it did, or would not do, what it was told; or a turn of a dialogue, in which `bytes` have to be sent before the reading comes. */
export type ScaleFrame =
  | { readonly kind: 'reading'; readonly reading: ScaleReading }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'reply'; readonly bytes: Uint8Array }

/** Takes bytes as they come, in any pieces, and gives the frames that are complete. Never throws, keeps a bounded rest, finds its way back after garbage. */
export type ScaleReader = (bytes: Uint8Array) => readonly ScaleFrame[]

/** What a person declared of the scale, for frames that carry no unit or no decimal point. */
export type DeclaredScale = Pick<ScaleSettings, 'unit' | 'decimals'>

/** One way in which scales talk. */
export type ScaleProtocol = {
  readonly name: ScaleProtocolName
  /** Usual settings of the line, null for USB HID. */
  readonly line: Omit<SerialLine, 'path'> | null
  /** The question for a weight; null where the scale speaks by itself. */
  readonly poll: Uint8Array | null
  /** From an answer to the next question, ms. */
  readonly pollMs: number
  /** An unanswered question is asked again after this time, ms. */
  readonly answerMs: number
  readonly zero: Uint8Array | null
  readonly tare: Uint8Array | null
  /** Asks who it is, without any effect; null where there is no such question. */
  readonly identify: Uint8Array | null
  /** False for scales that answer only when the weight changed: once they were understood their silence proves nothing. */
  readonly alwaysAnswers: boolean
  readonly createReader: (declared: DeclaredScale) => ScaleReader
}

/** Text of a command as bytes. */
export const command = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** What most protocols share. */
export const usualProtocol = { pollMs: 200, answerMs: 700, identify: null, alwaysAnswers: true } as const

/** A reading as a frame; `zero` is taken from the weight where the protocol does not say it. */
export function readingFrame(state: ScaleReading['state'], weight: ScaleReading['weight'], flags: { readonly zero?: boolean; readonly net?: boolean } = {}): ScaleFrame {
  return { kind: 'reading', reading: { state, zero: flags.zero ?? (weight?.value === 0 && state === 'stable'), net: flags.net ?? false, weight } }
}
