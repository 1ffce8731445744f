import type { Bitmap } from '#shared/domain/labels/bitmap.ts'

/** What a ZPL printer would draw. */
export type ZplField =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly height: number; readonly block: { readonly width: number; readonly justify: string } | null; readonly text: string }
  | { readonly kind: 'code128'; readonly x: number; readonly y: number; readonly module: number; readonly height: number; readonly text: string; readonly gs1: boolean }
  | { readonly kind: 'itf'; readonly x: number; readonly y: number; readonly module: number; readonly ratio: number; readonly height: number; readonly text: string }
  | { readonly kind: 'picture'; readonly x: number; readonly y: number; readonly bitmap: Bitmap }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly thickness: number }

export type ZplLabel = { readonly width: number; readonly length: number; readonly copies: number; readonly fields: readonly ZplField[] }

/** ^FH data: `_` and two hexadecimal digits are a byte; all bytes together are UTF-8. */
function unescape(data: string): string {
  const bytes: number[] = []
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== '_') {
      bytes.push(data.charCodeAt(at))
      continue
    }
    const hex = data.slice(at + 1, at + 3)
    if (!/^[0-9A-F]{2}$/.test(hex)) throw new Error(`_ without two digits in ${data}`)
    bytes.push(Number.parseInt(hex, 16))
    at += 2
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
}

/** Mode N data of ^BC: starts with `>;` or `>:`; any other code than >6 and >8 is a mistake here. */
function code128Text(data: string): { readonly text: string; readonly gs1: boolean } {
  const start = data.slice(0, 2)
  if (start !== '>;' && start !== '>:') throw new Error(`^BC without start: ${data}`)
  let inC = start === '>;'
  let text = ''
  let gs1 = false
  for (let at = 2; at < data.length;) {
    if (data[at] === '>') {
      const code = data[at + 1]
      if (code === '8') {
        if (at === 2) gs1 = true
        else text += '\u001d'
      } else if (code === '6' && inC) inC = false
      else throw new Error(`unknown code >${code} in ${data}`)
      at += 2
    } else if (inC) {
      const pair = data.slice(at, at + 2)
      if (!/^[0-9]{2}$/.test(pair)) throw new Error(`no pair of digits in set C: ${pair}`)
      text += pair
      at += 2
    } else {
      text += data.charAt(at)
      at += 1
    }
  }
  return { text, gs1 }
}

/** ^GFA with the compression of the ZPL guide, strictly: every row must end with its width. */
function picture(total: number, rowBytes: number, data: string): Bitmap {
  const digitsPerRow = rowBytes * 2
  const rows: string[] = []
  let row = ''
  let count = 0
  for (const character of data) {
    if (/[G-Y]/.test(character)) count += character.charCodeAt(0) - 0x46
    else if (/[g-z]/.test(character)) count += (character.charCodeAt(0) - 0x66) * 20
    else if (/[0-9A-F]/.test(character)) {
      row += character.repeat(count === 0 ? 1 : count)
      count = 0
    } else if (character === ',') {
      if (row.length >= digitsPerRow) throw new Error('nothing to fill')
      row = row.padEnd(digitsPerRow, '0')
    } else if (character === ':') {
      if (row !== '' || rows.length === 0) throw new Error('a colon within a row')
      row = rows.at(-1) ?? ''
    } else throw new Error(`unknown ${character} in ^GF`)
    if (row.length > digitsPerRow) throw new Error('a row is too long')
    if (row.length === digitsPerRow) {
      rows.push(row)
      row = ''
    }
  }
  if (row !== '' || rows.length * rowBytes !== total) throw new Error(`^GF has ${rows.length} rows`)
  return { width: rowBytes * 8, height: rows.length, rowBytes, bytes: Buffer.from(rows.join(''), 'hex') }
}

const numbers = (text: string): readonly number[] => text.split(',').map(Number)

/** Reads a ZPL job of one label and throws at anything it does not know, as a printer would not. */
export function interpretZpl(bytes: Uint8Array): ZplLabel {
  const source = Buffer.from(bytes).toString('latin1')
  if (!/^[\n -}]*$/.test(source)) throw new Error('a byte that is no plain ASCII, or a tilde')
  const commands = source.replaceAll('\n', '').split('^').slice(1)
  if (!source.startsWith('^')) throw new Error('text before the first command')
  const fields: ZplField[] = []
  const seen: string[] = []
  let [width, length, copies] = [0, 0, 0]
  type Field = { x: number; y: number; font?: number; block?: { width: number; justify: string }; module?: number; ratio?: number; bars?: { kind: 'code128' | 'itf'; height: number }; hex?: boolean; data?: string; made?: ZplField }
  let field: Field | undefined
  const open = (): Field => {
    if (field === undefined) throw new Error('a field command without ^FO')
    return field
  }
  for (const command of commands) {
    const name = command.slice(0, 2)
    const rest = command.slice(2)
    seen.push(name)
    if (name === 'XA' || name === 'XZ') {
      if (rest !== '') throw new Error(`text behind ^${name}`)
    } else if (command === 'CI28' || command === 'LH0,0' || command === 'FWN') continue
    else if (name === 'PW') width = Number(rest)
    else if (name === 'LL') length = Number(rest)
    else if (name === 'PQ' && /^[0-9]+,0,1,Y$/.test(rest)) copies = Number.parseInt(rest, 10)
    else if (name === 'FO') {
      const [x = NaN, y = NaN] = numbers(rest)
      if (field !== undefined) throw new Error('a field within a field')
      if (!Number.isInteger(x) || !Number.isInteger(y) || x < 0 || y < 0) throw new Error(`^FO${rest}`)
      field = { x, y }
    } else if (name === 'A0' && /^N,([0-9]+),\1$/.test(rest)) open().font = Number(rest.split(',')[1])
    else if (name === 'FB' && /^[0-9]+,1,0,[CR]$/.test(rest)) open().block = { width: Number.parseInt(rest, 10), justify: rest.slice(-1) }
    else if (name === 'BY') Object.assign(open(), { module: numbers(rest)[0], ratio: numbers(rest)[1] })
    else if (name === 'BC' && /^N,[0-9]+,N,N,N,N$/.test(rest)) open().bars = { kind: 'code128', height: Number(rest.split(',')[1]) }
    else if (name === 'B2' && /^N,[0-9]+,N,N,N$/.test(rest)) open().bars = { kind: 'itf', height: Number(rest.split(',')[1]) }
    else if (command === 'FH') open().hex = true
    else if (name === 'FD') open().data = rest
    else if (name === 'GB') {
      const [w = 0, h = 0, thickness = 0] = numbers(rest)
      open().made = { kind: 'box', x: open().x, y: open().y, width: w, height: h, thickness }
    } else if (name === 'GF') {
      const [, total, again, row, data] = /^A,([0-9]+),([0-9]+),([0-9]+),(.*)$/.exec(rest) ?? []
      if (total === undefined || total !== again) throw new Error(`^GF${rest.slice(0, 20)}`)
      open().made = { kind: 'picture', x: open().x, y: open().y, bitmap: picture(Number(total), Number(row), data ?? '') }
    } else if (command === 'FS') {
      const { x, y, font, block, module = 0, ratio = 0, bars, hex, data, made } = open()
      if (made !== undefined) fields.push(made)
      else if (bars?.kind === 'code128') fields.push({ kind: 'code128', x, y, module, height: bars.height, ...code128Text(hex === true ? unescape(data ?? '') : data ?? '') })
      else if (bars?.kind === 'itf') fields.push({ kind: 'itf', x, y, module, ratio, height: bars.height, text: data ?? '' })
      else if (font !== undefined && hex === true) fields.push({ kind: 'text', x, y, height: font, block: block ?? null, text: unescape(data ?? '') })
      else throw new Error('an empty field')
      field = undefined
    } else throw new Error(`unknown command ^${command.slice(0, 20)}`)
  }
  if (seen[0] !== 'XA' || seen.at(-1) !== 'XZ' || seen.filter((name) => name === 'XA' || name === 'XZ').length !== 2 || field !== undefined) throw new Error('not one whole label')
  return { width, length, copies, fields }
}
