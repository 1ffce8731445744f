import type { OpenTransport, Transport } from './transport.ts'

/** One thing that went over a line. `text` is at most `longestText` bytes in readable form, and says how many more there were. */
export type DeviceLogEntry = { readonly at: string; readonly direction: 'sent' | 'received' | 'note'; readonly text: string }

/** The last entries of one device, for a person to read and copy. */
export type DeviceLog = {
  readonly bytes: (direction: 'sent' | 'received', bytes: Uint8Array) => void
  readonly note: (text: string) => void
  readonly entries: () => readonly DeviceLogEntry[]
  /** All entries as lines: time, arrow, bytes. */
  readonly text: () => string
}

const longestText = 256
const controlNames = 'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(' ')
const arrows = { sent: '>', received: '<', note: '#' } as const

/** Bytes as text that can be read and copied without loss: printable ASCII as it is, control bytes by name (`<STX>`), everything else, and `<` itself, in hex (`<xE4>`). */
export const readableBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => {
    if (byte < 32) return `<${controlNames[byte]}>`
    return byte < 127 && byte !== 0x3c ? String.fromCharCode(byte) : `<x${byte.toString(16).toUpperCase().padStart(2, '0')}>`
  }).join('')

/** An empty log that keeps the last `keep` entries; `nowIso` gives their times. */
export function createDeviceLog({ nowIso, keep = 500 }: { readonly nowIso: () => string; readonly keep?: number }): DeviceLog {
  const entries: DeviceLogEntry[] = []
  const add = (direction: DeviceLogEntry['direction'], text: string): void => {
    entries.push({ at: nowIso(), direction, text })
    if (entries.length > keep) entries.shift()
  }
  return {
    bytes: (direction, bytes) => add(direction, readableBytes(bytes.subarray(0, longestText)) + (bytes.length > longestText ? ` … ${bytes.length - longestText} more bytes` : '')),
    note: (text) => add('note', text.slice(0, longestText)),
    entries: () => [...entries],
    text: () => entries.map(({ at, direction, text }) => `${at} ${arrows[direction]} ${text}`).join('\n')
  }
}

/** The same line, with everything that goes over it written into a log. */
export function logged(transport: Transport, log: DeviceLog): Transport {
  transport.onData((bytes) => log.bytes('received', bytes))
  transport.onClose((error) => log.note(error === null ? 'closed' : `lost: ${error.trouble}, ${error.message}`))
  return {
    ...transport,
    write: async (bytes) => {
      log.bytes('sent', bytes)
      await transport.write(bytes).catch((error: unknown) => {
        log.note(`not written: ${error instanceof Error ? error.message : String(error)}`)
        throw error
      })
    }
  }
}

/** The same way to open a line, with what came of it and everything that goes over it in a log. */
export const openLogged = (open: OpenTransport, log: DeviceLog): OpenTransport => async (signal) => {
  try {
    const transport = await open(signal)
    log.note('open')
    return logged(transport, log)
  } catch (error) {
    log.note(`not opened: ${error instanceof Error ? error.message : String(error)}`)
    throw error
  }
}
