import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costAfterIncoming, costAfterReversal } from '#shared/domain/stock/moving-average.ts'

describe('the moving average', () => {
  it.each([
    ['the first goods set it', 0, 999, 10_000, 500, 500],
    ['stock below zero does not weigh in', -5000, 999, 10_000, 500, 500],
    ['halfway between two equal quantities', 10_000, 400, 10_000, 500, 450],
    ['rounded half up', 1000, 1, 1000, 2, 2],
    ['weighed by quantity', 30_000, 100, 10_000, 200, 125]
  ])('%s', (_, quantity, cost, incoming, incomingCost, expected) => {
    expect(costAfterIncoming({ quantityMilli: quantity, unitCostScaled: cost }, { quantityMilli: incoming, unitCostScaled: incomingCost })).toBe(expected)
  })

  it('lies between the two costs, and a reversal brings the old one back to within the rounding', () => {
    const quantity = fc.integer({ min: 1000, max: 1e9 })
    const cost = fc.integer({ min: 0, max: 1e9 })
    fc.assert(fc.property(quantity, cost, quantity, cost, (heldMilli, heldCost, incomingMilli, incomingCost) => {
      const before = { quantityMilli: heldMilli, unitCostScaled: heldCost }
      const incoming = { quantityMilli: incomingMilli, unitCostScaled: incomingCost }
      const after = costAfterIncoming(before, incoming)
      expect(after).toBeGreaterThanOrEqual(Math.min(heldCost, incomingCost))
      expect(after).toBeLessThanOrEqual(Math.max(heldCost, incomingCost))
      const back = costAfterReversal({ quantityMilli: heldMilli + incomingMilli, unitCostScaled: after }, incoming)
      expect(Math.abs(back - heldCost)).toBeLessThanOrEqual(Math.ceil((heldMilli + incomingMilli) / heldMilli))
    }))
  })

  it('stays when nothing is left', () => {
    expect(costAfterReversal({ quantityMilli: 5000, unitCostScaled: 100 }, { quantityMilli: 5000, unitCostScaled: 100 })).toBe(100)
  })
})
