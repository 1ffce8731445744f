import { createCanvas } from '@napi-rs/canvas'
import { isBlack, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import type { LabelTools, LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { rasterizeLabel } from '#shared/domain/labels/rasterize-label.ts'

// Red, green, blue and opacity of a pixel as one little-endian number.
const black = 0xff000000
const white = 0xffffffff

/** A black and white picture as PNG, one pixel a dot. */
export function bitmapPng(bitmap: Bitmap): Buffer {
  const { width, height } = bitmap
  const canvas = createCanvas(Math.max(1, width), Math.max(1, height))
  const context = canvas.getContext('2d')
  const image = context.createImageData(canvas.width, canvas.height)
  const pixels = new Uint32Array(image.data.buffer)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * canvas.width + x] = isBlack(bitmap, x, y) ? black : white
  }
  context.putImageData(image, 0, 0)
  return canvas.toBuffer('image/png')
}

/** A label as PNG at the dots of its printer: what TSPL, EPL2 and raster ESC/POS printers burn, dot for dot. */
export const labelPng = (label: LaidOutLabel, tools: Pick<LabelTools, 'drawText'>): Buffer => bitmapPng(rasterizeLabel(label, tools))
