import nodeThermalPrinter from 'node-thermal-printer'
import { blacken, emptyBitmap } from '#shared/domain/labels/bitmap.ts'
import type { LaidOutLabel, Mark, TextMark } from '#shared/domain/labels/laid-out-label.ts'
import { inkOf, rasterizeLabel } from '#shared/domain/labels/rasterize-label.ts'
import type { TextAlign } from '#shared/domain/labels/template.ts'
import { wrapText } from '#shared/domain/labels/wrap-text.ts'
import { codePage, isEscPosCodePage, type CodePage } from './code-pages.ts'
import { rasterBytes } from './esc-pos-raster.ts'
import { barsBytes, matrixBytes } from './esc-pos-symbols.ts'
import { checkedCopies, type PrintOptions } from './print-options.ts'

const { PrinterTypes, ThermalPrinter } = nodeThermalPrinter
type Builder = InstanceType<typeof ThermalPrinter>

/**
 * `codePage`: a name of code-pages.ts that this printer has; null or another: only ASCII goes as text. `raster`: the whole label as a picture, laid out as on label printers;
 * otherwise it flows like a receipt. `cut`: feed and cut behind each copy.
 */
export type EscPosOptions = PrintOptions & { readonly codePage: string | null; readonly raster?: boolean; readonly cut?: boolean }

/** Fonts A and B in dots; everything else is a multiple. */
const fontA = { width: 12, height: 24 } as const
const fontBWidth = 9

const ascii: CodePage = { select: Buffer.alloc(0), encode: (text) => (/^[ -~]*$/.test(text) ? Buffer.from(text, 'latin1') : null) }

/** GS ! n: width in the high half of the byte, height in the low. The builder's setTextSize puts them the wrong way round. */
const textSize = (times: number): Buffer => Buffer.from([0x1d, 0x21, ((times - 1) << 4) | (times - 1)])
/** ESC M n: font A 0, font B 1. */
const font = (narrow: boolean): Buffer => Buffer.from([0x1b, 0x4d, narrow ? 1 : 0])

function align(builder: Builder, side: TextAlign): void {
  if (side === 'left') builder.alignLeft()
  else if (side === 'center') builder.alignCenter()
  else builder.alignRight()
}

/** A line of text in the printer's font, blown up towards the size laid out, in as many rows as the paper needs; as a picture where the code page lacks a character. */
function addText(builder: Builder, mark: TextMark, label: LaidOutLabel, page: CodePage, options: EscPosOptions): void {
  align(builder, mark.align)
  if (options.text === 'bitmap' || page.encode(mark.text) === null) {
    builder.add(rasterBytes(inkOf(mark, options.tools).bitmap))
    return
  }
  const fits = (times: number): boolean => mark.text.length * fontA.width * times <= label.widthDots
  const wished = Math.min(8, Math.max(1, Math.round(mark.sizeDots / fontA.height)))
  const times = Array.from({ length: wished }, (_, index) => wished - index).find(fits) ?? 1
  const narrow = !fits(times)
  const columns = Math.max(1, Math.floor(label.widthDots / (narrow ? fontBWidth : fontA.width * times)))
  builder.bold(mark.bold)
  builder.add(Buffer.concat([font(narrow), textSize(times)]))
  for (const row of wrapText(mark.text, (text) => text.length <= columns, Number.MAX_SAFE_INTEGER, true) ?? [mark.text]) {
    builder.add(page.encode(row) ?? Buffer.alloc(0))
    builder.newLine()
  }
}

/** A lying line as wide as laid out. */
function ruleBytes(width: number, height: number): Buffer {
  const rule = emptyBitmap(width, height)
  blacken(rule, 0, 0, width, height)
  return rasterBytes(rule)
}

/** Everything but text stands in the middle. Frames and standing lines have no meaning where text flows and are not printed. */
function addMark(builder: Builder, mark: Mark, label: LaidOutLabel, page: CodePage, options: EscPosOptions): void {
  if (mark.kind === 'text') return addText(builder, mark, label, page, options)
  builder.alignCenter()
  switch (mark.kind) {
    case 'rect':
      if (mark.width > mark.height) builder.add(ruleBytes(mark.width, mark.height))
      return
    case 'frame': return
    case 'bitmap': builder.add(rasterBytes(mark.bitmap)); return
    case 'matrix': builder.add(matrixBytes(mark)); return
    case 'bars': builder.add(barsBytes(mark))
  }
}

/** Reading order: from the top, and from the left where marks begin at the same height. */
const inOrder = (marks: readonly Mark[]): readonly Mark[] => [...marks].sort((one, other) => one.y - other.y || one.x - other.x)

/**
 * A label for a receipt printer. As a receipt, its lines, symbols and pictures follow each other in reading order; with `raster` it is one picture. The bytes come from
 * node-thermal-printer's builder where that is right (alignment, bold, code pages) and from here where it is not (sizes, Code 128, cutting, pictures).
 */
export function renderEscPos(label: LaidOutLabel, options: EscPosOptions): Buffer {
  const copies = checkedCopies(options.copies)
  const builder = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' })
  const page = isEscPosCodePage(options.codePage) ? codePage(options.codePage) : ascii
  builder.add(Buffer.from([0x1b, 0x40]))
  if (page.select.length > 0) builder.add(page.select)
  if (options.raster === true) builder.add(rasterBytes(rasterizeLabel(label, options.tools)))
  else for (const mark of inOrder(label.marks)) addMark(builder, mark, label, page, options)
  builder.alignLeft()
  // GS V 66 0 feeds to the cutter first; the builder's cut() feeds with vertical tabs, which many models do not know.
  builder.add(options.cut === false ? Buffer.from([0x1b, 0x64, 4]) : Buffer.from([0x1d, 0x56, 0x42, 0]))
  const once = builder.getBuffer()
  return Buffer.concat(Array.from({ length: copies }, () => once))
}
