import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineQuantities, OrderDecision } from '#shared/domain/purchasing/order-state.ts'
import { completionPermille, isExpected, orderState, remainingMilli } from '#shared/domain/purchasing/order-state.ts'

const line = (ordered: number, received = 0, closedShort = 0, returned = 0): LineQuantities => ({ orderedMilli: ordered, receivedMilli: received, closedShortMilli: closedShort, returnedForReplacementMilli: returned })

describe('what remains on a line', () => {
  it.each([
    ['nothing came', line(10), 10],
    ['a part came', line(10, 4), 6],
    ['all came', line(10, 10), 0],
    ['more came', line(10, 12), 0],
    ['some went back for replacement', line(10, 10, 0, 3), 3],
    ['the rest was closed short', line(10, 4, 6), 0],
    ['a receipt was reversed after closing short', line(10, 0, 6), 4]
  ])('%s', (_, quantities, remaining) => expect(remainingMilli(quantities)).toBe(remaining))
})

describe('the state of an order', () => {
  it.each<[string, OrderDecision, LineQuantities[], string]>([
    ['a draft stays one whatever is on it', 'draft', [line(10, 10)], 'draft'],
    ['sent, nothing came', 'sent', [line(10), line(5)], 'sent'],
    ['something came', 'sent', [line(10, 1), line(5)], 'partly-received'],
    ['an over on one line leaves the other open', 'sent', [line(10, 20), line(5)], 'partly-received'],
    ['everything came', 'sent', [line(10, 10), line(5, 7)], 'received'],
    ['went back for replacement, so it is open again', 'sent', [line(10, 10, 0, 10)], 'partly-received'],
    ['the rest of one line was closed short', 'sent', [line(10, 10), line(5, 2, 3)], 'closed-short'],
    ['closed short on one line, the other is open', 'sent', [line(10, 0, 10), line(5)], 'sent'],
    ['closed short wholly', 'sent', [line(10, 0, 10)], 'closed-short'],
    ['on hold hides progress', 'on-hold', [line(10, 4)], 'on-hold'],
    ['cancelled', 'cancelled', [line(10)], 'cancelled'],
    ['without lines it is what was decided', 'sent', [], 'sent']
  ])('%s', (_, decision, lines, state) => expect(orderState(decision, lines)).toBe(state))

  const lines = fc.array(fc.record({ orderedMilli: fc.integer({ min: 1, max: 1e9 }), receivedMilli: fc.nat(2e9), closedShortMilli: fc.nat(1e9), returnedForReplacementMilli: fc.nat(1e9) }), { minLength: 1, maxLength: 8 })

  it('is over exactly when nothing more is expected', () => {
    fc.assert(fc.property(lines, (quantities) => {
      const open = ['sent', 'partly-received'].includes(orderState('sent', quantities))
      expect(open).toBe(isExpected('sent', quantities))
      expect(open).toBe(quantities.some((one) => remainingMilli(one) > 0))
    }))
  })
})

describe('completion', () => {
  it.each([
    ['of nothing is 0', [], 0],
    ['counts what was ordered and came', [line(10, 5)], 500],
    ['is not full until the last thousandth', [line(1_000_000, 999_999)], 999],
    ['does not let an over hide a short', [line(10, 20), line(10, 0)], 500],
    ['does not count what went back for replacement', [line(10, 10, 0, 5)], 500],
    ['does not count what was closed short', [line(10, 5, 5)], 500],
    ['is exact for very large quantities', [line(9e15, 9e15), line(9e15, 9e15 - 1)], 999]
  ])('%s', (_, lines, permille) => expect(completionPermille(lines)).toBe(permille))

  it('stays between 0 and 1000, and grows with every unit that comes', () => {
    const quantities = fc.array(fc.record({ orderedMilli: fc.integer({ min: 1, max: 1e9 }), receivedMilli: fc.nat(2e9), closedShortMilli: fc.constant(0), returnedForReplacementMilli: fc.constant(0) }), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(quantities, fc.nat(7), fc.nat(1e9), (lines, index, more) => {
      const before = completionPermille(lines)
      const after = completionPermille(lines.map((one, at) => (at === index % lines.length ? { ...one, receivedMilli: one.receivedMilli + more } : one)))
      expect(before).toBeGreaterThanOrEqual(0)
      expect(after).toBeLessThanOrEqual(1000)
      expect(after).toBeGreaterThanOrEqual(before)
    }))
  })
})
