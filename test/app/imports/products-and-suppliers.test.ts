import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { broughtIn, checked, counts, lines } from './support.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const productByCode = async (code: string) => {
  const { rows } = await test.must('catalog.listProducts', { search: code, includeInactive: true })
  return test.must('catalog.viewProduct', { productId: rows.find((row) => row.code.toLowerCase() === code.toLowerCase())!.id })
}
/** The packs of a product as "case 12: code code". */
const packsOf = async (code: string) => {
  const { packs, barcodes } = await productByCode(code)
  return packs.map(({ id, name }) => `${name}: ${barcodes.filter(({ packId }) => packId === id).map((barcode) => `${barcode.code}${barcode.supplierName === null ? '' : ` (${barcode.supplierName})`}`).join(' ')}`.trim())
}

describe('products', () => {
  it('come in with packs and barcodes from the columns of one row', async () => {
    const file = lines('SKU,Name,Unit,EAN,Case quantity,Case GTIN,Pallet quantity,Standard cost,Active', 'A1,Bolt,each,4006381333931,12,14006381333938,480,1.2345,yes', 'A2,Oil,ml,,,,,0.01,no')
    const { status } = await broughtIn(test, file)
    expect(counts(status)).toEqual([2, 0, 0, 0])
    expect(await packsOf('A1')).toEqual(['each: 4006381333931', 'case 12: 14006381333938', 'pallet 480:'])
    expect((await productByCode('A1')).product).toMatchObject({ name: 'Bolt', baseUnit: 'each', standardCostScaled: 12_345 * 100, active: true })
    expect((await productByCode('A2')).product).toMatchObject({ baseUnit: 'ml', active: false })
    expect((await test.must('catalog.listProducts', { search: '14006381333938' })).rows).toMatchObject([{ code: 'A1' }])
    expect(counts((await checked(test, file)).status)).toEqual([0, 0, 2, 0])
  })

  it('come in over several rows, one for each pack or barcode', async () => {
    await broughtIn(test, lines('code,name', 'ACME,Acme Ltd'), undefined, { kind: 'suppliers' })
    const file = lines(
      'sku,name,pack,units per pack,barcode,barcode supplier', 'A1,Bolt,each,,4006381333931,', 'A1,,case,12,14006381333938,', 'A1,,case,12,ACME-77,ACME', 'a1,,pallet,480,,', 'A1,,Carton,12,IN-HOUSE-9,'
    )
    const { status } = await broughtIn(test, file)
    expect(counts(status)).toEqual([5, 0, 0, 0])
    expect(await packsOf('A1')).toEqual(['each: 4006381333931', 'case 12: 14006381333938 ACME-77 (Acme Ltd) IN-HOUSE-9', 'pallet 480:'])
    expect(counts((await checked(test, file)).status)).toEqual([0, 0, 5, 0])
  })

  it('that are there are changed in the mapped fields only; empty cells, packs and codes that are not in the file stay', async () => {
    await broughtIn(test, lines('sku,name,ean,case qty,list price', 'A1,Bolt,4006381333931,12,5', 'A2,Nut,,,3', 'A3,Pin,,,1'))
    const { status, rows } = await broughtIn(test, lines('sku,name,list price,case qty,case gtin', 'A1,Bolt M8,,12,14006381333938', 'a2,,3.00,,', 'A3,,1.5,24,'))
    expect(counts(status)).toEqual([0, 2, 1, 0])
    expect(rows.map(({ key, state }) => `${key} ${state}`)).toEqual(['A1 update', 'a2 unchanged', 'A3 update'])
    expect((await productByCode('A1')).product).toMatchObject({ name: 'Bolt M8', listPriceScaled: 5_000_000, version: 2 })
    expect(await packsOf('A1')).toEqual(['each: 4006381333931', 'case 12: 14006381333938'])
    expect(await packsOf('A3')).toEqual(['each:', 'case 24:'])
    expect((await test.must('catalog.listProducts', { search: 'Bolt M8' })).rows).toHaveLength(1)
  })

  it('in rows that cannot be are refused with the column and the reason, and the rest of the product with them', async () => {
    await broughtIn(test, lines('sku,name,unit', 'OLD,Old,each'))
    const { problems, status } = await checked(
      test,
      lines(
        'sku,name,unit,pack,units per pack,barcode,ean,list price', 'A1,,,,,,,', 'A2,One,,,,,,1', 'A2,Two,,case,6,,,', 'A3,Pin,,,,,,', 'A3,Pin,,,,,,', 'A4,Rod,,barrel,5,,,', 'A5,Rod,,case,,,,', 'A6,Rod,,,,,4006381333932,', 'OLD,Old,g,,,,,',
        'A7,Rod,,,,4006381333932,,', 'A8,Rod,,,,,,12.12345678', ',Rod,,,,,,'
      )
    )
    expect(problems).toEqual([
      '2 needed-to-create name', '3 held-back', '4 contradicts-row name', '5 duplicate-row sku', '6 duplicate-row sku', '7 not-a-pack pack', '8 pack-quantity-needed units per pack', '9 not-a-gtin ean', '10 base-unit-fixed unit',
      '11 check-digit barcode', '12 too-precise list price', '13 needed sku'
    ])
    expect(counts(status)).toEqual([1, 0, 0, 11])
  })

  it('say so when a code is on another product or pack too, since a scan will then ask', async () => {
    await broughtIn(test, lines('sku,name,barcode', 'A1,Bolt,X-1'))
    const { rows, status } = await checked(test, lines('sku,name,barcode,case qty,case barcode', 'A2,Nut,x-1,,', 'A3,Pin,Y-1,,', 'A4,Rod,y-1,,', 'A5,Cap,Z-1,6,Z-1'))
    expect(rows.map(({ problems }) => problems.map(({ code, expected }) => `${code} ${/on (.*),/.exec(expected)?.[1]}`))).toEqual([
      ['barcode-shared A1'], [], ['barcode-shared A3 in row 3'], ['barcode-shared another pack of A5', 'barcode-shared another pack of A5']
    ])
    expect(status).toMatchObject({ create: 4, warnings: 3 })
  })

  it('are written into the trail with who brought them in', async () => {
    const { importId } = await broughtIn(test, lines('sku,name', 'A1,Bolt'))
    await broughtIn(test, lines('sku,name', 'A1,Bolt M8'))
    const imports = await test.must('system.trail', { entity: 'import' })
    expect(imports.rows.map(({ action, after }) => [action, JSON.parse(after ?? '')])).toMatchObject([['applied', { kind: 'products', rows: { update: 1 } }], ['applied', { importId, rows: { create: 1, rejected: 0 } }]])
    const { rows } = await test.must('system.trail', { entity: 'product' })
    expect(rows.map(({ action, operatorName, station, before, after }) => [action, operatorName, station, before === null ? null : JSON.parse(before), JSON.parse(after ?? '')])).toMatchObject([
      ['changed', 'Administrator', 'Test station', { name: 'Bolt' }, { name: 'Bolt M8' }], ['added', 'Administrator', 'Test station', null, { code: 'A1', name: 'Bolt', baseUnit: 'each', importId }]
    ])
  })
})

describe('suppliers', () => {
  it('take the currency of the file, else the one chosen, else the company\'s', async () => {
    await broughtIn(test, lines('Vendor,Company,Currency,Preferred,Over tolerance', 'ACME,Acme,USD,1,2.5', 'BOLT,Bolt & Co,,0,'))
    await broughtIn(test, lines('supplier_code,name', 'CHF,Schrauben AG'), { currency: 'CHF' })
    const { rows } = await test.must('catalog.listSuppliers', {})
    expect(rows.map(({ code, currency, preferred, overTolerancePermille }) => [code, currency, preferred, overTolerancePermille])).toEqual([['ACME', 'USD', true, 25], ['BOLT', 'EUR', false, null], ['CHF', 'CHF', false, null]])
    const again = await broughtIn(test, lines('supplier_code,name,active', 'acme,Acme,yes', 'BOLT,Bolt and Co,no'))
    expect(counts(again.status)).toEqual([0, 1, 1, 0])
  })

  it('twice in one file are refused, each naming the other', async () => {
    const { rows } = await checked(test, lines('supplier_code,name', 'ACME,Acme', 'B,Bolt', 'acme,Acme Ltd'))
    expect(rows.map(({ state, problems }) => [state, problems[0]?.code, problems[0]?.expected])).toEqual([['rejected', 'duplicate-row', 'one row for it; also in row 4'], ['create', undefined, undefined], ['rejected', 'duplicate-row', 'one row for it; also in row 2']])
  })
})

describe('supplier items', () => {
  beforeEach(async () => {
    await broughtIn(test, lines('supplier_code,name,currency', 'ACME,Acme,JPY'))
    await broughtIn(test, lines('sku,name,case qty', 'A1,Bolt,12', 'A2,Nut,'))
  })

  it('belong to a supplier and a product that are there, with the cost in the supplier\'s currency', async () => {
    const { problems } = await checked(test, lines('supplier,sku,cost', 'NONE,A1,1', 'ACME,NONE,1', 'ACME,A1,1.12345', 'ACME,A2,x'))
    expect(problems).toEqual(['2 unknown-supplier supplier', '3 unknown-product sku', '4 too-precise cost', '5 not-a-number cost'])
    const file = lines('supplier,sku,vendor sku,cost,lead days,moq,max qty,unit,pack', 'ACME,a1,ACM-1,120,14,10,5,Case,case')
    const { status, rows } = await broughtIn(test, file)
    expect(status).toMatchObject({ create: 1, warnings: 1 })
    expect(rows[0]?.problems).toMatchObject([{ code: 'minimum-over-maximum' }])
    const { supplierItems, packs } = await productByCode('A1')
    expect(supplierItems).toMatchObject([{ supplierCode: 'ACM-1', unitCostScaled: 1_200_000, currency: 'JPY', leadDays: 14, minimumMilli: 10_000, maximumMilli: 5_000, orderUnit: 'Case', packId: packs.find(({ kind }) => kind === 'case')?.id }])
    expect((await test.must('catalog.listProducts', { search: 'ACM-1' })).rows).toMatchObject([{ code: 'A1' }])
    expect(counts((await checked(test, file)).status)).toEqual([0, 0, 1, 0])
    const changed = await broughtIn(test, lines('supplier,sku,lead days', 'ACME,A1,21'))
    expect(counts(changed.status)).toEqual([0, 1, 0, 0])
    expect((await productByCode('A1')).supplierItems).toMatchObject([{ supplierCode: 'ACM-1', leadDays: 21 }])
  })
})
