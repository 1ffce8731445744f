import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naturalKey } from '#shared/domain/natural-key.ts'

const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted((one, other) => (naturalKey(one) < naturalKey(other) ? -1 : 1))

describe('sorting by the numbers in a text', () => {
  it.each([
    [['PO-10', 'PO-9', 'PO-100'], ['PO-9', 'PO-10', 'PO-100']],
    [['10/2026', '9/2026', '9/2025'], ['9/2025', '9/2026', '10/2026']],
    [['PO-2026-00010', 'PO-2026-00009', 'PO-2025-99999'], ['PO-2025-99999', 'PO-2026-00009', 'PO-2026-00010']],
    [['b', 'A', ''], ['', 'A', 'b']]
  ])('%j', (texts, expected) => expect(sorted(texts)).toEqual(expected))

  it('knows no difference between large and small letters, or leading zeros', () => expect(naturalKey('po-0007')).toBe(naturalKey('PO-7')))

  it('sorts numbers behind the same beginning as numbers', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (one, other) => (naturalKey(`X${one}`) < naturalKey(`X${other}`)) === one < other))
  })
})
