import type { PrinterLanguage } from '#shared/domain/devices/configuration.ts'

/** What a simulated printer makes of the bytes it gets, in their order. `bytes` are those of one label, with everything that was set up since the one before. */
export type JobEvent = { readonly kind: 'label'; readonly bytes: Buffer; readonly copies: number } | { readonly kind: 'question'; readonly name: string } | { readonly kind: 'pause' | 'resume' | 'cancel' }

/** Bytes of one kind of token: an event, or the number of bytes behind it that are data and not commands; `null`: goes on. */
type Token = { readonly event: Omit<JobEvent & { kind: 'label' }, 'bytes'> | Exclude<JobEvent, { kind: 'label' }> } | { readonly dataBytes: number } | { readonly begins: true } | null

type JobLanguage = { readonly token: RegExp; readonly longestToken: number; readonly read: (match: RegExpExecArray, label: string) => Token }

const label = (copies: number): Token => ({ event: { kind: 'label', copies } })
const question = (name: string): Token => ({ event: { kind: 'question', name } })
const plain = (kind: 'pause' | 'resume' | 'cancel'): Token => ({ event: { kind } })
const word = (match: RegExpExecArray, from: number): number => (match[0].charCodeAt(from) || 0) + (match[0].charCodeAt(from + 1) || 0) * 256
const number = (text: string | undefined): number => Math.min(Number(text ?? 1), 9999)
const lastCopies = (text: string): number => number([...text.matchAll(/\^PQ(\d+)/gi)].at(-1)?.[1])

const zplCommands: Readonly<Record<string, Token>> = { '~HS': question('~HS'), '~HQES': question('~HQES'), '~HI': question('~HI'), '~PP': plain('pause'), '~PS': plain('resume'), '~JA': plain('cancel'), '^XA': { begins: true } }

/** The few commands of each language that say where a label ends, how often it prints, and which bytes are pictures. */
const languages: Readonly<Record<PrinterLanguage, JobLanguage>> = {
  zpl: { token: /~HS|~HQES|~HI|~PP|~PS|~JA|\^XA|\^XZ/gi, longestToken: 5, read: ({ 0: text }, before) => (text.toUpperCase() === '^XZ' ? label(lastCopies(before)) : (zplCommands[text.toUpperCase()] ?? null)) },
  tspl: {
    token: /\x1b!\?|~![IT]|^BITMAP \d+,\d+,(\d+),(\d+),\d+,|^PRINT (\d+)(?:,(\d+))?\r?\n/gm,
    longestToken: 48,
    read: ({ 0: text, 1: width, 2: height, 3: sets, 4: copies }) =>
      text.startsWith('BITMAP') ? { dataBytes: Number(width) * Number(height) } : text.startsWith('PRINT') ? label(number(sets) * number(copies)) : question(text.startsWith('~') ? text : 'ESC ! ?')
  },
  epl2: {
    token: /^GW\d+,\d+,(\d+),(\d+),|^P(\d+)(?:,(\d+))?\r?\n/gm,
    longestToken: 48,
    read: ({ 0: text, 1: width, 2: height, 3: sets, 4: copies }) => (text.startsWith('GW') ? { dataBytes: Number(width) * Number(height) } : label(number(sets) * number(copies)))
  },
  'esc-pos': {
    // DLE EOT; GS v 0 and GS ( with their lengths; ESC *; GS k with a length; GS I; the cuts.
    token: /\x10\x04[\x01-\x04]|\x1dv0[^]{5}|\x1d\([^][^]{2}|\x1b\*[^]{3}|\x1dk[\x41-\xff][^]|\x1dI[^]|\x1dV(?:[\x00\x01\x30\x31]|[\x41\x42\x61-\x68][^])|\x1b[im]/g,
    longestToken: 8,
    read: (match) => {
      const text = match[0]
      if (text.startsWith('\x10')) return question(`DLE EOT ${text.charCodeAt(2)}`)
      if (text.startsWith('\x1dI')) return question('GS I')
      if (text.startsWith('\x1dv0')) return { dataBytes: word(match, 4) * word(match, 6) }
      if (text.startsWith('\x1d(')) return { dataBytes: word(match, 3) }
      if (text.startsWith('\x1b*')) return { dataBytes: word(match, 3) * (text.charCodeAt(2) >= 32 ? 3 : 1) }
      if (text.startsWith('\x1dk')) return { dataBytes: text.charCodeAt(3) }
      return label(1)
    }
  }
}

/** A label larger than this is lost, as in a printer whose memory it does not fit in. */
const longestLabel = 4 * 1024 * 1024

/** Cuts a stream of commands, in whatever pieces it comes, into labels and questions. Questions are taken out of the label they came in. */
export function createJobReader(language: PrinterLanguage): { readonly push: (bytes: Uint8Array) => readonly JobEvent[]; readonly clear: () => void } {
  const { token, longestToken, read } = languages[language]
  let pending = ''
  let position = 0
  let dataBytes = 0
  const skipData = (): void => {
    const skipped = Math.min(dataBytes, pending.length - position)
    position += skipped
    dataBytes -= skipped
  }
  const take = (match: RegExpExecArray): JobEvent | null => {
    const end = match.index + match[0].length
    const found = read(match, pending.slice(0, match.index))
    position = end
    if (found === null) return null
    if ('begins' in found) {
      // What stands before the begin of a label prints nothing.
      pending = pending.slice(match.index)
      position = match[0].length
      return null
    }
    if ('dataBytes' in found) {
      dataBytes = found.dataBytes
      skipData()
      return null
    }
    const text = pending.slice(0, end)
    const isLabel = found.event.kind === 'label'
    pending = (isLabel ? '' : pending.slice(0, match.index)) + pending.slice(end)
    position = isLabel ? 0 : match.index
    return found.event.kind === 'label' ? { ...found.event, bytes: Buffer.from(text, 'latin1') } : found.event
  }
  const clear = (): void => {
    pending = ''
    position = 0
    dataBytes = 0
  }
  return {
    clear,
    push: (bytes) => {
      const events: JobEvent[] = []
      pending += Buffer.from(bytes).toString('latin1')
      skipData()
      while (dataBytes === 0) {
        token.lastIndex = position
        const match = token.exec(pending)
        if (match === null) break
        const event = take(match)
        if (event !== null) events.push(event)
      }
      if (dataBytes === 0) position = Math.max(position, pending.length - longestToken)
      if (pending.length > longestLabel) clear()
      return events
    }
  }
}
