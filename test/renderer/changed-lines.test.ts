import { describe, expect, it } from 'vitest'
import type { Counts } from '#renderer/screens/receiving/finish/changed-lines.ts'
import { changedLines } from '#renderer/screens/receiving/finish/changed-lines.ts'

const line = (lineId: number, more: Partial<Counts[number]> = {}): Counts[number] => ({ lineId, productCode: `P${lineId}`, productName: '', baseUnit: 'each', expectedMilli: 10_000, countedMilli: 5000, goodMilli: 5000, ...more })
const idsOf = (before: Counts, now: Counts): readonly number[] => changedLines(before, now).map((change) => change.line.lineId)

describe('what changed since the differences were looked at', () => {
  it('is nothing when nobody did anything', () => expect(idsOf([line(1), line(2)], [line(2), line(1)])).toEqual([]))
  it('is a line counted on, expected otherwise, or in another condition', () => {
    expect(idsOf([line(1), line(2), line(3), line(4)], [line(1, { countedMilli: 6000 }), line(2, { expectedMilli: 0 }), line(3, { goodMilli: 4000 }), line(4)])).toEqual([1, 2, 3])
  })
  it('is a line that came or went', () => {
    expect(changedLines([line(1)], [line(2)])).toEqual([{ line: line(2), before: null, now: line(2) }, { line: line(1), before: line(1), now: null }])
  })
})
