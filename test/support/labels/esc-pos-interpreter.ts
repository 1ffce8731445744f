import { emptyBitmap, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import { cursorOver } from './drawn-page.ts'

/** What a receipt printer would put on paper, from the top. */
export type EscPosItem =
  | { readonly kind: 'line'; readonly bytes: Buffer; readonly align: number; readonly times: number; readonly narrow: boolean; readonly bold: boolean }
  | { readonly kind: 'symbol'; readonly symbology: 'code128' | 'ean13' | 'ean8' | 'upca' | 'itf14' | 'qr'; readonly text: string; readonly gs1: boolean; readonly moduleDots: number }
  | { readonly kind: 'picture'; readonly bitmap: Bitmap; readonly align: number }

export type EscPosReceipt = { readonly codePage: number | null; readonly items: readonly EscPosItem[]; readonly cut: boolean }

/** GS k 73 data. */
function code128Text(data: Uint8Array): { readonly text: string; readonly gs1: boolean } {
  let set = ''
  let text = ''
  let gs1 = false
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at]!
    if (set === '' && byte !== 0x7b) throw new Error('Code 128 without a set')
    if (byte === 0x7b) {
      const code = String.fromCharCode(data[(at += 1)] ?? 0)
      if (code === 'B' || code === 'C') set = code
      else if (code === '{' && set === 'B') text += '{'
      else if (code === '1' && at === 3) gs1 = true
      else if (code === '1') text += '\u001d'
      else throw new Error(`unknown code {${code}`)
    } else if (set === 'C') {
      if (byte > 99) throw new Error(`no pair of digits: ${byte}`)
      text += String(byte).padStart(2, '0')
    } else {
      if (byte < 32 || byte > 126) throw new Error(`no character of set B: ${byte}`)
      text += String.fromCharCode(byte)
    }
  }
  return { text, gs1 }
}

const symbologies = { 65: 'upca', 67: 'ean13', 68: 'ean8', 70: 'itf14', 73: 'code128' } as const

/** Reads ESC/POS bytes of receipts, one for each copy, and throws at any byte it does not know. */
export function interpretEscPos(bytes: Uint8Array): readonly EscPosReceipt[] {
  const cursor = cursorOver(bytes)
  const next = (): number => cursor.take(1)[0]!
  const receipts: EscPosReceipt[] = []
  let items: EscPosItem[] = []
  let line: number[] = []
  let codePage: number | null = null
  let [align, times, moduleDots, qrModule] = [0, 1, 0, 0]
  let [narrow, bold] = [false, false]
  let qr: string | undefined
  let [modelSet, levelSet, started] = [false, false, false]
  const unknown = (...found: number[]): never => {
    throw new Error(`unknown bytes ${Buffer.from(found).toString('hex')} behind ${items.length} items`)
  }
  const addPicture = (): void => {
    const [mode = NaN, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = cursor.take(5)
    const [rowBytes, height] = [xLow + 256 * xHigh, yLow + 256 * yHigh]
    if (mode !== 0 || rowBytes === 0 || height === 0) unknown(0x1d, 0x76, 0x30, mode)
    const bitmap = emptyBitmap(rowBytes * 8, height)
    bitmap.bytes.set(cursor.take(rowBytes * height))
    items.push({ kind: 'picture', bitmap, align })
  }
  const addSymbolFunction = (): void => {
    const [low = 0, high = 0] = cursor.take(2)
    const data = cursor.take(low + 256 * high)
    const head = Buffer.from(data.subarray(0, 2)).toString('latin1')
    if (head === '1A' && data[2] === 0x32) modelSet = true
    else if (head === '1C' && data.length === 3) qrModule = data[2]!
    else if (head === '1E' && data[2] === 0x31) levelSet = true
    else if (head === '1P' && data[2] === 0x30) qr = new TextDecoder('utf-8', { fatal: true }).decode(data.subarray(3))
    else if (head === '1Q' && qr !== undefined && modelSet && levelSet && qrModule >= 1 && qrModule <= 16) items.push({ kind: 'symbol', symbology: 'qr', text: qr, gs1: false, moduleDots: qrModule })
    else unknown(...data.subarray(0, 4))
  }
  const addBars = (): void => {
    const [kind = 0, length = 0] = cursor.take(2)
    const data = cursor.take(length)
    const symbology = symbologies[kind as keyof typeof symbologies]
    if (symbology === undefined || moduleDots < 2) return unknown(0x1d, 0x6b, kind)
    const { text, gs1 } = symbology === 'code128' ? code128Text(data) : { text: Buffer.from(data).toString('latin1'), gs1: false }
    if (symbology !== 'code128' && !/^[0-9]+$/.test(text)) unknown(...data)
    items.push({ kind: 'symbol', symbology, text, gs1, moduleDots })
  }
  const escape = (): void => {
    const command = next()
    if (command === 0x40) started = true
    else if (command === 0x74) codePage = next()
    else if (command === 0x61) align = next()
    else if (command === 0x45) bold = next() === 1
    else if (command === 0x4d) narrow = next() === 1
    else unknown(0x1b, command)
  }
  const group = (): void => {
    const command = next()
    if (command === 0x21) {
      const size = next()
      if (size >> 4 !== (size & 15) || (size & 15) > 7) unknown(0x1d, 0x21, size)
      times = (size & 15) + 1
    } else if (command === 0x48) {
      if (next() !== 0) unknown(0x1d, 0x48)
    } else if (command === 0x68) next()
    else if (command === 0x77) moduleDots = next()
    else if (command === 0x6b) addBars()
    else if (command === 0x28 && next() === 0x6b) addSymbolFunction()
    else if (command === 0x76 && next() === 0x30) addPicture()
    else if (command === 0x56 && next() === 0x42 && next() === 0) {
      receipts.push({ codePage, items, cut: true })
      items = []
      started = false
    } else unknown(0x1d, command)
  }
  while (!cursor.atEnd()) {
    const byte = next()
    if (!started && byte !== 0x1b) unknown(byte)
    if (byte === 0x1b || byte === 0x1d) {
      if (line.length > 0) throw new Error('a command within a line')
      if (byte === 0x1b) escape()
      else group()
    } else if (byte === 0x0a) {
      items.push({ kind: 'line', bytes: Buffer.from(line), align, times, narrow, bold })
      line = []
    } else if (byte < 0x20 || byte === 0x7f) unknown(byte)
    else line.push(byte)
  }
  if (items.length > 0 || line.length > 0) throw new Error('a receipt without an end')
  return receipts
}
