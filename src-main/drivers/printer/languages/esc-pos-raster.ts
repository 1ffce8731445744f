import type { Bitmap } from '#shared/domain/labels/bitmap.ts'
import { rowsOf } from './clean-pieces.ts'

/** Rows in one command: small printers hold few. */
const bandRows = 128

/** Second bytes of commands that some models obey also inside pictures: DLE EOT (status), DLE ENQ (go on), DLE DC4 (drawer). */
const afterDle = new Set([0x04, 0x05, 0x14])

/** The bytes of a picture without any pair that would be obeyed at once: one dot more is burnt there, which nobody sees. */
function withoutCommands(bytes: Uint8Array): Buffer {
  const clean = Buffer.from(bytes)
  for (let index = 0; index + 1 < clean.length; index += 1) if (clean[index] === 0x10 && afterDle.has(clean[index + 1] ?? 0)) clean[index + 1]! |= 0x08
  return clean
}

/** True where counted data holds such a pair and so cannot be sent. */
export const holdsCommand = (bytes: Uint8Array): boolean => bytes.some((byte, index) => byte === 0x10 && afterDle.has(bytes[index + 1] ?? 0))

/** A picture as GS v 0, in bands. Its place on the paper follows the alignment. */
export function rasterBytes(bitmap: Bitmap): Buffer {
  const bands: Buffer[] = []
  for (let from = 0; from < bitmap.height; from += bandRows) {
    const band = rowsOf(bitmap, from, Math.min(bitmap.height, from + bandRows))
    bands.push(Buffer.from([0x1d, 0x76, 0x30, 0, band.rowBytes & 0xff, band.rowBytes >> 8, band.height & 0xff, band.height >> 8]), withoutCommands(band.bytes))
  }
  return Buffer.concat(bands)
}
