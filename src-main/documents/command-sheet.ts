import bwipjs from 'bwip-js/node'
import type { Content } from 'pdfmake/interfaces'
import { assert } from '#shared/assert.ts'
import type { ReceivingCommand, SimpleCommandName } from '#shared/domain/barcode/commands.ts'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import type { CommandSheetWords } from './command-sheet-words.ts'
import type { Tone } from './command-sheet-shapes.ts'
import { casesShape, keyShape, shapes, shapeSvg, tones } from './command-sheet-shapes.ts'
import { renderPdf } from './pdf.ts'

/** Acts on the first page, in the order they are needed at the dock. */
const acts: readonly SimpleCommandName[] = ['damaged', 'wrong-item', 'refused', 'undo', 'park', 'finish', 'yes', 'no', 'enter', 'cancel']
/** Common quantities: singles, dozens, tens and what fits a layer. */
const sheetQuantities: readonly (readonly number[])[] = [[1, 2, 3, 4, 5, 6, 8, 10, 12, 15], [16, 18, 20, 24, 25, 36, 48, 50, 100, 144]]

/** The commands of the sheet page by page; the digits have Enter and Cancel beside them, so that a number is keyed from one page. */
export const sheetPages: readonly (readonly ReceivingCommand[])[] = [
  acts.map((name) => ({ name })),
  [...Array.from({ length: 10 }, (_, index) => ({ name: 'digit' as const, digit: (index + 1) % 10 })), { name: 'enter' }, { name: 'cancel' }],
  ...sheetQuantities.map((page) => page.map((quantity) => ({ name: 'quantity' as const, quantity })))
]

// A4 in points (1/72 inch).
const page = { width: 595.28, height: 841.89, margin: 30, top: 84, bottom: 40 }
/** One module of Code 128: 1.2 pt = 0.42 mm, 5 dots at 300 dpi; read at 30 cm and further, also through a laminate. */
const modulePt = 1.2
/** Quiet zone on each side in modules; Code 128 asks for 10. */
const quietModules = 12
const mostBarHeightPt = 42
const gapPt = 9
const cardWidth = page.width - 2 * page.margin
const codeWidth = 312

/** Bar and space widths in modules, beginning with a bar (ISO/IEC 15417); `Code set B` alone would do, the letters are all capitals. */
function code128(text: string): readonly number[] {
  const [symbol] = bwipjs.raw('code128', text, '')
  assert(symbol !== undefined && 'sbs' in symbol, 'Code 128 is a linear symbol')
  return symbol.sbs
}

/** The bars of a code as drawn rectangles, sharp at any size. `x` is where the quiet zone begins; the symbol stands in the middle of `codeWidth`. */
function bars(text: string, x: number, y: number, height: number): Content {
  const widths = code128(text)
  const modules = widths.reduce((sum, width) => sum + width, 0)
  assert((modules + 2 * quietModules) * modulePt <= codeWidth, 'the symbol and its quiet zones fit the card')
  let at = (codeWidth - modules * modulePt) / 2
  const rectangles = widths.flatMap((width, index) => {
    const left = at
    at += width * modulePt
    return index % 2 === 1 ? [] : [{ type: 'rect' as const, x: left, y: 0, w: width * modulePt, h: height, color: '#000000' }]
  })
  return { canvas: rectangles, absolutePosition: { x, y } }
}

type Face = { readonly tone: Tone; readonly word: string; readonly hint: string; readonly svg: string; readonly key: string }

/** What a card says. The digit of a key stands on the key itself. */
function faceOf(command: ReceivingCommand, words: CommandSheetWords): Face {
  if (command.name === 'digit') return { tone: keyShape.tone, word: '', hint: words.digit, svg: shapeSvg(keyShape), key: String(command.digit) }
  if (command.name === 'quantity') return { tone: casesShape.tone, word: `× ${command.quantity}`, hint: words.quantity, svg: shapeSvg(casesShape), key: '' }
  const shape = shapes[command.name]
  return { tone: shape.tone, ...words.commands[command.name], svg: shapeSvg(shape), key: '' }
}

/** Text in a box of its own, wherever it lies on the page. */
const textAt = (text: string, x: number, y: number, width: number, style: Readonly<Record<string, string | number | boolean>>): Content => ({ columns: [{ text, width, ...style }], absolutePosition: { x, y } })

const iconPt = 36

/** The side of a card that people read: shape, word and what it does. */
function face({ tone, word, hint, svg, key }: Face, x: number, y: number, height: number): readonly Content[] {
  const { ink, shade } = tones[tone]
  const width = cardWidth - codeWidth
  const middle = y + height / 2
  const textX = x + 14 + iconPt + 13
  const textWidth = x + width - textX - 8
  return [
    { canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: height, color: shade }], absolutePosition: { x, y } },
    { svg, width: iconPt, height: iconPt, absolutePosition: { x: x + 14, y: middle - iconPt / 2 } },
    ...(key === '' ? [] : [textAt(key, x + 14, middle - 15, iconPt, { alignment: 'center', fontSize: 26, bold: true, color: ink })]),
    ...(word === '' ? [] : [textAt(word, textX, middle - 22, textWidth, { fontSize: 22, bold: true, color: ink })]),
    textAt(hint, textX, word === '' ? middle - 5 : middle + 5, textWidth, { fontSize: 8.5, color: '#333d47' })
  ]
}

/** One card: the code on one side, its meaning on the other. Every second card is turned round, so that neighbours of a code are words and a scanner's line meets one code only. */
function card(command: ReceivingCommand, words: CommandSheetWords, y: number, height: number, turned: boolean): readonly Content[] {
  const faceX = page.margin + (turned ? 0 : codeWidth)
  const codeX = page.margin + (turned ? cardWidth - codeWidth : 0)
  const text = commandCode(command)
  const barHeight = Math.min(mostBarHeightPt, height - 18)
  const top = y + (height - barHeight - 10) / 2
  return [
    ...face(faceOf(command, words), faceX, y, height),
    { canvas: [{ type: 'rect', x: 0, y: 0, w: cardWidth, h: height, lineColor: '#9aa5b1', lineWidth: 0.8 }], absolutePosition: { x: page.margin, y } },
    bars(text, codeX, top, barHeight),
    textAt(text, codeX, top + barHeight + 3, codeWidth, { alignment: 'center', fontSize: 6.5, color: '#5c6773', characterSpacing: 1 })
  ]
}

function sheetPage(commands: readonly ReceivingCommand[], index: number, companyName: string, words: CommandSheetWords): readonly Content[] {
  const height = (page.height - page.top - page.bottom - gapPt * (commands.length - 1)) / commands.length
  const title = words.pages[Math.min(index, words.pages.length - 1)] ?? ''
  return [
    { text: '', ...(index === 0 ? {} : { pageBreak: 'before' as const }) },
    { text: title, fontSize: 24, bold: true, color: '#17212b', absolutePosition: { x: page.margin, y: 26 } },
    { text: words.intro, fontSize: 9.5, color: '#44505c', absolutePosition: { x: page.margin, y: 57 } },
    textAt(companyName, page.margin, 34, cardWidth, { alignment: 'right', fontSize: 10, bold: true, color: '#44505c' }),
    ...commands.flatMap((command, row) => card(command, words, page.top + row * (height + gapPt), height, row % 2 === 1))
  ]
}

/**
 * The printable sheet of command barcodes, A4, four pages to laminate: acts, digits, and two of common quantities. The same words and company give the same bytes.
 */
export function renderCommandSheet({ companyName, words }: { readonly companyName: string; readonly words: CommandSheetWords }): Promise<Uint8Array> {
  return renderPdf({
    title: words.title, madeAt: new Date('2026-01-01T00:00:00Z'), pageSize: 'A4', pageMargins: page.margin,
    footer: (current, count) => ({ text: `${words.footer}  ·  ${current} / ${count}`, alignment: 'center', fontSize: 8, color: '#5c6773' }),
    content: sheetPages.flatMap((commands, index) => [...sheetPage(commands, index, companyName, words)])
  })
}
