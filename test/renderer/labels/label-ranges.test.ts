import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resumeRanges } from '#renderer/screens/labels/queue/label-ranges.ts'
import type { LabelRange } from '#renderer/screens/labels/queue/label-ranges.ts'

describe('what happens to the labels of a job that goes on', () => {
  test.each([
    ['the paper ran out: 6 of 20 confirmed, 20 handed over, 7 on paper', { labels: 20, handedOver: 20, confirmed: 6 }, 8, { prints: { from: 8, to: 20 }, taken: { from: 1, to: 7 }, twice: { from: 8, to: 20 }, missing: { from: 7, to: 7 }, skipped: null }],
    ['a person paused it after 5 of 10', { labels: 10, handedOver: 5, confirmed: 5 }, 6, { prints: { from: 6, to: 10 }, taken: { from: 1, to: 5 }, twice: null, missing: null, skipped: null }],
    ['a printer that confirms nothing', { labels: 3, handedOver: 2, confirmed: null }, 3, { prints: { from: 3, to: 3 }, taken: { from: 1, to: 2 }, twice: null, missing: { from: 1, to: 2 }, skipped: null }],
    ['a label that never went out is left out', { labels: 4, handedOver: 1, confirmed: 1 }, 4, { prints: { from: 4, to: 4 }, taken: { from: 1, to: 3 }, twice: null, missing: null, skipped: { from: 2, to: 3 } }],
    ['everything is there', { labels: 4, handedOver: 4, confirmed: 4 }, 5, { prints: null, taken: { from: 1, to: 4 }, twice: null, missing: null, skipped: null }],
    ['from the beginning', { labels: 2, handedOver: 0, confirmed: 0 }, 1, { prints: { from: 1, to: 2 }, taken: null, twice: null, missing: null, skipped: null }]
  ] as const)('%s', (_what, job, from, ranges) => {
    expect(resumeRanges(job, from)).toEqual(ranges)
  })

  test('every label either prints or counts as printed, and each of these is said to be doubtful only where it is', () => {
    const count = (range: LabelRange | null): number => (range === null ? 0 : range.to - range.from + 1)
    const job = fc.integer({ min: 1, max: 5000 }).chain((labels) => fc.record({ labels: fc.constant(labels), handedOver: fc.integer({ min: 0, max: labels }) })).chain(({ labels, handedOver }) => fc.record({ labels: fc.constant(labels), handedOver: fc.constant(handedOver), confirmed: fc.option(fc.integer({ min: 0, max: handedOver })), from: fc.integer({ min: 1, max: labels + 1 }) }))
    fc.assert(fc.property(job, ({ from, ...given }) => {
      const { prints, taken, twice, missing, skipped } = resumeRanges(given, from)
      expect(count(prints) + count(taken)).toBe(given.labels)
      expect(count(missing) + count(skipped)).toBeLessThanOrEqual(count(taken))
      expect(count(twice)).toBe(Math.max(0, given.handedOver - from + 1))
      if (given.confirmed === given.handedOver) expect(missing).toBeNull()
    }))
  })
})
