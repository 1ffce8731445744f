import type { Bitmap } from '#shared/domain/labels/bitmap.ts'
import { bar, cursorOver, newPage, overwrite } from './drawn-page.ts'

export type TsplLabel = { readonly sizeMm: readonly number[]; readonly page: Bitmap; readonly texts: readonly string[]; readonly copies: number }

/** Reads a TSPL job of one label and throws at anything it does not know. `widthDots`, `heightDots`: the page of the printer. */
export function interpretTspl(bytes: Uint8Array, widthDots: number, heightDots: number): TsplLabel {
  const cursor = cursorOver(bytes)
  let page = newPage(widthDots, heightDots)
  const texts: string[] = []
  let sizeMm: readonly number[] = []
  let copies = 0
  while (!cursor.atEnd()) {
    if (copies > 0) throw new Error('something behind PRINT')
    let command = ''
    // A word, and then its arguments up to the line's end; BITMAP is counted.
    for (let byte = ''; byte !== ' ' && byte !== '\n';) {
      byte = Buffer.from(cursor.take(1)).toString('latin1')
      command += byte
    }
    if (command === '\r\n') continue
    if (command === 'CLS\r\n') {
      page = newPage(widthDots, heightDots)
      continue
    }
    if (command === 'BITMAP ') {
      const [x = NaN, y = NaN, rowBytes = NaN, height = NaN, mode] = Array.from({ length: 5 }, () => Number(cursor.until(',')))
      if (mode !== 0 || ![x, y, rowBytes, height].every((number) => Number.isInteger(number) && number >= 0)) throw new Error('BITMAP with odd numbers')
      overwrite(page, x, y, rowBytes, height, cursor.take(rowBytes * height))
      if (cursor.until('\r\n') !== '') throw new Error('BITMAP is longer than it says')
      continue
    }
    const rest = cursor.until('\r\n')
    const numbers = rest.split(',').map(Number)
    if (command === 'SIZE ' && /^[0-9.]+ mm,[0-9.]+ mm$/.test(rest)) sizeMm = rest.split(',').map(Number.parseFloat)
    else if (command === 'REFERENCE ' && rest === '0,0') continue
    else if (command === 'BAR ' && /^[0-9]+(,[0-9]+){3}$/.test(rest)) bar(page, numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!)
    else if (command === 'TEXT ') {
      const [, text] = /^[0-9]+,[0-9]+,"[1-5]",0,[0-9]+,[0-9]+,"((?:[^"\\]|\\\["\])*)"$/.exec(rest) ?? []
      if (text === undefined || !/^[ -~]*$/.test(text)) throw new Error(`TEXT ${rest}`)
      texts.push(text.replaceAll('\\["]', '"'))
    } else if (command === 'PRINT ' && /^1,[0-9]+$/.test(rest)) copies = numbers[1]!
    else throw new Error(`unknown command ${command}${rest.slice(0, 30)}`)
  }
  return { sizeMm, page, texts, copies }
}
