import { describe, expect, it } from 'vitest'
import { decodeText } from '#main/app/imports/read/decode-text.ts'
import { maximumCsvRows } from '#main/app/imports/read/limits.ts'
import type { ReadRow } from '#main/app/imports/read/read-csv.ts'
import { guessDelimiter, readCsv } from '#main/app/imports/read/read-csv.ts'

const utf16 = (text: string, bigEndian = false): Buffer => (bigEndian ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'))
const text = 'code;name\r\nA1;Schrauben 5 €, grün\r\n'

describe('the encoding of a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16LE with a mark', utf16(`\ufeff${text}`), 'utf-16le'],
    ['UTF-16BE with a mark', utf16(`\ufeff${text}`, true), 'utf-16be'],
    ['UTF-16LE without one', utf16(text), 'utf-16le'],
    ['UTF-16BE without one', utf16(text, true), 'utf-16be'],
    ['Windows-1252', Buffer.from([...'code;name\r\nA1;Schrauben 5 '].map((c) => c.charCodeAt(0)).concat(0x80, ...[...', gr'].map((c) => c.charCodeAt(0)), 0xfc, 0x6e, 0x0d, 0x0a)), 'windows-1252']
  ])('%s is found and read', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text, encoding } })
  })

  it('given is taken at its word, and a file that does not fit it is refused rather than read with holes', () => {
    expect(decodeText(Buffer.from('caf\u00e9', 'latin1'), 'utf-8')).toMatchObject({ ok: false, failure: { code: 'unreadable-file', detail: 'the bytes are not utf-8' } })
    expect(decodeText(Buffer.from('café'), 'windows-1252')).toEqual({ ok: true, value: { text: 'cafÃ©', encoding: 'windows-1252' } })
  })

  it.each([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae10000', 'hex')], ['a PDF', Buffer.from('%PDF-1.7')], ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')], ['a packed file', Buffer.from('1f8b0800', 'hex')],
    ['UTF-32', Buffer.from('fffe0000410000004200000043000000', 'hex')], ['not a text file', Buffer.from(Array.from({ length: 2000 }, (_, index) => index % 7))],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003\u0000This program cannot be run in DOS mode', 'latin1')], ['a program', Buffer.from('7f454c46020101', 'hex')], ['not a text file', Buffer.from('name\u0000,code\nbolt,1\n')]
  ])('%s is told apart', (what, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ ok: false, failure: { code: 'unreadable-file', detail: expect.stringContaining(what) } })
  })
})

/** Reads a text and gives its headings and rows, or the failure. */
function read(source: string, delimiter?: string) {
  const rows: ReadRow[] = []
  let columns: readonly string[] = []
  const result = readCsv(source, delimiter, (given) => (columns = given), (row) => rows.push(row))
  return result.ok ? { ...result.value, columns, cells: rows.map(({ cells }) => cells), numbers: rows.map(({ number }) => number), problems: rows.map(({ problems }) => problems.map(({ code }) => code)) } : result.failure
}

it('a heading that begins like a program is a heading', () => {
  expect(decodeText(Buffer.from('MZ-Nr;Name\nA1;Bolt\n'))).toMatchObject({ ok: true })
})

describe('the delimiter of a text file', () => {
  it.each([
    [',', 'sku,name\nA1,"Bolt, long"\n'], [';', 'sku;name;price\nA1;Bolt, long, thin;1,50\nA2;Nut;2,50\n'], ['\t', 'sku\tname\nA1\tBolt; long, thin\n'], ['|', 'sku|name\nA1|Bolt\n'], ['^', 'sku^name\nA1^Bolt\n'],
    // Many commas in the text of a file with semicolons.
    [';', `sku;name\n${Array.from({ length: 20 }, (_, index) => `A${index};one, two, three, four\n`).join('')}`]
  ])('is %j', (delimiter, source) => {
    expect(guessDelimiter(source)).toBe(delimiter)
  })

  it('may be given, or named in the first line as spreadsheets do', () => {
    expect(read('sku#name\nA1#Bolt\n', '#')).toMatchObject({ columns: ['sku', 'name'], cells: [['A1', 'Bolt']] })
    expect(read('sep=;\nsku;name\nA1;Bolt\n')).toMatchObject({ delimiter: ';', columns: ['sku', 'name'], numbers: [3] })
  })
})

describe('rows of a text file', () => {
  it('quotes hold delimiters, line ends and quotes; any line end will do; blank rows count and are left out', () => {
    expect(read('sku,name\r\nA1,"a ""b"", c\r\nd"\r\n\r\n,\r\nA2,x')).toMatchObject({ cells: [['A1', 'a "b", c\nd'], ['A2', 'x']], numbers: [2, 5], problems: [[], []], rowCount: 2 })
    expect(read('sku,name\rA1,x\rA2,y\r')).toMatchObject({ rowCount: 2 })
    expect(read('sku,name\nA1,x\r\nA2,y\n')).toMatchObject({ cells: [['A1', 'x'], ['A2', 'y']] })
  })

  it('headings that are missing or there twice get names of their own', () => {
    expect(read('sku,,name,sku\nA1,x,y,z\n')).toMatchObject({ columns: ['sku', 'Column 2', 'name', 'sku (2)'] })
    expect(read('\n\nsku,name\nA1,x\n')).toMatchObject({ columns: ['sku', 'name'], numbers: [4] })
  })

  it('a row with more cells than headings is wrong, one with fewer is to be looked at, and a last row that was cut off is wrong', () => {
    expect(read('a,b\n1,2,3\n1,2,\n1\n1\n')).toMatchObject({ problems: [['too-many-cells'], [], ['too-few-cells'], ['too-few-cells']] })
    expect(read('a,b\n1,2\n1')).toMatchObject({ problems: [[], ['too-few-cells', 'cut-off']] })
    expect(read('a,b\n1,2\n1,2')).toMatchObject({ problems: [[], []] })
  })

  it('a broken quote is wrong where it stands, and one that never ends makes the file unreadable', () => {
    expect(read('a,b\n"5" bolt",x\n1,2\n')).toMatchObject({ problems: [['broken-quotes'], []] })
    expect(read('a,b\n1,2\n"3,4\n5,6\n')).toEqual({ code: 'unreadable-file', detail: 'a quote opened in row 3 is never closed' })
    expect(read('a,b\n5" pipe,x\n')).toMatchObject({ cells: [['5" pipe', 'x']], problems: [[]] })
  })

  it('a file without rows or headings says so', () => {
    expect(read('')).toEqual({ code: 'no-rows' })
    expect(read('\n \n')).toEqual({ code: 'no-rows' })
    expect(read('sku,name\n')).toEqual({ code: 'no-rows' })
    expect(read('1,2.5\n3,4\n')).toEqual({ code: 'unreadable-file', detail: 'the first row holds no headings' })
    expect(read(`${Array.from({ length: 501 }, (_, index) => `c${index}`).join(',')}\n1\n`)).toEqual({ code: 'unreadable-file', detail: '501 columns, expected at most 500' })
  })

  it('has an end', () => {
    expect(read(`a,b\n${'1,2\n'.repeat(maximumCsvRows + 1)}`)).toEqual({ code: 'too-many-rows', maximumRows: maximumCsvRows })
  })
})
