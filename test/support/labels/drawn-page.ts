import { blacken, emptyBitmap, type Bitmap } from '#shared/domain/labels/bitmap.ts'

/** Puts a picture of bytes, in which a bit of 0 is black, on a page; it wipes out what was there, as printers do. */
export function overwrite(page: Bitmap, x: number, y: number, rowBytes: number, height: number, bytes: Uint8Array): void {
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < rowBytes * 8; column += 1) {
      const [px, py] = [x + column, y + row]
      if (px >= page.width || py >= page.height) continue
      const place = py * page.rowBytes + (px >> 3)
      const bit = 0x80 >> (px & 7)
      if (((bytes[row * rowBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) === 0) page.bytes[place]! |= bit
      else page.bytes[place]! &= ~bit
    }
  }
}

/** Blackens a rectangle that must lie on the page. */
export function bar(page: Bitmap, x: number, y: number, width: number, height: number): void {
  if (x < 0 || y < 0 || width < 1 || height < 1 || x + width > page.width || y + height > page.height) throw new Error(`a bar off the label: ${x},${y},${width},${height}`)
  blacken(page, x, y, width, height)
}

/** A page to draw on. */
export const newPage = emptyBitmap

/** A cursor over bytes that takes lines and counted data. */
export type Cursor = { readonly atEnd: () => boolean; readonly until: (ending: string) => string; readonly take: (count: number) => Uint8Array }

/** A cursor that throws when the bytes end too early. */
export function cursorOver(bytes: Uint8Array): Cursor {
  const buffer = Buffer.from(bytes)
  let at = 0
  return {
    atEnd: () => at >= buffer.length,
    until: (ending) => {
      const end = buffer.indexOf(ending, at, 'latin1')
      if (end < 0) throw new Error(`no end of ${buffer.toString('latin1', at, at + 30)}`)
      const text = buffer.toString('latin1', at, end)
      at = end + ending.length
      return text
    },
    take: (count) => {
      if (at + count > buffer.length) throw new Error('the bytes end too early')
      at += count
      return buffer.subarray(at - count, at)
    }
  }
}
