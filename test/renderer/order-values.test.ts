import { describe, expect, test } from 'vitest'
import { afterPadKey } from '#renderer/ui/quantity-pad.tsx'
import { changedFields } from '#renderer/ui/trail-changes.ts'
import type { LineValues, OrderValues } from '#renderer/screens/orders/order-values.ts'
import { blankLine, countUnpriced, inputOf, isTooMuch, mostCount, orderedMilli, valuesOf, withBlankEnd } from '#renderer/screens/orders/order-values.ts'

const product = { id: 7, code: 'CB', name: 'Bolt', baseUnit: 'each', packs: [{ id: 1, kind: 'each', name: 'each', baseQuantityMilli: 1000 }, { id: 2, kind: 'case', name: 'case 12', baseQuantityMilli: 12_000 }] } as const
const line = (changes: Partial<LineValues>): LineValues => ({ ...blankLine('a'), product, ...changes })
const order: OrderValues = { version: null, number: '', supplier: { id: 3, label: 'Litware', currency: 'EUR' }, orderIso: '2026-11-24', expectedIso: null, supplierReference: '', note: '', lines: [] }

describe('lines of an order', () => {
  test('count packs: three and a half cases of twelve are forty-two pieces', () => {
    expect(orderedMilli(line({ packId: 2, countMilli: 3500 }))).toBe(42_000)
    expect(orderedMilli(line({ packId: null, countMilli: 3500 }))).toBe(3500)
    expect(orderedMilli(line({ countMilli: null }))).toBeNull()
  })

  test('that make no whole thousandth are no quantity', () => {
    const odd = { ...product, packs: [{ id: 9, kind: 'inner', name: 'odd', baseQuantityMilli: 1 }] }
    expect(orderedMilli({ ...line({ packId: 9, countMilli: 1500 }), product: odd })).toBeUndefined()
  })

  test('always end with one blank line, which is not sent', () => {
    const lines = withBlankEnd([line({ packId: 2, countMilli: 1000, unitCostScaled: 12_500 })], () => 'new')
    expect(lines).toHaveLength(2)
    expect(withBlankEnd(lines, () => 'another')).toBe(lines)
    expect(inputOf(null, { ...order, lines })).toEqual({ supplierId: 3, orderIso: '2026-11-24', expectedIso: null, supplierReference: '', note: '', lines: [{ productId: 7, packId: 2, orderedMilli: 12_000, unitCostScaled: 12_500, expectedIso: null }] })
  })

  test('leave out a price that was not written, so that the station takes the known one', () => {
    expect(inputOf(null, { ...order, lines: [line({ packId: 1, countMilli: 1000 })] }).lines[0]).not.toHaveProperty('unitCostScaled')
  })

  test('say how many have no price, which is not the same as a price of nothing', () => {
    const lines = [line({ countMilli: 1000 }), line({ countMilli: 1000, unitCostScaled: 0 }), line({ countMilli: 1000, unitCostScaled: 100 }), blankLine('b')]
    expect(countUnpriced(lines)).toEqual({ without: 1, atZero: 1 })
  })

  test('order at most a thousand million base units, in whole packs', () => {
    expect(isTooMuch(line({ packId: 2, countMilli: 83_333_333_000 }))).toBe(false)
    expect(isTooMuch(line({ packId: 2, countMilli: 83_333_334_000 }))).toBe(true)
    expect(mostCount(line({ packId: 2 }))).toBe(83_333_333)
    expect(mostCount(line({ packId: null }))).toBe(1_000_000_000)
  })

  test('of a stored order show its packs, and base units where the quantity is no whole number of packs', () => {
    const stored = { id: 5, lineNumber: 1, productId: 7, productCode: 'CB', productName: 'Bolt', baseUnit: 'each', supplierCode: null, packId: 2, packName: 'case 12', packQuantityMilli: 12_000, orderedMilli: 24_000, receivedMilli: 0, returnedForReplacementMilli: 0, closedShortMilli: 0, remainingMilli: 24_000, unitCostScaled: 100, valueMinor: 1, expectedIso: null, closedShortReason: null }
    const head = { id: 1, number: 'PO-1', supplierId: 3, supplierName: 'Litware', state: 'draft', orderIso: '2026-11-24', expectedIso: null, dueIso: null, lineCount: 2, completionPermille: 0, valueMinor: 1, currency: 'EUR', supplierReference: '', note: '', version: 4, sentAt: null, decisionReason: null } as const
    const { lines } = valuesOf({ order: head, lines: [stored, { ...stored, id: 6, orderedMilli: 10_000 }], deliveries: [], history: [] })
    expect(lines.map(({ packId, countMilli }) => [packId, countMilli])).toEqual([[2, 2000], [null, 10_000]])
    expect(inputOf(1, { ...order, version: 4, lines }).lines.map(({ id, orderedMilli: milli }) => [id, milli])).toEqual([[5, 24_000], [6, 10_000]])
  })
})

test('the quantity pad takes digits, one decimal sign and three decimals, and nothing that is no quantity', () => {
  const typed = (keys: readonly string[]): string => keys.reduce(afterPadKey, '')
  expect(typed(['1', '2'])).toBe('12')
  expect(typed(['0', '7'])).toBe('7')
  expect(typed(['.', '5'])).toBe('0.5')
  expect(typed(['1', '.', '2', '.', '3', '4', '5'])).toBe('1.234')
  expect(typed([...'1234567890123'])).toBe('123456789')
  expect(typed(['1', '2', 'Backspace'])).toBe('1')
})

test('the trail shows what changed and hides counters and row ids', () => {
  expect(changedFields('{"name":"a","version":1,"supplierId":3}', '{"name":"b","version":2,"supplierId":4}')).toEqual([{ field: 'name', before: 'a', after: 'b' }])
  expect(changedFields(null, '{"name":"b","note":"","email":null}')).toEqual([{ field: 'name', before: undefined, after: 'b' }])
  expect(changedFields('{"lines":[{"n":1},{"n":2}]}', '{"lines":[{"n":1},{"n":3}]}')).toEqual([{ field: 'lines', before: [{ n: 2 }], after: [{ n: 3 }] }])
  expect(changedFields(null, '{"productId":4,"supplierId":5}', ['productId'])).toEqual([{ field: 'productId', before: undefined, after: 4 }])
  expect(changedFields('not json', null)).toEqual([{ field: 'value', before: 'not json', after: undefined }])
})
