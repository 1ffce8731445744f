import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importFiles } from '#main/app/imports/jobs/import-files.ts'
import { readXlsx } from '#main/app/imports/read/read-xlsx.ts'
import { packStored, unpackZip } from '#main/app/imports/read/unpack-zip.ts'
import { builtWorkers } from '#test/support/built-workers.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { checked, fileOf, sheetXml, xlsx, xlsxParts } from './support.ts'

const read = async (file: Buffer, sheet = 1) => {
  const rows: { readonly number: number; readonly cells: readonly (string | number)[] }[] = []
  const result = await readXlsx(file, sheet, () => undefined, (row) => rows.push(row))
  return result.ok ? { ...result.value, rows } : result.failure
}

/** A zip whose one entry is packed, and may say of itself what it likes. */
function packedZip(name: string, content: Buffer, says: { readonly bytes?: number; readonly flags?: number; readonly method?: number } = {}): Buffer {
  const packed = deflateRawSync(content)
  const zip = packStored([{ name, bytes: content }])
  const nameBytes = Buffer.byteLength(name)
  const central = zip.subarray(30 + nameBytes + content.length, zip.length - 22)
  const local = Buffer.from(zip.subarray(0, 30 + nameBytes))
  for (const [header, at] of [[local, 8], [central, 10]] as const) header.writeUInt16LE(says.method ?? 8, at)
  for (const [header, at] of [[local, 18], [central, 20]] as const) {
    header.writeUInt32LE(packed.length, at)
    header.writeUInt32LE(says.bytes ?? content.length, at + 4)
  }
  central.writeUInt16LE(says.flags ?? 0, 8)
  const end = Buffer.from(zip.subarray(zip.length - 22))
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, central, end])
}

describe('a spreadsheet', () => {
  it('is read with its numbers, dates, yes and no, errors and gaps; rows keep their numbers', async () => {
    const sheet = sheetXml([['sku', 'price', 'from', 'active', 'note'], ['A1', 45.580500000000001, { date: 40649 }, true, 'x'], [null, null, null, null, null], [12345, null, null, false, { error: '#N/A' }]])
    expect(await read(xlsx({ Prices: sheet }))).toEqual({
      columns: ['sku', 'price', 'from', 'active', 'note'], rowCount: 2, sheets: ['Prices'],
      rows: [{ number: 2, cells: ['A1', 45.5805, '2011-04-16', 'true', 'x'] }, { number: 4, cells: [12345, '', '', 'false', '#N/A'] }]
    })
  })

  it('of several sheets gives the one asked for', async () => {
    const file = xlsx({ 'First & last': sheetXml([['a'], ['1x']]), Second: sheetXml([['b'], ['2x']]) })
    expect(await read(file, 2)).toMatchObject({ columns: ['b'], sheets: ['First & last', 'Second'] })
    expect(await read(file, 3)).toEqual({ code: 'unreadable-file', detail: 'there is no sheet 3; the file has 2' })
  })

  it('without rows, or that is none, says so', async () => {
    expect(await read(xlsx({ Empty: sheetXml([]) }))).toEqual({ code: 'no-rows' })
    expect(await read(xlsx({ Heading: sheetXml([['sku', 'name']]) }))).toEqual({ code: 'no-rows' })
    expect(await read(packStored([{ name: 'word/document.xml', bytes: Buffer.from('<w/>') }]))).toEqual({ code: 'unreadable-file', detail: 'this is no spreadsheet' })
    expect(await read(xlsx({ Cut: sheetXml([['a'], ['b']]) }).subarray(0, 900))).toMatchObject({ code: 'unreadable-file' })
  })
})

describe('a spreadsheet made to harm', () => {
  it('is refused by what it says it unpacks to', () => {
    const bomb = packedZip('xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 * 1024, 0x20))
    expect(bomb.length).toBeLessThan(100_000)
    expect(unpackZip(bomb, () => true)).toEqual({ ok: false, failure: { code: 'unsafe-file', detail: 'unpacks to 62914560 bytes, expected at most 52428800' } })
  })

  it('is refused by what it unpacks to when it says less, or more', () => {
    expect(unpackZip(packedZip('xl/a.xml', Buffer.alloc(60 * 1024 * 1024, 0x20), { bytes: 1000 }), () => true)).toEqual({ ok: false, failure: { code: 'unsafe-file', detail: 'the part xl/a.xml unpacks to more than it says' } })
    expect(unpackZip(packedZip('xl/a.xml', Buffer.alloc(1000, 0x20), { bytes: 2000 }), () => true)).toMatchObject({ ok: false, failure: { code: 'unsafe-file' } })
  })

  it('is refused when a part is there twice, encrypted, packed in an unusual way or damaged', () => {
    const part = { name: 'xl/a.xml', bytes: Buffer.from('<a/>') }
    expect(unpackZip(packStored([part, part]), () => true)).toMatchObject({ failure: { code: 'unsafe-file' } })
    expect(unpackZip(packedZip('xl/a.xml', part.bytes, { flags: 1 }), () => true)).toMatchObject({ failure: { code: 'unsafe-file' } })
    expect(unpackZip(packedZip('xl/a.xml', part.bytes, { method: 12 }), () => true)).toMatchObject({ failure: { code: 'unsafe-file' } })
    const damaged = packStored([part])
    damaged[40] = 0x21
    expect(unpackZip(damaged, () => true)).toEqual({ ok: false, failure: { code: 'unreadable-file', detail: 'the part xl/a.xml is damaged' } })
    expect(unpackZip(packStored([part]), () => true)).toEqual({ ok: true, value: [part] })
  })

  it.each([
    ['row="2000000000"', (xml: string) => xml.replace('<row r="2">', '<row r="2000000000">')],
    ['a row number in single quotes', (xml: string) => xml.replace('<row r="2">', "<row r='2000000'>")],
    ['a far column', (xml: string) => xml.replace('r="A2"', 'r="XFD2"')],
    ['a row number behind an attribute with a bracket in it', (xml: string) => xml.replace('<row r="2">', '<row x=">" r="2000000">')],
    ['a row number written with a character reference', (xml: string) => xml.replace('<row r="2">', '<row r="&#57;9999999">')]
  ])('is refused for a cell further off than a sheet may be: %s', async (_what, change) => {
    expect(await read(xlsx({ Far: change(sheetXml([['a'], ['b']])) }))).toMatchObject({ code: 'unsafe-file', detail: expect.stringMatching(/^a cell at /) })
  })

  it('is refused for entities, wherever they are declared', async () => {
    const parts = xlsxParts({ A: sheetXml([['a'], ['b']]) }).map((part) => (part.name === 'xl/styles.xml' ? { ...part, bytes: Buffer.from(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${part.bytes.toString()}`) } : part))
    expect(await read(packStored(parts))).toEqual({ code: 'unsafe-file', detail: 'the part xl/styles.xml declares entities' })
  })

  it('ends the job that reads it and not the program when it takes more memory than a job has', async () => {
    const workers = builtWorkers()
    const folder = mkdtempSync(join(tmpdir(), 'dockside-test-'))
    const rows = Array.from({ length: 30_000 }, (_, index) => [`A${index}`, `Product ${index}`, index, index, index])
    const input = { files: importFiles(folder, 'large'), contentBase64: xlsx({ Large: sheetXml(rows) }).toString('base64'), sheet: 1 }
    await expect(workers.run('read-import', input, { memoryMb: 20 })).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
    rmSync(folder, { recursive: true })
  })

  it('is not refused for text that only looks so', async () => {
    expect(await read(xlsx({ A: sheetXml([['a', 'b'], ['ring r="999999999" > big', 'r = far']]) }))).toMatchObject({ rowCount: 1 })
  })
})

describe('through the contract', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openTestApp()
  })
  afterEach(() => test.close())

  it('a spreadsheet imports as a text file does, told by its content and not by its name', async () => {
    const sheet = sheetXml([['SKU', 'Name', 'Cost', 'EAN'], ['A1', 'Bolt', 1.234, 4006381333931], [4711, 'Nut', 12, null], ['A3', { error: '#REF!' }, 1, null]])
    const bad = await checked(test, xlsx({ List: sheet }))
    expect(bad.upload).toMatchObject({ kind: 'products', sheets: ['List'], delimiter: null, encoding: null, sample: [['A1', 'Bolt', '1.234', '4006381333931'], ['4711', 'Nut', '12', ''], ['A3', '#REF!', '1', '']] })
    expect(bad.problems).toEqual(['4 spreadsheet-error Name'])
    await test.must('imports.check', { importId: bad.importId, options: { onlyGoodRows: true }, wait: true })
    await test.must('imports.apply', { importId: bad.importId, wait: true })
    const { rows } = await test.must('catalog.listProducts', { search: '4006381333931' })
    expect(rows).toMatchObject([{ code: 'A1', name: 'Bolt' }])
    expect((await test.must('catalog.listProducts', {})).rows.map(({ code }) => code)).toEqual(['4711', 'A1'])
  })

  it('a bomb is refused and leaves no file behind', async () => {
    expect(await test.failed('imports.upload', { file: fileOf(packedZip('xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 * 1024, 0x20), { bytes: 4096 }), 'list.xlsx') })).toMatchObject({ code: 'unsafe-file' })
    const { readdirSync } = await import('node:fs')
    expect(readdirSync(`${test.folder}/imports`)).toEqual([])
    expect(await test.must('imports.list', {})).toEqual({ rows: [] })
  })
})
