import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DifferenceChoice, FinishedLine } from '#shared/domain/receiving/differences.ts'
import { lineDifferences } from '#shared/domain/receiving/differences.ts'
import { nothingCounted } from '#shared/domain/receiving/line-progress.ts'
import type { CountGroup } from '#shared/domain/receiving/plan-receipt.ts'
import { planLine } from '#shared/domain/receiving/plan-receipt.ts'

const limits = { isKnown: true, expectedMilli: 10_000, expiresBefore: '2026-11-24', shortBefore: '2026-12-24' }
const empty: FinishedLine = { ...nothingCounted, expectedMilli: 10_000, isKnown: true, isOrdered: true, overDecision: null, toleranceMilli: 5000, expiredMilli: 0, shortDatedMilli: 0 }
const group = (condition: CountGroup['condition'], quantityMilli: number, more: Partial<CountGroup> = {}): CountGroup => ({ condition, quantityMilli, lot: '', expiryIso: '', serial: '', ...more })
const rules = { hasOrders: true, nothingMore: false, mayExceed: false }

/** Plans a line with the given choices, the proposed one for everything else. */
const plan = (line: Partial<FinishedLine>, groups: readonly CountGroup[], choices: Readonly<Record<string, DifferenceChoice>> = {}, nothingMore = false) => {
  const differences = lineDifferences({ ...empty, ...line }, { hasOrders: true, nothingMore, mayExceed: true })
  return planLine(groups, differences.map((difference) => ({ ...difference, choice: choices[difference.part] ?? difference.choices[0] })), limits)
}

describe('the differences a finish asks about', () => {
  it('as expected is no difference', () => {
    expect(lineDifferences({ ...empty, goodMilli: 10_000 }, rules)).toEqual([])
  })

  it.each([
    ['short', { goodMilli: 7000 }, [['short', 3000, 'still-to-come']]],
    ['nothing came', {}, [['short', 10_000, 'still-to-come']]],
    ['over', { goodMilli: 12_000 }, [['over', 2000, 'accept']]],
    ['over, to go on a new order', { goodMilli: 12_000, overDecision: 'new-order' }, [['over', 2000, 'new-order']]],
    ['damaged and short', { goodMilli: 6000, damagedMilli: 1000 }, [['short', 3000, 'still-to-come'], ['damaged', 1000, 'claim']]],
    ['a wrong item is still to come', { goodMilli: 9000, wrongItemMilli: 1000 }, [['short', 1000, 'still-to-come'], ['wrong-item', 1000, 'claim']]],
    ['what was refused beyond the order is not claimed', { goodMilli: 10_000, refusedMilli: 2000 }, [['refused', 2000, 'accept']]],
    ['a refused case is still to come', { goodMilli: 8000, refusedMilli: 2000 }, [['short', 2000, 'still-to-come'], ['refused', 2000, 'claim']]],
    ['a held rest', { goodMilli: 10_000, heldMilli: 5000 }, [['held', 5000, 'hold']]],
    ['over, beyond the tolerance', { goodMilli: 16_000 }, [['over', 6000, 'hold']]],
    ['over, taken by somebody who may', { goodMilli: 16_000, overDecision: 'exceed' }, [['over', 6000, 'accept']]],
    ['damaged beside everything ordered is a claim and no over', { goodMilli: 10_000, damagedMilli: 2000 }, [['damaged', 2000, 'claim']]],
    ['out of date', { goodMilli: 10_000, expiredMilli: 4000 }, [['expired', 4000, 'claim']]]
  ] as const)('%s', (_, line, expected) => {
    expect(lineDifferences({ ...empty, ...line }, rules).map(({ part, quantityMilli, choices }) => [part, quantityMilli, choices[0]])).toEqual(expected)
  })

  it('only within the tolerance, or by somebody who may go beyond it, is too much simply taken', () => {
    const choicesOf = (line: Partial<FinishedLine>, mayExceed: boolean) => lineDifferences({ ...empty, ...line }, { ...rules, mayExceed })[0]?.choices
    expect(choicesOf({ goodMilli: 15_000 }, false)).toContain('accept')
    expect(choicesOf({ goodMilli: 16_000 }, false)).toEqual(['hold', 'raise-order', 'new-order'])
    expect(choicesOf({ goodMilli: 16_000 }, true)).toEqual(['hold', 'raise-order', 'new-order', 'accept'])
    expect(choicesOf({ goodMilli: 10_000, heldMilli: 6000 }, false)).toEqual(['hold', 'raise-order', 'new-order'])
    expect(choicesOf({ goodMilli: 10_000, heldMilli: 6000 }, true)).toContain('accept')
    expect(choicesOf({ heldMilli: 6000, isOrdered: false, expectedMilli: 0 }, false)).toEqual(['hold', 'accept', 'new-order'])
  })

  it('when nothing more will come, a short is closed', () => {
    expect(lineDifferences({ ...empty, goodMilli: 7000 }, { ...rules, nothingMore: true })[0]).toMatchObject({ part: 'short', choices: ['nothing-more', 'accept', 'claim', 'still-to-come'] })
  })

  it('a delivery without orders expects nothing, so nothing is over', () => {
    expect(lineDifferences({ ...empty, expectedMilli: 0, isOrdered: false, goodMilli: 5000 }, { ...rules, hasOrders: false })).toEqual([])
  })

  it('goods nobody knows wait', () => {
    expect(lineDifferences({ ...empty, isKnown: false, expectedMilli: 0, heldMilli: 3000 }, rules)).toEqual([{ part: 'unknown-goods', quantityMilli: 3000, choices: ['hold'] }])
  })
})

describe('what posting does', () => {
  it('good goods become usable and count for the order; the rest stays open without a variance', () => {
    expect(plan({ goodMilli: 7000 }, [group('good', 7000)])).toEqual({ parts: [{ ...group('good', 7000), place: 'usable', bookedOn: 'order' }], receivedMilli: 7000, raisedMilli: 0, closedShortMilli: 0, followUpMilli: 0, variances: [] })
  })

  it('nothing more: what is short is closed and waits for the supplier\'s answer; accepted, it is settled', () => {
    expect(plan({ goodMilli: 7000 }, [group('good', 7000)], {}, true)).toMatchObject({ closedShortMilli: 3000, variances: [{ kind: 'short', quantityMilli: 3000, outcome: null }] })
    expect(plan({ goodMilli: 7000 }, [group('good', 7000)], { short: 'accept' })).toMatchObject({ closedShortMilli: 3000, variances: [{ kind: 'short', outcome: 'accepted' }] })
    expect(plan({ goodMilli: 7000 }, [group('good', 7000)], { short: 'claim' })).toMatchObject({ closedShortMilli: 0, variances: [{ kind: 'short', outcome: null }] })
  })

  it('damaged goods count as received and lie in quarantine until the claim is settled', () => {
    expect(plan({ goodMilli: 9000, damagedMilli: 1000 }, [group('good', 9000), group('damaged', 1000)])).toMatchObject({
      parts: [{ place: 'usable' }, { condition: 'damaged', place: 'quarantine', bookedOn: 'order' }], receivedMilli: 10_000, variances: [{ kind: 'damaged', quantityMilli: 1000, place: 'quarantine', outcome: null }]
    })
  })

  it.each([
    ['damaged', 'accept', 'usable', 'order', 'accepted'], ['damaged', 'write-off', 'written-off', 'order', 'written-off'],
    ['wrong-item', 'claim', 'quarantine', 'nothing', null], ['refused', 'claim', 'nowhere', 'nothing', null], ['refused', 'accept', 'nowhere', 'nothing', 'returned'],
    ['held', 'hold', 'quarantine', 'nothing', null], ['held', 'accept', 'usable', 'order', 'accepted'], ['held', 'new-order', 'usable', 'follow-up', 'accepted']
  ] as const)('%s, %s: %s, booked on %s, ends %s', (condition, choice, place, bookedOn, outcome) => {
    const counted = { damaged: { damagedMilli: 1000 }, 'wrong-item': { wrongItemMilli: 1000 }, refused: { refusedMilli: 1000 }, held: { heldMilli: 1000 } }[condition]
    const planned = plan({ goodMilli: 9000, ...counted }, [group('good', 9000), group(condition, 1000)], { [condition]: choice })
    expect(planned.parts.find((part) => part.condition === condition)).toMatchObject({ place, bookedOn })
    expect(planned.variances.find(({ kind }) => kind === (condition === 'held' ? 'over' : condition))).toMatchObject({ outcome })
  })

  it('what came last is what was too much', () => {
    const groups = [group('good', 8000, { lot: 'A' }), group('good', 4000, { lot: 'B' })]
    expect(plan({ goodMilli: 12_000 }, groups, { over: 'hold' }).parts).toEqual([
      { ...group('good', 8000, { lot: 'A' }), place: 'usable', bookedOn: 'order' }, { ...group('good', 2000, { lot: 'B' }), place: 'usable', bookedOn: 'order' }, { ...group('good', 2000, { lot: 'B' }), place: 'quarantine', bookedOn: 'nothing' }
    ])
    expect(plan({ goodMilli: 12_000 }, groups, { over: 'raise-order' })).toMatchObject({ receivedMilli: 12_000, raisedMilli: 2000, variances: [{ kind: 'over', outcome: 'accepted' }] })
    expect(plan({ goodMilli: 12_000 }, groups, { over: 'new-order' })).toMatchObject({ receivedMilli: 10_000, followUpMilli: 2000 })
  })

  it('goods out of date go to quarantine with a claim of their own', () => {
    const groups = [group('good', 6000, { expiryIso: '2027-01-31' }), group('good', 4000, { expiryIso: '2026-11-01' })]
    expect(plan({ goodMilli: 10_000, expiredMilli: 4000 }, groups)).toMatchObject({ parts: [{ place: 'usable' }, { place: 'quarantine', bookedOn: 'order' }], variances: [{ kind: 'expired', expiryIso: '2026-11-01', quantityMilli: 4000 }] })
  })

  it('damaged goods beyond what was ordered are claimed and change nothing on the order', () => {
    expect(plan({ goodMilli: 9000, damagedMilli: 3000 }, [group('good', 9000), group('damaged', 3000)])).toMatchObject({
      receivedMilli: 10_000, parts: [{ condition: 'good' }, { quantityMilli: 1000, bookedOn: 'order' }, { quantityMilli: 2000, place: 'quarantine', bookedOn: 'nothing' }],
      variances: [{ kind: 'damaged', quantityMilli: 1000, isExtra: false }, { kind: 'damaged', quantityMilli: 2000, isExtra: true }]
    })
  })

  it.each(['refused', 'wrong-item'] as const)('%s beyond what is missing changes nothing on the order', (condition) => {
    const counted = condition === 'refused' ? { refusedMilli: 3000 } : { wrongItemMilli: 3000 }
    expect(plan({ goodMilli: 9000, ...counted }, [group('good', 9000), group(condition, 3000)]).variances).toMatchObject([{ kind: condition, quantityMilli: 1000, isExtra: false }, { kind: condition, quantityMilli: 2000, isExtra: true }])
  })

  it('goods that are too much and out of date are both: claimed where they lie, on the order as was said of the over', () => {
    const groups = [group('good', 12_000, { expiryIso: '2026-11-01' })]
    const line = { goodMilli: 12_000, expiredMilli: 12_000 }
    expect(plan(line, groups, { over: 'raise-order' })).toMatchObject({ receivedMilli: 12_000, raisedMilli: 2000, parts: [{ place: 'quarantine' }, { quantityMilli: 2000, place: 'quarantine', bookedOn: 'order' }] })
    expect(plan(line, groups, { over: 'hold' })).toMatchObject({ receivedMilli: 10_000, variances: [{ kind: 'expired', quantityMilli: 10_000, isExtra: false }, { kind: 'expired', quantityMilli: 2000, isExtra: true }] })
    expect(plan(line, groups, { over: 'accept' }).variances.map(({ kind, quantityMilli }) => [kind, quantityMilli])).toEqual([['expired', 10_000], ['over', 2000], ['expired', 2000]])
  })

  it('whatever was counted and however it is decided, every counted piece is posted once, and what counts for the order is what came of it', () => {
    const quantity = fc.integer({ min: 0, max: 20 }).map((units) => units * 1000)
    fc.assert(fc.property(quantity, quantity, quantity, quantity, quantity, fc.boolean(), fc.infiniteStream(fc.nat({ max: 3 })), (goodMilli, damagedMilli, wrongItemMilli, refusedMilli, heldMilli, nothingMore, picks) => {
      const line: FinishedLine = { ...empty, goodMilli, damagedMilli, wrongItemMilli, refusedMilli, heldMilli }
      const groups = [group('good', goodMilli), group('damaged', damagedMilli), group('wrong-item', wrongItemMilli), group('refused', refusedMilli), group('held', heldMilli)].filter(({ quantityMilli }) => quantityMilli > 0)
      const decided = lineDifferences(line, { hasOrders: true, nothingMore, mayExceed: true }).map((difference) => ({ ...difference, choice: difference.choices[(picks.next().value ?? 0) % difference.choices.length] ?? difference.choices[0] }))
      const planned = planLine(groups, decided, limits)
      const sum = (parts: readonly { quantityMilli: number }[]): number => parts.reduce((total, part) => total + part.quantityMilli, 0)
      expect(sum(planned.parts)).toBe(goodMilli + damagedMilli + wrongItemMilli + refusedMilli + heldMilli)
      expect(planned.parts.every(({ quantityMilli }) => quantityMilli > 0)).toBe(true)
      expect(planned.receivedMilli + planned.followUpMilli).toBeLessThanOrEqual(goodMilli + damagedMilli + heldMilli)
      expect(sum(planned.parts.filter(({ place }) => place === 'usable'))).toBeLessThanOrEqual(goodMilli + damagedMilli + heldMilli)
      expect(planned.closedShortMilli).toBeLessThanOrEqual(Math.max(0, line.expectedMilli - goodMilli - damagedMilli - heldMilli))
    }))
  })
})
