import { describe, expect, it } from 'vitest'
import type { CodeMatch, ScanFacts, ScanLine } from '#shared/domain/receiving/decide-scan.ts'
import { decideScan } from '#shared/domain/receiving/decide-scan.ts'
import { nothingCounted } from '#shared/domain/receiving/line-progress.ts'

const each: CodeMatch = { productId: 1, packId: 11, supplierId: null, baseUnit: 'each', baseQuantityMilli: 1000, lotRequired: false, expiryRequired: false, serialRequired: false }
const caseOf12: CodeMatch = { ...each, packId: 12, baseQuantityMilli: 12_000 }
const line: ScanLine = { ...nothingCounted, lineId: 7, productId: 1, orderLineId: 70, expectedMilli: 48_000, toleranceMilli: 0, overRest: null, lastEventId: 0 }
const facts: ScanFacts = {
  reading: { kind: 'plain', code: 'X' }, matches: [caseOf12], lines: [line], otherOrderProducts: [], supplierId: 5, hasOrders: true, blind: false, takenSerials: [], isUnitCounted: false, condition: 'good', times: 1,
  todayIso: '2026-11-24', shortDatedIso: '2026-12-24', choices: {}
}
const decide = (changes: Partial<ScanFacts>) => decideScan({ ...facts, ...changes })

describe('what a scan counts', () => {
  it('a case code adds the case quantity, never 1', () => {
    expect(decide({})).toMatchObject({ kind: 'count', lineId: 7, parts: [{ condition: 'good', quantityMilli: 12_000 }], attention: [] })
    expect(decide({ matches: [each] })).toMatchObject({ parts: [{ quantityMilli: 1000 }] })
    expect(decide({ times: 3 })).toMatchObject({ parts: [{ quantityMilli: 36_000 }] })
  })

  it('counts as damaged, wrong or refused when the station is in that mode', () => {
    expect(decide({ condition: 'damaged' })).toMatchObject({ parts: [{ condition: 'damaged', quantityMilli: 12_000 }] })
  })

  it('takes lot, expiry and serial from GS1 and says when goods are out of date or nearly so', () => {
    const gs1 = { kind: 'gs1', carrier: 'element-string', elements: [], gtin: '1', lot: 'A1', measures: [], amounts: [], warnings: [] } as const
    const dated = (iso: string) => decide({ reading: { ...gs1, expiry: { iso, dayGiven: true } } })
    expect(dated('2027-08-31')).toMatchObject({ kind: 'count', detail: { lot: 'A1', expiryIso: '2027-08-31' }, attention: [] })
    expect(dated('2026-12-01')).toMatchObject({ attention: ['short-dated'] })
    expect(dated('2026-11-23')).toMatchObject({ attention: ['expired'] })
  })
})

describe('which product and pack', () => {
  it('this supplier\'s code wins over one for anybody, and another supplier\'s counts only when there is nothing else', () => {
    expect(decide({ matches: [each, { ...caseOf12, supplierId: 5 }] })).toMatchObject({ kind: 'count', match: { packId: 12 } })
    expect(decide({ matches: [each, { ...caseOf12, supplierId: 6 }] })).toMatchObject({ kind: 'count', match: { packId: 11 } })
    expect(decide({ matches: [{ ...caseOf12, supplierId: 6 }] })).toMatchObject({ kind: 'count', match: { packId: 12 } })
  })

  it('two packs or two products of this delivery are asked about; a product that is not on it is left out', () => {
    expect(decide({ matches: [each, caseOf12] })).toMatchObject({ kind: 'ambiguous', candidates: [{ match: { packId: 11 }, lineId: 7 }, { match: { packId: 12 }, lineId: 7 }] })
    const other = { ...each, productId: 2, packId: 21 }
    expect(decide({ matches: [caseOf12, other] })).toMatchObject({ kind: 'count', match: { packId: 12 } })
    expect(decide({ matches: [caseOf12, other], lines: [line, { ...line, lineId: 8, productId: 2 }] })).toMatchObject({ kind: 'ambiguous' })
    expect(decide({ matches: [each, caseOf12], choices: { packId: 12 } })).toMatchObject({ kind: 'count', match: { packId: 12 } })
  })

  it('no match is an unknown code', () => {
    expect(decide({ matches: [] })).toEqual({ kind: 'unknown' })
  })
})

describe('which line', () => {
  const second: ScanLine = { ...line, lineId: 8, orderLineId: 80 }

  it('two lines that wait are asked about, then the chosen one is filled first', () => {
    expect(decide({ lines: [line, second] })).toMatchObject({ kind: 'ambiguous', candidates: [{ lineId: 7 }, { lineId: 8 }] })
    expect(decide({ lines: [line, second], choices: { packId: 12, lineId: 8 } })).toMatchObject({ kind: 'count', lineId: 8 })
    expect(decide({ lines: [line, { ...second, goodMilli: 12_000, lastEventId: 3 }] })).toMatchObject({ kind: 'count', lineId: 8 })
    expect(decide({ lines: [line, { ...second, lastEventId: 3 }] })).toMatchObject({ kind: 'ambiguous' })
    expect(decide({ lines: [line, second], choices: { packId: 12, orderLineId: 80 } })).toMatchObject({ kind: 'count', lineId: 8 })
  })

  it('a full line gives way to the one that still waits', () => {
    expect(decide({ lines: [line, { ...second, goodMilli: 48_000, lastEventId: 3 }] })).toMatchObject({ kind: 'count', lineId: 7 })
  })

  it('a product of another open order is offered; one that nobody ordered is asked about, or simply taken where there is no order', () => {
    expect(decide({ lines: [], otherOrderProducts: [1] })).toMatchObject({ kind: 'other-order' })
    expect(decide({ lines: [] })).toMatchObject({ kind: 'not-expected' })
    expect(decide({ lines: [], hasOrders: false })).toMatchObject({ kind: 'count', lineId: null })
  })
})

describe('more than ordered', () => {
  const nearlyFull: ScanLine = { ...line, goodMilli: 42_000, lastEventId: 9 }

  it('within the tolerance it is counted and marked; beyond, it is asked about', () => {
    expect(decide({ lines: [{ ...nearlyFull, toleranceMilli: 9_600 }] })).toMatchObject({ kind: 'count', attention: ['over'], over: null })
    expect(decide({ lines: [nearlyFull] })).toMatchObject({ kind: 'over-tolerance', lineId: 7, quantityMilli: 12_000, overMilli: 6000 })
  })

  it.each([
    ['hold', [{ condition: 'good', quantityMilli: 6000 }, { condition: 'held', quantityMilli: 6000 }]],
    ['refuse', [{ condition: 'good', quantityMilli: 6000 }, { condition: 'refused', quantityMilli: 6000 }]],
    ['raise-order', [{ condition: 'good', quantityMilli: 12_000 }]],
    ['new-order', [{ condition: 'good', quantityMilli: 12_000 }]],
    ['exceed', [{ condition: 'good', quantityMilli: 12_000 }]]
  ] as const)('%s, decided for this scan', (over, parts) => {
    expect(decide({ lines: [nearlyFull], choices: { over } })).toMatchObject({ kind: 'count', parts, over })
    expect(decide({ lines: [nearlyFull], choices: { over } })).toMatchObject({ attention: [`over-${over}`] })
  })

  it('more of what is held or refused is held or refused again; what would take more in is asked about each time', () => {
    for (const overRest of ['hold', 'refuse'] as const) expect(decide({ lines: [{ ...nearlyFull, overRest }] })).toMatchObject({ kind: 'count', over: overRest, attention: [`over-${overRest}`] })
    expect(decide({ lines: [nearlyFull] })).toMatchObject({ kind: 'over-tolerance' })
  })

  it('a blind count asks nothing that would tell what is expected', () => {
    expect(decide({ lines: [nearlyFull], blind: true })).toMatchObject({ kind: 'count', parts: [{ condition: 'good', quantityMilli: 12_000 }], attention: [] })
  })

  it('damaged goods are counted however many there are', () => {
    expect(decide({ lines: [nearlyFull], condition: 'damaged' })).toMatchObject({ kind: 'count', parts: [{ condition: 'damaged', quantityMilli: 12_000 }] })
  })

  it('goods nobody ordered have no limit', () => {
    expect(decide({ lines: [{ ...line, orderLineId: null, expectedMilli: 0 }] })).toMatchObject({ kind: 'count', attention: [] })
  })
})

describe('what a product demands', () => {
  const strict = { ...caseOf12, lotRequired: true, expiryRequired: true }

  it('asks for a lot and an expiry date, and goes on when both are given', () => {
    expect(decide({ matches: [strict] })).toMatchObject({ kind: 'needs-detail', lineId: 7, missing: ['lot', 'expiry'] })
    expect(decide({ matches: [strict], choices: { detail: { lot: 'L1' } } })).toMatchObject({ kind: 'needs-detail', missing: ['expiry'] })
    expect(decide({ matches: [strict], choices: { detail: { lot: 'L1', expiryIso: '2028-01-01' } } })).toMatchObject({ kind: 'count', detail: { lot: 'L1', expiryIso: '2028-01-01' } })
    expect(decide({ matches: [strict], condition: 'refused' })).toMatchObject({ kind: 'count' })
  })

  it('a serial number names one single unit and is taken once', () => {
    const serial = { ...caseOf12, serialRequired: true }
    expect(decide({ matches: [serial], choices: { detail: { serial: 'S1' } } })).toMatchObject({ kind: 'count', parts: [{ quantityMilli: 1000 }], attention: ['one-of-case'] })
    expect(decide({ matches: [serial], choices: { detail: { serial: 'S1' } }, takenSerials: ['S1'] })).toMatchObject({ kind: 'serial-twice', serial: 'S1' })
  })
})

describe('a pallet', () => {
  const pallet = { kind: 'gs1', carrier: 'element-string', elements: [], sscc: '006141411234567890', containedGtin: '14006381333938', count: 2, measures: [], amounts: [], warnings: [] } as const

  it('counts what its code says is in it, once', () => {
    expect(decide({ reading: pallet })).toMatchObject({ kind: 'count', parts: [{ quantityMilli: 24_000 }] })
    expect(decide({ reading: pallet, isUnitCounted: true })).toMatchObject({ kind: 'sscc-twice', sscc: '006141411234567890' })
    expect(decide({ reading: pallet, isUnitCounted: true, choices: { again: true } })).toMatchObject({ kind: 'count' })
  })

  it('that would hold more than anything can is not counted', () => {
    expect(decide({ reading: { ...pallet, count: 99_999_999 }, times: 100_000 })).toEqual({ kind: 'too-large' })
  })
})
