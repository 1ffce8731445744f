import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasValidCheckDigit } from '#shared/domain/barcode/check-digit.ts'
import { isGtin, isSscc } from '#shared/domain/barcode/to-gtin14.ts'
import { codeCapacity, codeRuleFault, makeCode, nextFreeCode, type CodeRule } from '#shared/domain/labels/in-house-code.ts'
import { labelCount, type LabelCountRule, type PackSizes } from '#shared/domain/labels/label-count.ts'
import { commonSheets, placeOnSheets, type LabelSheet } from '#shared/domain/labels/label-sheet.ts'

describe('codes of the company\'s own making', () => {
  it.each<[CodeRule, number, string]>([
    [{ kind: 'own', prefix: 'H-', digits: 5, withCheckDigit: false }, 42, 'H-00042'], [{ kind: 'own', prefix: '', digits: 7, withCheckDigit: true }, 1, '00000017'], [{ kind: 'own', prefix: 'A7', digits: 3, withCheckDigit: true }, 12, 'A70126'],
    [{ kind: 'restricted-gtin-13', prefix: '20' }, 13, '2000000000138'], [{ kind: 'restricted-gtin-13', prefix: '29' }, 9_999_999_999, '2999999999991'], [{ kind: 'gtin-13', companyPrefix: '9506000' }, 13435, '9506000134352'],
    [{ kind: 'gtin-14', companyPrefix: '9506000', indicator: 1 }, 13435, '19506000134359'], [{ kind: 'sscc', companyPrefix: '9506000', extension: 3 }, 134352000, '395060001343520001']
  ])('%j makes number %d to %s', (rule, counter, code) => {
    expect(makeCode(rule, counter)).toEqual({ ok: true, value: { code, nextCounter: counter + 1 } })
  })

  it.each<[CodeRule, string]>([
    [{ kind: 'own', prefix: 'ü', digits: 5, withCheckDigit: false }, 'bad-prefix'], [{ kind: 'own', prefix: '', digits: 0, withCheckDigit: false }, 'bad-digits'], [{ kind: 'own', prefix: '', digits: 16, withCheckDigit: false }, 'bad-digits'], [{ kind: 'restricted-gtin-13', prefix: '30' }, 'bad-prefix'],
    [{ kind: 'restricted-gtin-13', prefix: '2' }, 'bad-prefix'], [{ kind: 'gtin-13', companyPrefix: '200' }, 'bad-prefix'], [{ kind: 'gtin-13', companyPrefix: '2012345' }, 'bad-prefix'], [{ kind: 'gtin-13', companyPrefix: '123456789012' }, 'bad-prefix'], [{ kind: 'gtin-14', companyPrefix: '9506000', indicator: 0 }, 'bad-indicator'],
    [{ kind: 'gtin-14', companyPrefix: '9506000', indicator: 9 }, 'bad-indicator'], [{ kind: 'sscc', companyPrefix: '9506000', extension: 10 }, 'bad-extension']
  ])('%j is refused as %s', (rule, code) => {
    expect(codeRuleFault(rule)).toEqual({ code })
    expect(makeCode(rule, 0)).toEqual({ ok: false, failure: { code } })
  })

  const rules: fc.Arbitrary<CodeRule> = fc.oneof(
    fc.record({ kind: fc.constant('own' as const), prefix: fc.stringMatching(/^[A-Z0-9-]{0,10}$/), digits: fc.integer({ min: 1, max: 15 }), withCheckDigit: fc.boolean() }),
    fc.record({ kind: fc.constant('restricted-gtin-13' as const), prefix: fc.stringMatching(/^2[0-9]{1,10}$/) }),
    fc.record({ kind: fc.constant('gtin-13' as const), companyPrefix: fc.stringMatching(/^[3-9][0-9]{3,10}$/) }),
    fc.record({ kind: fc.constant('gtin-14' as const), companyPrefix: fc.stringMatching(/^[3-9][0-9]{3,10}$/), indicator: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ kind: fc.constant('sscc' as const), companyPrefix: fc.stringMatching(/^[3-9][0-9]{3,10}$/), extension: fc.integer({ min: 0, max: 9 }) })
  )

  it('have their length and check digit, each counter another code, and end with a value when used up', () => {
    fc.assert(fc.property(rules, fc.nat(), fc.nat(), (rule, one, other) => {
      const capacity = codeCapacity(rule)
      const codeAt = (counter: number): string => {
        const made = makeCode(rule, counter)
        if (!made.ok) throw new Error(made.failure.code)
        return made.value.code
      }
      const code = codeAt(one % capacity)
      if (rule.kind === 'sscc') expect(isSscc(code)).toBe(true)
      else if (rule.kind !== 'own') expect(isGtin(code) && code.length === (rule.kind === 'gtin-14' ? 14 : 13)).toBe(true)
      else if (rule.withCheckDigit) expect(hasValidCheckDigit(`0${code.replace(/[^0-9]/g, '')}`)).toBe(true)
      expect(codeAt(one % capacity) === codeAt(other % capacity)).toBe(one % capacity === other % capacity)
      expect(codeAt(capacity - 1).length).toBe(code.length)
      expect(makeCode(rule, capacity)).toEqual({ ok: false, failure: { code: 'exhausted', capacity } })
    }), { numRuns: 1000 })
  })

  it('skip what is taken, up to the last', () => {
    const rule: CodeRule = { kind: 'own', prefix: '', digits: 1, withCheckDigit: false }
    expect(nextFreeCode(rule, 3, (code) => code < '7')).toEqual({ ok: true, value: { code: '7', nextCounter: 8 } })
    expect(nextFreeCode(rule, 0, () => true)).toMatchObject({ ok: false, failure: { code: 'exhausted' } })
    expect(nextFreeCode({ ...rule, digits: 9 }, 0, () => true, 50)).toMatchObject({ ok: false, failure: { code: 'exhausted' } })
    expect(() => makeCode(rule, -1)).toThrow(RangeError)
  })
})

describe('how many labels', () => {
  const none = { kind: 'none' } as const
  const packs: PackSizes = { caseMilli: 24_000, palletMilli: 960_000 }
  it.each<[string, LabelCountRule, number, PackSizes, object]>([
    ['one a piece', { per: 'unit', spares: none }, 30_000, packs, { labels: 30, perMilli: 1000, fullPacks: 30, restMilli: 0, spares: 0 }],
    ['one a case, the broken case too', { per: 'case', spares: none }, 50_000, packs, { labels: 3, perMilli: 24_000, fullPacks: 2, restMilli: 2000, spares: 0 }],
    ['two spare', { per: 'case', spares: { kind: 'count', count: 2 } }, 48_000, packs, { labels: 4, perMilli: 24_000, fullPacks: 2, restMilli: 0, spares: 2 }],
    ['a tenth spare, rounded up', { per: 'unit', spares: { kind: 'percent', percent: 10 } }, 11_000, packs, { labels: 13, perMilli: 1000, fullPacks: 11, restMilli: 0, spares: 2 }],
    ['one a pallet', { per: 'pallet', spares: none }, 1000, packs, { labels: 1, perMilli: 960_000, fullPacks: 0, restMilli: 1000, spares: 0 }],
    ['one for each 2.5', { per: 'every', everyMilli: 2500, spares: none }, 10_000, packs, { labels: 4, perMilli: 2500, fullPacks: 4, restMilli: 0, spares: 0 }],
    ['no case', { per: 'case', spares: none }, 1000, { ...packs, caseMilli: null }, { code: 'no-case-size' }], ['no pallet', { per: 'pallet', spares: none }, 1000, { ...packs, palletMilli: null }, { code: 'no-pallet-size' }],
    ['nothing', { per: 'unit', spares: none }, 0, packs, { code: 'nothing-received' }], ['too many', { per: 'unit', spares: none }, 20_000_000, packs, { code: 'too-many', labels: 20_000, most: 10_000 }],
    ['a rule of zero', { per: 'every', everyMilli: 0, spares: none }, 1000, packs, { code: 'bad-rule' }], ['half a spare', { per: 'unit', spares: { kind: 'count', count: 0.5 } }, 1000, packs, { code: 'bad-rule' }]
  ])('%s', (_, rule, received, sizes, expected) => {
    const counted = labelCount(rule, received, sizes)
    expect(counted.ok ? counted.value : counted.failure).toEqual(expected)
  })

  it('enough for everything received and never one pack too many', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 500, max: 100_000 }), (received, caseMilli) => {
      const counted = labelCount({ per: 'case', spares: none }, received, { caseMilli, palletMilli: null })
      if (!counted.ok) throw new Error(counted.failure.code)
      const { labels, fullPacks, restMilli } = counted.value
      expect(fullPacks * caseMilli + restMilli).toBe(received)
      expect(labels * caseMilli).toBeGreaterThanOrEqual(received)
      expect((labels - 1) * caseMilli).toBeLessThan(received)
    }))
  })
})

describe('sheets of labels', () => {
  const label = { widthMm: 60, heightMm: 35 }
  const sheet: LabelSheet = commonSheets['a4-24-70x37']

  it('begin at the place asked for and go on with the next sheet', () => {
    const places = placeOnSheets(24, label, sheet, 22)
    if (!places.ok) throw new Error(places.failure.code)
    expect(places.value.slice(0, 3)).toEqual([{ page: 0, xMm: 75, yMm: 0.5 + 7 * 37 + 1 }, { page: 0, xMm: 145, yMm: 0.5 + 7 * 37 + 1 }, { page: 1, xMm: 5, yMm: 1.5 }])
    expect(places.value.at(-1)?.page).toBe(1)
  })

  it.each<[string, { widthMm: number; heightMm: number }, LabelSheet, number, string]>([
    ['a label larger than its place', { widthMm: 71, heightMm: 30 }, sheet, 0, 'label-too-large'], ['a place the sheet has not', label, sheet, 24, 'no-such-place'], ['a negative place', label, sheet, -1, 'no-such-place'], ['more rows than the page holds', label, { ...sheet, rows: 9 }, 0, 'off-page'],
    ['no rows', label, { ...sheet, rows: 0 }, 0, 'bad-sheet'], ['half a column', label, { ...sheet, columns: 1.5 }, 0, 'bad-sheet']
  ])('%s is refused', (_, size, given, startAt, code) => {
    expect(placeOnSheets(1, size, given, startAt)).toMatchObject({ ok: false, failure: { code } })
  })

  it('every place of a common sheet is on the page, and none overlaps another', () => {
    for (const common of Object.values(commonSheets)) {
      const places = placeOnSheets(common.columns * common.rows, { widthMm: common.labelWidthMm, heightMm: common.labelHeightMm }, common, 0)
      if (!places.ok) throw new Error(places.failure.code)
      for (const [index, one] of places.value.entries()) {
        expect(one.xMm >= 0 && one.yMm >= 0 && one.xMm + common.labelWidthMm <= common.pageWidthMm + 0.1 && one.yMm + common.labelHeightMm <= common.pageHeightMm + 0.1).toBe(true)
        for (const other of places.value.slice(index + 1)) expect(Math.abs(one.xMm - other.xMm) >= common.labelWidthMm - 0.01 || Math.abs(one.yMm - other.yMm) >= common.labelHeightMm - 0.01).toBe(true)
      }
    }
  })
})
