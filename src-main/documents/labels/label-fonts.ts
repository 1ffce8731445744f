import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { emptyBitmap, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import { lineOf, type DrawnText } from '#shared/domain/labels/laid-out-label.ts'

const families = { regular: 'Dockside Label', bold: 'Dockside Label Bold' } as const

/** Roboto comes with pdfmake, so labels look alike on every computer; other scripts are drawn with the fonts of the system. */
function registerFonts(): void {
  if (GlobalFonts.has(families.regular)) return
  const require = createRequire(import.meta.url)
  GlobalFonts.registerFromPath(require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'), families.regular)
  GlobalFonts.registerFromPath(require.resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf'), families.bold)
}

/** How dark a dot's edge must be to be burnt, of 255: a little below half, so that thin strokes stay whole. */
const inkThreshold = 110

/** Fonts on a canvas: measures, finds characters that no font has, and draws lines as dots. */
export type LabelFonts = {
  readonly measure: (text: string, sizeDots: number, bold: boolean) => number
  readonly findUncovered: (text: string) => string | null
  readonly draw: (text: string, sizeDots: number, bold: boolean) => DrawnText
}

/** The dots of a canvas that are dark, cut to the ink, whose place is relative to `originX`, `originY`. */
function cutToInk(context: SKRSContext2D, width: number, height: number, originX: number, originY: number): DrawnText {
  const { data } = context.getImageData(0, 0, width, height)
  const dark = (x: number, y: number): boolean => (data[(y * width + x) * 4 + 3] ?? 0) >= inkThreshold
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!dark(x, y)) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  if (right < 0) return { left: 0, top: 0, bitmap: emptyBitmap(0, 0) }
  const bitmap = emptyBitmap(right - left + 1, bottom - top + 1)
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) if (dark(x, y)) bitmap.bytes[(y - top) * bitmap.rowBytes + ((x - left) >> 3)]! |= 0x80 >> ((x - left) & 7)
  }
  return { left: left - originX, top: top - originY, bitmap }
}

/** A map that forgets its oldest entries beyond `most`. */
function remember<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const value = make()
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, value)
    return value
  }
}

/** Joins and marks that have no shape of their own. */
const invisible = /^[\s\p{Cf}\p{Mn}\p{Variation_Selector}\u{1F3FB}-\u{1F3FF}]$/u

const sameBitmap = (one: Bitmap, other: Bitmap): boolean => one.width === other.width && one.height === other.height && Buffer.compare(one.bytes, other.bytes) === 0

/** Sizes at which widths are taken; other sizes follow in proportion. */
const measureSize = 200

/** The fonts labels are drawn with. */
export function createLabelFonts(): LabelFonts {
  registerFonts()
  let canvas: Canvas = createCanvas(1024, 128)
  const contextFor = (width: number, height: number, sizeDots: number, bold: boolean): SKRSContext2D => {
    if (canvas.width < width || canvas.height < height) canvas = createCanvas(Math.max(canvas.width, width), Math.max(canvas.height, height))
    const context = canvas.getContext('2d')
    context.font = `${sizeDots}px "${bold ? families.bold : families.regular}"`
    context.lang = 'en'
    context.direction = 'ltr'
    context.textBaseline = 'alphabetic'
    return context
  }
  // A letter such as j begins left of its place: the line is moved to the right by that, so that its ink stays in its box.
  const extents = remember<{ readonly width: number; readonly overhang: number }>(20_000)
  const extentAt = (text: string, bold: boolean) => extents(`${bold ? 'b' : 'r'}${text}`, () => {
    const { width, actualBoundingBoxLeft, actualBoundingBoxRight } = contextFor(1, 1, measureSize, bold).measureText(text)
    const overhang = Math.max(0, actualBoundingBoxLeft)
    return { width: (overhang + Math.max(width, actualBoundingBoxRight)) / measureSize, overhang: overhang / measureSize }
  })
  const draw = (text: string, sizeDots: number, bold: boolean): DrawnText => {
    // Room around the line for what reaches beyond it.
    const margin = Math.ceil(sizeDots / 2)
    const extent = extentAt(text, bold)
    const width = Math.ceil(extent.width * sizeDots) + 2 * margin
    const height = lineOf(sizeDots).heightDots + 2 * margin
    const context = contextFor(width, height, sizeDots, bold)
    context.clearRect(0, 0, width, height)
    context.fillStyle = '#000000'
    context.fillText(text, margin + Math.round(extent.overhang * sizeDots), margin + lineOf(sizeDots).baseline)
    return cutToInk(context, width, height, margin, margin)
  }
  const drawn = remember<DrawnText>(500)
  const covered = remember<boolean>(20_000)
  // Two characters that are not in use: what is drawn for them is drawn for every character that no font has.
  const missing = ['\u{10FFFE}', '\u0378'].map((character) => draw(character, 64, false).bitmap)
  const hasGlyph = (character: string): boolean => covered(character, () => !missing.some((box) => sameBitmap(box, draw(character, 64, false).bitmap)))
  return {
    measure: (text, sizeDots, bold) => Math.ceil(extentAt(text, bold).width * sizeDots),
    findUncovered: (text) => (/^[ -~\n]*$/.test(text) ? null : [...text].find((character) => !invisible.test(character) && !hasGlyph(character)) ?? null),
    draw: (text, sizeDots, bold) => drawn(`${bold ? 'b' : 'r'}${sizeDots} ${text}`, () => draw(text, sizeDots, bold))
  }
}
