import { emptyBitmap, stamp, type Bitmap } from '#shared/domain/labels/bitmap.ts'

/** A part of a picture with its place. */
export type Piece = { readonly x: number; readonly y: number; readonly bitmap: Bitmap }

/** Rows `from` to `to` of a picture. */
export const rowsOf = ({ width, rowBytes, bytes }: Bitmap, from: number, to: number): Bitmap => ({ width, height: to - from, rowBytes, bytes: bytes.subarray(from * rowBytes, to * rowBytes) })

/** The dots of a picture from `from` to `to` across. */
function columnsOf(bitmap: Bitmap, from: number, to: number): Bitmap {
  const part = emptyBitmap(to - from, bitmap.height)
  stamp(part, bitmap, -from, 0)
  return part
}

/**
 * A picture cut into pieces none of which holds a forbidden pair of bytes as it will be sent. Printers look for commands that act at once (a reset, a question) also inside
 * pictures, so such a pair is taken apart at the row and byte where it stands. `findForbidden` gives the index of the pair's first byte in the bytes sent, or -1; rows have `rowBytes`.
 */
export function cleanPieces(piece: Piece, findForbidden: (bitmap: Bitmap) => number): readonly Piece[] {
  const { x, y, bitmap } = piece
  if (bitmap.width === 0 || bitmap.height === 0) return []
  const found = findForbidden(bitmap)
  if (found < 0) return [piece]
  const row = Math.floor(found / bitmap.rowBytes)
  const column = found % bitmap.rowBytes
  // The pair lies across two rows: a cut between them is enough.
  if (column === bitmap.rowBytes - 1) return [{ x, y, bitmap: rowsOf(bitmap, 0, row + 1) }, ...cleanPieces({ x, y: y + row + 1, bitmap: rowsOf(bitmap, row + 1, bitmap.height) }, findForbidden)]
  const cut = 8 * (column + 1)
  const line = rowsOf(bitmap, row, row + 1)
  return [
    ...(row > 0 ? [{ x, y, bitmap: rowsOf(bitmap, 0, row) }] : []),
    { x, y: y + row, bitmap: columnsOf(line, 0, cut) },
    ...cleanPieces({ x: x + cut, y: y + row, bitmap: columnsOf(line, cut, bitmap.width) }, findForbidden),
    ...cleanPieces({ x, y: y + row + 1, bitmap: rowsOf(bitmap, row + 1, bitmap.height) }, findForbidden)
  ]
}

/** The bytes of a picture for printers that burn where a bit is 0; beyond the picture's width they burn nothing. */
export function invertedBytes({ width, height, rowBytes, bytes }: Bitmap): Buffer {
  const inverted = Buffer.from(bytes.map((byte) => ~byte & 0xff))
  const beyond = 0xff >> (((width - 1) & 7) + 1)
  for (let row = 0; row < height; row += 1) inverted[row * rowBytes + rowBytes - 1]! |= beyond
  return inverted
}
