import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import type { PrinterStatus } from './printer-port.ts'

/** Puts an answer together from pieces; gives it once it is whole. Keeps a bounded number of bytes, and passes over what is no answer. */
export type AnswerReader<Answer> = { readonly push: (bytes: Uint8Array) => Answer | null }

/**
 * Sends a question and waits for its answer; null when none came in time. `kind` names answers that look alike: an answer that comes late is not taken for that of a later question
 * of the same kind.
 */
export type Ask = <Answer>(kind: string, question: Uint8Array, reader: AnswerReader<Answer>) => Promise<Answer | null>

/** Asks a printer of one language how it stands. */
export type AskStatus = (ask: Ask) => Promise<PrinterStatus>

/** A printer with only these prints on. */
const mildTroubles: ReadonlySet<DeviceTrouble> = new Set(['paper-low', 'buffer-full', 'partial-format'])

/** The status that these troubles make: `attention` when any of them stops the printer, else `ready` (with `paper-low` and the like still named). */
export const statusOf = (troubles: readonly DeviceTrouble[], waiting: number | null, detail: string): PrinterStatus =>
  ({ state: troubles.some((trouble) => !mildTroubles.has(trouble)) ? 'attention' : 'ready', troubles: [...new Set(troubles)], waiting, detail })

/** The status of a printer that did not answer. */
export const silentStatus = (detail: string): PrinterStatus => ({ state: 'silent', troubles: [], waiting: null, detail })

/** The troubles whose bit is set in a number. */
export const troublesOfBits = (bits: number, table: readonly (readonly [number, DeviceTrouble])[]): readonly DeviceTrouble[] => table.flatMap(([bit, trouble]) => ((bits & bit) === 0 ? [] : [trouble]))

/** ASCII text as bytes. */
export const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1')
