import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier } from './records.ts'

let test: TestApp
beforeAll(async () => {
  test = await openTestApp()
  const barcode = (code: string) => ({ packs: [{ kind: 'each' as const, baseQuantityMilli: 1000, barcodes: [{ code }] }] })
  await addProduct(test, 'HN-1200', { name: 'Hex Nut M8 zinc', ...barcode('4006381333931') })
  await addProduct(test, 'HN-12', { name: 'Hex nut M8 A2' })
  await addProduct(test, 'XX-1', { name: 'Washer HN-12 style', ...barcode('HN-12') })
  await addProduct(test, 'W-8', { name: 'Washer, hexagonal', ...barcode('0036000291452') })
  await addProduct(test, '4006', { name: 'Code like a barcode' })
  await addProduct(test, 'C-1', { name: 'Vitamin C 500' })
  await addProduct(test, 'C-2', { name: 'Vitamin B complex' })
  await addProduct(test, 'Q"1', { name: '50% off "special" (M8/12) NEAR AND OR' })
  await addProduct(test, 'KÄSE', { name: 'Käse Émmental', ...barcode('kä-7') })
  await addProduct(test, 'OLD-1', { name: 'Hex nut of yesterday', active: false })
  const supplierId = await addSupplier(test, 'S')
  const { rows } = await test.must('catalog.listProducts', { search: 'W-8' })
  await test.must('catalog.saveSupplierItem', { supplierId, productId: rows[0]!.id, supplierCode: 'THEIR-8' })
})
afterAll(() => test.close())

const codes = async (search: string, more: object = {}) => (await test.must('catalog.listProducts', { search, ...more })).rows.map(({ code }) => code)

describe('finding a product as typed', () => {
  it.each<[string, string, string[]]>([
    ['the exact code stands first, then the exact barcode, then codes that begin so', 'hn-12', ['HN-12', 'XX-1', 'HN-1200']],
    ['a barcode in any of its lengths is exact', '36000291452', ['W-8']],
    ['a GTIN with leading zeros is the same', '00036000291452', ['W-8']],
    ['a supplier\'s code is exact too', 'their-8', ['W-8']],
    ['codes before barcodes that begin so', '4006', ['4006', 'HN-1200']],
    ['the middle of a barcode is found', '381333', ['HN-1200']],
    ['names that begin so before words elsewhere', 'hex', ['HN-12', 'HN-1200', 'W-8']],
    ['every word must be there, in any order', 'zinc HEX', ['HN-1200']],
    ['a word of two characters is found at the beginning of a word', 'm8', ['HN-1200', 'HN-12', 'Q"1']],
    ['together with others', 'hex a2', ['HN-12']],
    ['a word of one character too', 'vitamin c', ['C-1', 'C-2']],
    ['one that begins nothing finds nothing', 'vitamin x', []],
    ['one character alone begins codes, barcodes and names', 'v', ['C-2', 'C-1']],
    ['accents and capitals do not matter', 'kase emm', ['KÄSE']],
    ['nor do spaces around', '   hex    nut   zinc ', ['HN-1200']],
    ['a percent sign is a character', '%', []],
    ['even in a word', '50%', ['Q"1']],
    ['quotes are characters', '"special"', ['Q"1']],
    ['a quote in a code', 'q"', ['Q"1']],
    ['words of a query language are words', 'NEAR AND OR', ['Q"1']],
    ['brackets and stars are characters', '(m8/', ['Q"1']],
    ['a star is no wildcard', 'hex*', []],
    ['a minus takes nothing away', 'hex -nut', []],
    ['a column filter is text', 'words:hex', []],
    ['control characters separate words', 'hex\u0000nut\u001dzinc', ['HN-1200']],
    ['nothing like it', 'zzz', []]
  ])('%s: %s', async (_, search, expected) => expect(await codes(search)).toEqual(expected))

  it('leaves out what is not sold any more, unless asked', async () => {
    expect(await codes('yesterday')).toEqual([])
    expect(await codes('yesterday', { includeInactive: true })).toEqual(['OLD-1'])
    expect(await codes('old-1', { includeInactive: true })).toEqual(['OLD-1'])
  })

  it('blank text lists everything, by code or name, either way', async () => {
    expect(await codes(' ')).toEqual(['4006', 'C-1', 'C-2', 'HN-12', 'HN-1200', 'KÄSE', 'Q"1', 'W-8', 'XX-1'])
    expect((await codes('', { direction: 'descending', includeInactive: true })).slice(0, 3)).toEqual(['XX-1', 'W-8', 'Q"1'])
    expect((await codes('', { sort: 'name' })).slice(0, 3)).toEqual(['Q"1', '4006', 'HN-12'])
  })

  it('follows a change of the name at once', async () => {
    const { rows } = await test.must('catalog.listProducts', { search: 'C-2' })
    await test.must('catalog.saveProduct', { id: rows[0]!.id, code: 'C-2', name: 'Zinc tablets' })
    expect(await codes('complex')).toEqual([])
    expect(await codes('zinc')).toEqual(['C-2', 'HN-1200'])
    await test.must('catalog.saveProduct', { id: rows[0]!.id, code: 'C-2', name: 'Vitamin B complex' })
  })
})

describe('pages', () => {
  const all = async (input: object) => {
    const pages: string[][] = []
    let cursor: string | null = null
    do {
      const page: { rows: { code: string }[]; nextCursor: string | null } = await test.must('catalog.listProducts', { ...input, limit: 1, cursor })
      pages.push(page.rows.map(({ code }) => code))
      cursor = page.nextCursor
    } while (cursor !== null)
    return pages
  }

  it.each([{ search: 'hn-12' }, { search: 'h' }, { search: 'm8' }, { search: '4' }, { search: '', sort: 'name' }, { search: '', direction: 'descending', includeInactive: true }])('one by one give the same as all at once: %o', async (input) => {
    const together = await test.must('catalog.listProducts', { ...input, limit: 500 } as never)
    expect(together.nextCursor).toBeNull()
    expect((await all(input)).flat()).toEqual(together.rows.map(({ code }) => code))
  })

  it.each(['rubbish', '%%%', 'bnVsbA', Buffer.from('["products:code:ascending"]').toString('base64url'), Buffer.from('["product-search",99,"",1e999]').toString('base64url'), Buffer.from('{"a":1}').toString('base64url')])(
    'a cursor that cannot be read (%s) starts at the beginning', async (cursor) => {
      expect(await codes('', { cursor })).toEqual(await codes(''))
      expect(await codes('hex', { cursor })).toEqual(await codes('hex'))
    }
  )

  it('a cursor of another order starts at the beginning', async () => {
    const { nextCursor } = await test.must('catalog.listProducts', { limit: 2 })
    expect(await codes('', { cursor: nextCursor, sort: 'name' })).toEqual(await codes('', { sort: 'name' }))
  })
})
