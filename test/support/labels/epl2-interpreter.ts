import type { Bitmap } from '#shared/domain/labels/bitmap.ts'
import { bar, cursorOver, newPage, overwrite } from './drawn-page.ts'

export type Epl2Label = { readonly width: number; readonly page: Bitmap; readonly texts: readonly string[]; readonly copies: number }

/** Reads an EPL2 job of one label and throws at anything it does not know. */
export function interpretEpl2(bytes: Uint8Array, widthDots: number, heightDots: number): Epl2Label {
  const cursor = cursorOver(bytes)
  let page = newPage(widthDots, heightDots)
  const texts: string[] = []
  let [width, copies] = [0, 0]
  while (!cursor.atEnd()) {
    if (copies > 0) throw new Error('something behind P')
    const letter = Buffer.from(cursor.take(1)).toString('latin1')
    if (letter === '\n') continue
    if (letter === 'G') {
      if (Buffer.from(cursor.take(1)).toString('latin1') !== 'W') throw new Error('G without W')
      const [x = NaN, y = NaN, rowBytes = NaN, height = NaN] = Array.from({ length: 4 }, () => Number(cursor.until(',')))
      if (![x, y, rowBytes, height].every((number) => Number.isInteger(number) && number >= 0)) throw new Error('GW with odd numbers')
      overwrite(page, x, y, rowBytes, height, cursor.take(rowBytes * height))
      if (cursor.until('\n') !== '') throw new Error('GW is longer than it says')
      continue
    }
    const rest = cursor.until('\n')
    const line = letter + rest
    if (line === 'N') page = newPage(widthDots, heightDots)
    else if (/^q[0-9]+$/.test(line)) width = Number(rest)
    else if (/^LO[0-9]+(,[0-9]+){3}$/.test(line)) {
      const numbers = line.slice(2).split(',').map(Number)
      bar(page, numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!)
    } else if (letter === 'A') {
      const [, text] = /^A[0-9]+,[0-9]+,0,[1-4],[1-6],[1-6],N,"((?:[^"\\]|\\["\\])*)"$/.exec(line) ?? []
      if (text === undefined || !/^[ -~]*$/.test(text)) throw new Error(`text ${line}`)
      texts.push(text.replace(/\\(["\\])/g, '$1'))
    } else if (/^P[0-9]+$/.test(line)) copies = Number(rest)
    else throw new Error(`unknown command ${line.slice(0, 30)}`)
  }
  return { width, page, texts, copies }
}
