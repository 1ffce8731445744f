import type { ScaleProtocolName, SerialLine } from '#shared/domain/devices/configuration.ts'

/** How a serial line is set, without its place. */
export type LineSettings = Omit<SerialLine, 'path'>

const usual: LineSettings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }
const sevenBits: LineSettings = { baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 1 }

/** What scanners, printers and most scales are set to as they come. */
export const usualLine = usual

/** The line a scale of a protocol mostly comes with; a person looks it over, because every scale can be set otherwise. */
export function usualLineOf(protocol: ScaleProtocolName): LineSettings {
  if (protocol === 'toledo-8217' || protocol === 'nci') return sevenBits
  if (protocol === 'and') return { ...sevenBits, baudRate: 2400 }
  return protocol === 'adam' ? { ...usual, baudRate: 4800 } : usual
}

/** Speeds a serial line can be set to, slow to fast. */
export const baudRates = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const
