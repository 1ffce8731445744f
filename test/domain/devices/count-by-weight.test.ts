import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPieces, weighSample } from '#shared/domain/devices/count-by-weight.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'

const grams = (value: number, overrides: Partial<ScaleReading> = {}): ScaleReading => ({ state: 'stable', zero: false, net: true, weight: { value, decimals: 0, unit: 'g' }, ...overrides })

describe('the weight of a piece', () => {
  it('is the sample by its count, with what the steps of the scale leave open', () => {
    expect(weighSample(10, grams(250))).toEqual({ ok: true, value: { micrograms: 25_000_000, marginMicrograms: 50_001 } })
    // A scale with divisions of 5 g leaves five times as much open.
    expect(weighSample(10, grams(250), 5000)).toEqual({ ok: true, value: { micrograms: 25_000_000, marginMicrograms: 250_001 } })
  })

  it.each([
    ['still moving', 10, grams(250, { state: 'motion' }), { code: 'not-stable' }],
    ['too much on it', 10, grams(250, { state: 'over' }), { code: 'overload' }],
    ['below zero', 10, grams(250, { state: 'under' }), { code: 'underload' }],
    ['cannot weigh', 10, grams(250, { state: 'error' }), { code: 'scale-error' }],
    ['no unit declared', 10, grams(0, { weight: null }), { code: 'no-weight' }],
    ['nothing on it', 10, grams(0), { code: 'empty' }],
    ['the tare was not put back', 10, grams(-40), { code: 'empty' }],
    ['no count', 0, grams(250), { code: 'bad-count' }],
    ['half a piece', 1.5, grams(250), { code: 'bad-count' }],
    // Five pieces of 2 g are 10 steps; twenty steps are needed, and the 10 may be 9.5.
    ['too light', 5, grams(10), { code: 'too-light', neededCount: 11 }]
  ] as const)('%s is refused', (_, count, reading, failure) => expect(weighSample(count, reading)).toEqual({ ok: false, failure }))

  it('with the count that was asked for is taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 100, max: 19_000 }), (count, pieceMilligrams) => {
        const shown = (pieces: number): ScaleReading => grams(Math.round((pieces * pieceMilligrams) / 1000))
        const first = weighSample(count, shown(count))
        fc.pre(!first.ok && first.failure.code === 'too-light')
        const needed = !first.ok && first.failure.code === 'too-light' ? first.failure.neededCount : 0
        expect(needed).toBeGreaterThan(count)
        expect(weighSample(needed, shown(needed)).ok).toBe(true)
      })
    )
  })
})

describe('counting', () => {
  const piece = { micrograms: 25_000_000, marginMicrograms: 50_001 }

  it.each([
    [grams(500), { pieces: 20, lowest: 20, highest: 20, sure: true, fits: true }],
    [grams(25), { pieces: 1, lowest: 1, highest: 1, sure: true, fits: true }],
    // 400 pieces: each may be 0.05 g off, which is nearly a piece in all.
    [grams(10_000), { pieces: 400, lowest: 400, highest: 400, sure: true, fits: true }],
    [grams(20_000), { pieces: 800, lowest: 799, highest: 801, sure: false, fits: true }],
    // 12 g is half a piece: something else lies there.
    [grams(512), { pieces: 20, lowest: 20, highest: 20, sure: false, fits: false }],
    // Less than half a piece is none, and does not fit either.
    [grams(9), { pieces: 0, lowest: 0, highest: 0, sure: false, fits: false }]
  ] as const)('%o', (reading, count) => expect(countPieces(piece, reading)).toEqual({ ok: true, value: count }))

  it('demands a settled load and a piece weight', () => {
    expect(countPieces(piece, grams(500, { state: 'motion' }))).toEqual({ ok: false, failure: { code: 'not-stable' } })
    expect(countPieces({ micrograms: 0, marginMicrograms: 0 }, grams(500))).toEqual({ ok: false, failure: { code: 'bad-piece-weight' } })
    expect(countPieces({ micrograms: 1, marginMicrograms: 0 }, grams(500))).toEqual({ ok: false, failure: { code: 'too-many' } })
  })

  it('never claims to be sure of a wrong number: pieces of one weight, a scale that rounds', () => {
    let sure = 0
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 3_000_000 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3000 }), fc.constantFrom(1000, 2000, 5000), (pieceMilligrams, sampleCount, loadCount, step) => {
        const shown = (pieces: number): ScaleReading => grams((Math.round((pieces * pieceMilligrams) / step) * step) / 1000)
        const sample = weighSample(sampleCount, shown(sampleCount), step)
        if (!sample.ok) return
        const count = countPieces(sample.value, shown(loadCount), step)
        if (!count.ok) return expect(count.failure.code).toBe('empty')
        expect(count.value.lowest).toBeLessThanOrEqual(loadCount)
        expect(count.value.highest).toBeGreaterThanOrEqual(loadCount)
        if (!count.value.sure) return
        sure += 1
        expect(count.value.pieces).toBe(loadCount)
      }),
      { numRuns: 2000 }
    )
    expect(sure).toBeGreaterThan(50)
  })
})
