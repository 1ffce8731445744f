import { describe, expect, it } from 'vitest'
import { createFormatFinder } from '#shared/domain/imports/column-formats.ts'
import type { MappedColumn } from '#shared/domain/imports/column-formats.ts'
import { fieldTables } from '#shared/domain/imports/field-tables.ts'
import { interpretRow } from '#shared/domain/imports/interpret-row.ts'
import type { Cell, DateFormat, DecimalOption, ImportKind } from '#shared/domain/imports/kinds.ts'
import { importKinds } from '#shared/domain/imports/kinds.ts'
import { ignoredColumns, mappingFor, missingFields, plainHeading, proposeMapping } from '#shared/domain/imports/propose-mapping.ts'
import { locationCodeOf, rowKeyOf } from '#shared/domain/imports/row-key.ts'
import { neutralised, rejectedHeading, rejectedLine } from '#shared/domain/imports/rejected-file.ts'
import { problem } from '#shared/domain/imports/problem.ts'

/** Reads rows of a kind whose columns are named like the fields. */
function read(kind: ImportKind, fields: readonly string[], rows: readonly (readonly Cell[])[], options: { readonly dateFormat?: DateFormat; readonly decimalComma?: DecimalOption } = {}) {
  const columns: readonly MappedColumn[] = fields.map((name, index) => ({ field: fieldTables[kind].fields.find((field) => field.name === name)!, column: name, index }))
  const finder = createFormatFinder(columns, { dateFormat: options.dateFormat ?? 'auto', decimalComma: options.decimalComma ?? 'auto' })
  for (const row of rows) finder.look(row)
  return rows.map((row) => interpretRow(columns, finder.formats(), row))
}
const codes = (rows: ReturnType<typeof read>) => rows.map(({ problems }) => problems.map(({ code }) => code))

describe('a column says how it is written', () => {
  it('one cell that can only be read in one way decides for all of its column', () => {
    const rows = read('opening-stock', ['quantity'], [['1.234'], ['2.500,5'], ['7']])
    expect(rows.map(({ values }) => values.quantity)).toEqual([1_234_000, 2_500_500, 7_000])
    expect(read('opening-stock', ['quantity'], [['1.234'], ['2.5']]).map(({ values }) => values.quantity)).toEqual([1_234, 2_500])
  })

  it('a column without evidence goes by the rest of the file', () => {
    const rows = read('opening-stock', ['quantity', 'unitCost'], [['1.000', '12,50'], ['2.000', '3,99']])
    expect(rows.map(({ values }) => values.quantity)).toEqual([1_000_000, 2_000_000])
  })

  it('without any evidence a cell with two readings is refused, and says both', () => {
    const [first, second] = read('opening-stock', ['quantity'], [['1,234'], ['12']])
    expect(first?.problems).toMatchObject([{ code: 'ambiguous-number', value: '1,234', expected: expect.stringContaining('1234 or 1.234') }])
    expect(second?.values.quantity).toBe(12_000)
    expect(read('opening-stock', ['quantity'], [['1,234']], { decimalComma: 'comma' })[0]?.values.quantity).toBe(1_234)
  })

  it('a stray sign in a clear column is a mistake, in a mixed column both are taken where they are clear', () => {
    const clear = [...Array.from({ length: 20 }, (_, index) => [`${index}.5`]), ['1,5']]
    expect(codes(read('opening-stock', ['quantity'], clear)).at(-1)).toEqual(['not-a-number'])
    expect(read('opening-stock', ['quantity'], [['1.5'], ['2,5']]).map(({ values }) => values.quantity)).toEqual([1_500, 2_500])
  })

  it('dates: one day after the 12th decides, otherwise the file is asked about', () => {
    expect(read('purchase-orders', ['orderDate'], [['04/03/2026'], ['13/03/2026']]).map(({ values }) => values.orderDate)).toEqual(['2026-03-04', '2026-03-13'])
    expect(read('purchase-orders', ['orderDate'], [['04/03/2026'], ['03/13/2026']]).map(({ values }) => values.orderDate)).toEqual(['2026-04-03', '2026-03-13'])
    expect(read('purchase-orders', ['orderDate', 'expectedDate'], [['04/03/2026', '25/03/2026']])[0]?.values).toEqual({ orderDate: '2026-03-04', expectedDate: '2026-03-25' })
    expect(read('purchase-orders', ['orderDate'], [['04/03/2026']])[0]?.problems).toMatchObject([{ code: 'ambiguous-date', expected: expect.stringContaining('2026-03-04 or 2026-04-03') }])
    expect(read('purchase-orders', ['orderDate'], [['04/03/2026'], ['2026-03-04']], { dateFormat: 'MM/DD/YYYY' }).map(({ values }) => values.orderDate)).toEqual(['2026-04-03', '2026-03-04'])
    expect(codes(read('purchase-orders', ['orderDate'], [['04/03/2026']], { dateFormat: 'YYYY-MM-DD' }))).toEqual([['not-a-date']])
  })
})

describe('a cell that is wrong says so', () => {
  it.each([
    ['quantity', '-1', 'negative'], ['quantity', '1.2345', 'too-precise'], ['quantity', 'abc', 'not-a-number'], ['quantity', '10000000000000', 'too-large'], ['quantity', '', 'needed'],
    ['product', 'A\u0000B', 'control-character'], ['lot', 'L-12345678901234567890', 'too-long'], ['product', '#N/A', 'spreadsheet-error'], ['expiry', '31.02.2026', 'no-such-day'], ['unitCost', '1.00000001', 'too-precise']
  ])('%s %j: %s', (field, cell, code) => {
    const [row] = read('opening-stock', [field], [[cell]])
    expect(row?.problems).toMatchObject([{ severity: 'error', code, field, column: field, value: cell }])
    expect(row?.problems[0]?.expected).not.toBe('')
    expect(row?.values).toEqual({})
  })

  it('repeats no more of a long value than can be shown', () => {
    const [row] = read('products', ['name'], [['x'.repeat(5_000)]])
    expect(row?.problems).toMatchObject([{ code: 'too-long', value: `${'x'.repeat(200)}…` }])
  })

  it.each([
    ['products', 'active', 'perhaps', 'not-yes-or-no'], ['products', 'baseUnit', 'kg', 'not-a-unit'], ['products', 'caseQuantity', '0', 'must-be-positive'], ['products', 'gtin', '4006381333932', 'not-a-gtin'],
    ['products', 'barcode', '4.00638E+12', 'shortened-number'], ['suppliers', 'currency', 'Euro', 'not-a-currency'], ['suppliers', 'email', 'nobody', 'not-an-email'], ['supplier-items', 'leadDays', '1.5', 'not-whole'], ['products', 'overTolerance', '5.55', 'too-precise']
  ] as const)('%s %s %j: %s', (kind, field, cell, code) => {
    expect(codes(read(kind, [field], [[cell]]))).toEqual([[code]])
  })

  it('what is only odd is taken with a warning', () => {
    const [row] = read('products', ['code', 'name', 'barcode'], [['A\u200b1', 'two\nlines', '4006381333932']])
    expect(row).toMatchObject({ values: { code: 'A1', name: 'two lines', barcode: '4006381333932' }, problems: [{ code: 'invisible-character' }, { code: 'line-break' }, { code: 'check-digit' }] })
    expect(row?.problems.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning'])
  })

  it('a formula is text, an empty cell is nothing, a number of a spreadsheet is what it is', () => {
    expect(read('products', ['code', 'name', 'listPrice'], [['=1+1', '', 1.234]])[0]).toEqual({ values: { code: '=1+1', listPrice: '1.234' }, problems: [] })
  })
})

describe('headings', () => {
  it('are told whatever their case, accents and punctuation', () => {
    expect(['PO-Number', 'po_number', ' PO number ', 'Währung', 'WAHRUNG'].map(plainHeading)).toEqual(['ponumber', 'ponumber', 'ponumber', 'wahrung', 'wahrung'])
  })

  it.each([
    ['products', ['Artikelnummer', 'Bezeichnung', 'EAN', 'VPE'], { code: 'Artikelnummer', name: 'Bezeichnung', gtin: 'EAN', packQuantity: 'VPE' }],
    ['suppliers', ['Vendor', 'Company', 'Currency', 'E-Mail'], { code: 'Vendor', name: 'Company', currency: 'Currency', email: 'E-Mail' }],
    ['supplier-items', ['Vendor', 'SKU', 'Vendor SKU', 'MOQ', 'Lead time (days)'], { supplier: 'Vendor', product: 'SKU', supplierItemCode: 'Vendor SKU', minimum: 'MOQ', leadDays: 'Lead time (days)' }],
    ['purchase-orders', ['Bestellnummer', 'Lieferant', 'Bestelldatum', 'Liefertermin'], { number: 'Bestellnummer', supplier: 'Lieferant', orderDate: 'Bestelldatum', expectedDate: 'Liefertermin' }],
    ['purchase-orders', ['po', 'supplier', 'due date'], { number: 'po', supplier: 'supplier', expectedDate: 'due date' }],
    ['purchase-orders', ['po', 'sku', 'qty', 'due date'], { number: 'po', product: 'sku', quantity: 'qty', lineExpectedDate: 'due date' }],
    ['opening-stock', ['SKU', 'Bin location', 'Location', 'On hand', 'Batch', 'Best before'], { product: 'SKU', location: 'Location', quantity: 'On hand', lot: 'Batch', expiry: 'Best before' }]
  ] as const)('%s: %j', (kind, columns, mapping) => {
    expect(proposeMapping(columns)).toEqual({ kind, mapping })
  })

  it('say what is missing, and what no import takes', () => {
    expect(missingFields('purchase-orders', { number: 'po' })).toEqual(['supplier'])
    expect(missingFields('purchase-orders', { number: 'po', product: 'sku' })).toEqual(['quantity'])
    expect(missingFields('opening-stock', {})).toEqual(['product', 'location', 'quantity'])
    const columns = ['po_number', 'sku', 'ordered_qty', 'received_qty', 'colour']
    expect(ignoredColumns('purchase-orders', columns, mappingFor('purchase-orders', columns))).toEqual([{ column: 'received_qty', reason: 'received-by-scanning' }, { column: 'colour', reason: 'not-mapped' }])
  })

  it('no heading means two fields of one kind, so that a file is always read the same way', () => {
    for (const kind of importKinds) {
      const seen = new Map<string, string>()
      for (const { name, synonyms } of fieldTables[kind].fields) {
        for (const heading of new Set([name, ...synonyms].map(plainHeading))) {
          expect(`${heading}: ${seen.get(heading) ?? name}`).toBe(`${heading}: ${name}`)
          seen.set(heading, name)
        }
      }
    }
  })
})

describe('the record a row is about', () => {
  it('is told without regard to the case of ASCII letters, as the database does', () => {
    expect(rowKeyOf('products', { code: 'Ab-É' })?.group).toBe(rowKeyOf('products', { code: 'aB-É' })?.group)
    expect(rowKeyOf('products', { code: 'É' })?.group).not.toBe(rowKeyOf('products', { code: 'é' })?.group)
    expect(rowKeyOf('supplier-items', { supplier: 'A', product: 'BC' })?.group).not.toBe(rowKeyOf('supplier-items', { supplier: 'AB', product: 'C' })?.group)
    expect(rowKeyOf('supplier-items', { supplier: 'A' })).toBeNull()
  })

  it('a place is location, shelf and bin, without the parts that say there is none', () => {
    expect(locationCodeOf({ location: '1', shelf: 'A', bin: '5' })).toBe('1-A-5')
    expect(locationCodeOf({ location: '7', shelf: 'N/A', bin: '0' })).toBe('7')
    expect(locationCodeOf({ location: '1', shelf: 'A', bin: '0' })).toBe('1-A-0')
    expect(locationCodeOf({ location: 'A-01-03' })).toBe('A-01-03')
  })
})

describe('the file of rejected rows', () => {
  it('holds the row as it came, its number, and every reason', () => {
    const problems = [problem('error', 'not-a-number', { field: 'quantity', column: 'qty', value: 'abc' }, 'a number such as 12.5'), problem('warning', 'line-break', { field: 'name', column: 'name', value: 'x' }, 'one line')]
    expect(rejectedHeading(['sku', 'qty'], ';')).toBe('sku;qty;import_row;import_problem\r\n')
    expect(rejectedLine(['sku', 'qty'], ['A;1', 'abc'], 7, problems, ';')).toBe('"A;1";abc;7;qty: abc (expected a number such as 12.5)\r\n')
  })

  it('runs nothing in a spreadsheet and leaves amounts numbers', () => {
    expect(['=1+1', '+cmd', '-1+1', '@SUM(A1)', '\t=1', '\uff1d1', "-12.50", '+3', '-1.234,50', '12', 'A-1'].map(neutralised)).toEqual(["'=1+1", "'+cmd", "'-1+1", "'@SUM(A1)", "'\t=1", "'\uff1d1", '-12.50', '+3', '-1.234,50', '12', 'A-1'])
  })

  it('mended and imported again it is read as the file it came from, without the added columns twice', () => {
    expect(rejectedHeading(['sku', 'import_row', 'import_problem'], ',')).toBe('sku,import_row,import_problem\r\n')
    expect(rejectedLine(['sku', 'import_row', 'import_problem'], ['A', '3', 'old reason'], 2, [], ',')).toBe('A,2,\r\n')
  })
})
