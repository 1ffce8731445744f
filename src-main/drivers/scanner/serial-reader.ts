import type { DeviceScan, ScanEnding } from './scan.ts'
import { mostScanBytes, toScan } from './scan.ts'

/** Scans out of the bytes of a serial line. */
export type SerialScanReader = {
  /** Scans that these bytes complete. */
  readonly read: (bytes: Uint8Array) => readonly DeviceScan[]
  /** The line has been quiet: what came without a suffix is a scan. */
  readonly idle: () => readonly DeviceScan[]
  /** Bytes that are kept and not yet a scan. */
  readonly pending: () => number
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** A reader that ends a scan at CR, LF, CRLF or silence. Every other byte is data, also NUL and GS; nothing is trimmed. Never throws and never keeps more than one scan. */
export function createSerialScanReader(): SerialScanReader {
  const kept = Buffer.alloc(mostScanBytes)
  let length = 0
  let truncated = false

  const finish = (ending: ScanEnding): readonly DeviceScan[] => {
    const scan = length === 0 ? null : toScan(Uint8Array.from(kept.subarray(0, length)), null, ending, truncated)
    length = 0
    truncated = false
    return scan === null ? [] : [scan]
  }
  return {
    read: (bytes) => {
      const scans: DeviceScan[] = []
      bytes.forEach((byte, at) => {
        // A line feed that comes in a later piece ends an empty scan, which is none.
        if (byte === carriageReturn) scans.push(...finish(bytes[at + 1] === lineFeed ? 'crlf' : 'cr'))
        else if (byte === lineFeed) scans.push(...finish('lf'))
        else if (length < mostScanBytes) {
          kept[length] = byte
          length += 1
        } else truncated = true
      })
      return scans
    },
    idle: () => finish('idle'),
    pending: () => length
  }
}
