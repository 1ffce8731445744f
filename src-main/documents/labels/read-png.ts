import { inflateSync } from 'node:zlib'

/** A picture: how dark each dot is, 0 white to 255 black, row by row; transparent is white. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly darkness: Uint8Array }

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** The most dots a picture of a label may have; a small file can claim a huge one. */
const mostDots = 4_000_000
const channelsOfType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

type Header = { readonly width: number; readonly height: number; readonly depth: number; readonly type: number; readonly channels: number }
type Parts = { readonly header: Header; readonly palette: Buffer; readonly transparency: Buffer; readonly data: Buffer }

function readParts(png: Buffer): Parts | string {
  if (!png.subarray(0, 8).equals(signature)) return 'It is not a PNG.'
  let header: Header | undefined
  let palette: Buffer = Buffer.alloc(0)
  let transparency: Buffer = Buffer.alloc(0)
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 8, at + 8 + length)
    if (body.length < length) return 'It ends too early.'
    const name = png.toString('latin1', at + 4, at + 8)
    if (name === 'IHDR' && length === 13) {
      const type = body[9] ?? 0
      if (body[12] !== 0) return 'Interlaced pictures are not read.'
      header = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8] ?? 0, type, channels: channelsOfType[type] ?? 0 }
    } else if (name === 'PLTE') palette = body
    else if (name === 'tRNS') transparency = body
    else if (name === 'IDAT') data.push(body)
    else if (name === 'IEND') break
    at += 12 + length
  }
  if (header === undefined || header.channels === 0 || ![1, 2, 4, 8, 16].includes(header.depth) || (header.depth < 8 && header.channels > 1)) return 'Its head cannot be read.'
  if (header.width < 1 || header.height < 1 || header.width * header.height > mostDots) return 'It is empty or too large.'
  return { header, palette, transparency, data: Buffer.concat(data) }
}

/** Undoes the filters of the rows in place (PNG specification §9); false for a filter there is none of. */
function unfilter(raw: Buffer, rowBytes: number, height: number, step: number): boolean {
  const at = (row: number, column: number): number => (row < 0 || column < 0 ? 0 : raw[row * (rowBytes + 1) + 1 + column] ?? 0)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (rowBytes + 1)] ?? 0
    if (filter > 4) return false
    if (filter === 0) continue
    for (let column = 0; column < rowBytes; column += 1) {
      const left = at(row, column - step)
      const above = at(row - 1, column)
      const corner = column < step ? 0 : at(row - 1, column - step)
      const estimate = left + above - corner
      const [toLeft, toAbove, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)]
      const paeth = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner
      const guess = filter === 1 ? left : filter === 2 ? above : filter === 3 ? (left + above) >> 1 : paeth
      const place = row * (rowBytes + 1) + 1 + column
      raw[place] = ((raw[place] ?? 0) + guess) & 0xff
    }
  }
  return true
}

/** A PNG as darkness, or why it cannot be read in a short sentence. Never throws, whatever the bytes. */
export function readPng(png: Buffer): GreyPicture | string {
  const parts = readParts(png)
  if (typeof parts === 'string') return parts
  const { header: { width, height, depth, type, channels }, palette, transparency } = parts
  const rowBytes = Math.ceil((width * depth * channels) / 8)
  const size = (rowBytes + 1) * height
  let raw: Buffer
  try {
    raw = inflateSync(parts.data, { maxOutputLength: size })
  } catch {
    return 'Its content is damaged.'
  }
  if (raw.length < size || !unfilter(raw, rowBytes, height, Math.max(1, (depth * channels) >> 3))) return 'Its content is damaged.'
  const most = 2 ** Math.min(depth, 8) - 1
  const sample = (row: number, index: number): number => {
    const start = row * (rowBytes + 1) + 1
    if (depth >= 8) return raw[start + index * (depth >> 3)] ?? 0
    const bit = index * depth
    return ((raw[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most
  }
  const darkness = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const first = sample(row, column * channels)
      const [red, green, blue, alpha] = type === 3 ? [palette[first * 3] ?? 0, palette[first * 3 + 1] ?? 0, palette[first * 3 + 2] ?? 0, transparency[first] ?? 255]
        : channels < 3 ? [(first * 255) / most, (first * 255) / most, (first * 255) / most, channels === 2 ? sample(row, column * 2 + 1) : 255]
          : [first, sample(row, column * channels + 1), sample(row, column * channels + 2), channels === 4 ? sample(row, column * 4 + 3) : 255]
      darkness[row * width + column] = Math.round(((255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * alpha) / 255)
    }
  }
  return { width, height, darkness }
}
