import type { ScaleFrame, ScaleReader } from './scale-protocol.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Bytes as text, one character each, nothing lost. */
export const asText = (bytes: Iterable<number>): string => String.fromCharCode(...bytes)

/** The longest line or frame of any scale, in bytes; what is longer is dropped to the next end. */
const mostBytes = 64

/** How lines are cut out. */
type LineOptions = {
  /** `any`: CR, LF or CRLF. `crlf`: only both together, for lines with binary bytes inside. */
  readonly end: 'any' | 'crlf'
  /** Frames of one line, without its end; none when it is not understood. */
  readonly read: (line: string) => readonly ScaleFrame[]
}

/** A reader of lines. A line that is too long is dropped whole. */
export function createLineReader({ end, read }: LineOptions): ScaleReader {
  let line: number[] = []
  let dropping = false
  let afterReturn = false

  const take = (byte: number): readonly ScaleFrame[] => {
    const isEnd = end === 'any' ? byte === lineFeed || byte === carriageReturn : byte === lineFeed && afterReturn
    const isSecondHalf = end === 'any' && byte === lineFeed && afterReturn
    afterReturn = byte === carriageReturn
    if (isSecondHalf) return []
    if (!isEnd) {
      if (line.length < mostBytes) line.push(byte)
      else dropping = true
      return []
    }
    const text = asText(end === 'crlf' ? line.slice(0, -1) : line)
    const isWhole = !dropping
    line = []
    dropping = false
    return isWhole ? read(text) : []
  }
  return (bytes) => [...bytes].flatMap(take)
}

/** How frames with a first and a last byte are cut out. */
type FrameOptions = {
  readonly start: number
  readonly end: number
  /** Whether the byte starts a frame anew when it comes within one. */
  readonly restarts: boolean
  /** Bits that count; 0x7f takes the parity off a line that was opened with 8 bits. */
  readonly mask: number
  /** Frames of what stood between start and end. */
  readonly read: (inside: string) => readonly ScaleFrame[]
}

/** A reader of frames that begin with one byte and end with another. */
export function createFrameReader({ start, end, restarts, mask, read }: FrameOptions): ScaleReader {
  let inside: number[] | null = null

  const take = (raw: number): readonly ScaleFrame[] => {
    const byte = raw & mask
    if (byte === start && (restarts || inside === null)) {
      inside = []
      return []
    }
    if (inside === null) return []
    if (byte === end) {
      const text = asText(inside)
      inside = null
      return read(text)
    }
    if (inside.length < mostBytes) inside.push(byte)
    else inside = null
    return []
  }
  return (bytes) => [...bytes].flatMap(take)
}
