/** A black and white picture: `bytes` has `rowBytes` = ceil(width / 8) bytes for each row from the top, the leftmost dot in the highest bit, 1 is black; bits beyond `width` are 0. */
export type Bitmap = { readonly width: number; readonly height: number; readonly rowBytes: number; readonly bytes: Uint8Array }

/** A white picture. */
export function emptyBitmap(width: number, height: number): Bitmap {
  const rowBytes = Math.ceil(width / 8)
  return { width, height, rowBytes, bytes: new Uint8Array(rowBytes * height) }
}

/** True for a black dot; false outside the picture. */
export const isBlack = ({ width, height, rowBytes, bytes }: Bitmap, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height && ((bytes[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0

/** Blackens a rectangle in place; what lies outside the picture is left out. */
export function blacken({ width, height, rowBytes, bytes }: Bitmap, x: number, y: number, rectWidth: number, rectHeight: number): void {
  const right = Math.min(width, x + rectWidth)
  const bottom = Math.min(height, y + rectHeight)
  for (let row = Math.max(0, y); row < bottom; row += 1) {
    for (let column = Math.max(0, x); column < right; column += 1) bytes[row * rowBytes + (column >> 3)]! |= 0x80 >> (column & 7)
  }
}

/** Blackens in `target` every dot that is black in `picture`, whose top left corner comes to x, y. */
export function stamp(target: Bitmap, picture: Bitmap, x: number, y: number): void {
  for (let row = 0; row < picture.height; row += 1) {
    for (let column = 0; column < picture.width; column += 1) if (isBlack(picture, column, row)) blacken(target, x + column, y + row, 1, 1)
  }
}
