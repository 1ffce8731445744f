import { describe, expect, it } from 'vitest'
import { defaultUnitCost } from '#shared/domain/purchasing/default-unit-cost.ts'
import { orderValueMinor, unaffordableLine } from '#shared/domain/purchasing/order-value.ts'

describe('the value of an order', () => {
  it('is the sum of its lines as printed, each rounded by itself', () => {
    const third = { orderedMilli: 1_000, unitCostScaled: 3_333 }
    expect(orderValueMinor([])).toBe(0)
    expect(orderValueMinor([third, third, third])).toBe(0)
    expect(orderValueMinor([{ orderedMilli: 3_000, unitCostScaled: 451_200_00 }, { orderedMilli: 3_000, unitCostScaled: 455_805_00 }])).toBe(27_210)
  })

  it('names the line that makes it too large to be counted to the minor unit', () => {
    const huge = { orderedMilli: 9e15, unitCostScaled: 9_000_000 }
    expect(unaffordableLine([{ orderedMilli: 1_000, unitCostScaled: 1 }])).toBeUndefined()
    expect(unaffordableLine([huge])).toBeUndefined()
    expect(unaffordableLine([huge, huge])).toBe(1)
    expect(unaffordableLine([{ orderedMilli: 9e15, unitCostScaled: 9e15 }])).toBe(0)
  })
})

describe('the unit cost a new line begins with', () => {
  it.each([
    ['the supplier\'s', { supplierCostScaled: 5, standardCostScaled: 7 }, 5],
    ['the supplier\'s, even when it is nothing', { supplierCostScaled: 0, standardCostScaled: 7 }, 0],
    ['the standard cost without one', { supplierCostScaled: null, standardCostScaled: 7 }, 7],
    ['nothing without both', { supplierCostScaled: null, standardCostScaled: null }, 0]
  ])('is %s', (_, costs, expected) => expect(defaultUnitCost({ ...costs, companyCurrency: 'EUR', orderCurrency: 'EUR' })).toBe(expected))

  it('is never a standard cost of another currency', () => {
    expect(defaultUnitCost({ supplierCostScaled: null, standardCostScaled: 7, companyCurrency: 'EUR', orderCurrency: 'USD' })).toBe(0)
  })
})
