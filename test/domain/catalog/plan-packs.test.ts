import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPackName, packKinds } from '#shared/domain/catalog/pack.ts'
import type { KnownPack, WantedPack } from '#shared/domain/catalog/plan-packs.ts'
import { planPacks } from '#shared/domain/catalog/plan-packs.ts'

const each: KnownPack = { id: 1, kind: 'each', name: 'each', baseQuantityMilli: 1_000, active: true }
const case12: KnownPack = { id: 2, kind: 'case', name: 'case 12', baseQuantityMilli: 12_000, active: true }
const wantedCase: WantedPack = { kind: 'case', baseQuantityMilli: 12_000 }

const planned = (known: readonly KnownPack[], wanted: readonly WantedPack[]) => {
  const plan = planPacks(known, wanted)
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
  return plan.value
}

describe('the name of a pack nobody named', () => {
  it.each([['each', 1_000, 'each'], ['case', 12_000, 'case 12'], ['each', 500_000, 'each 500'], ['inner', 2_500, 'inner 2.5']] as const)('%s of %i is "%s"', (kind, quantity, name) => expect(defaultPackName(kind, quantity)).toBe(name))
})

describe('how the packs of a product become the wanted ones', () => {
  it('a product without packs gets the single unit', () => {
    expect(planned([], [])).toEqual({ packs: [{ id: null, kind: 'each', name: 'each', baseQuantityMilli: 1_000, wantedIndex: null }], retire: [], resized: [] })
  })

  it('the single unit is added to a list that lacks it, and stays when it is left out', () => {
    expect(planned([], [wantedCase]).packs.map(({ kind }) => kind)).toEqual(['case', 'each'])
    expect(planned([each, case12], [{ ...wantedCase, id: 2 }]).packs.map(({ id }) => id)).toEqual([2, 1])
  })

  it('a pack left out is retired, and the same pack wanted again comes back', () => {
    expect(planned([each, case12], [{ ...each }]).retire).toEqual([2])
    expect(planned([each, { ...case12, active: false }], [{ ...each }, wantedCase])).toMatchObject({ packs: [{ id: 1 }, { id: 2 }], retire: [] })
  })

  it('a list without ids finds the packs it means', () => {
    expect(planned([each, case12], [{ kind: 'each', baseQuantityMilli: 1_000 }, wantedCase])).toMatchObject({ packs: [{ id: 1 }, { id: 2 }], retire: [], resized: [] })
  })

  it('a pack keeps its name, unless that only spelled out its quantity', () => {
    const resized = planned([each, case12, { ...case12, id: 3, name: 'Carton' }], [{ id: 1, kind: 'each', baseQuantityMilli: 1_000 }, { id: 2, kind: 'case', baseQuantityMilli: 10_000 }, { id: 3, kind: 'case', baseQuantityMilli: 10_000 }])
    expect(resized.packs.map(({ name }) => name)).toEqual(['each', 'case 10', 'Carton'])
    expect(resized.resized).toEqual([2, 3])
  })

  it.each<[string, WantedPack[], unknown]>([
    ['an id that is no pack of the product', [{ ...wantedCase, id: 9 }], { code: 'unknown-pack', packId: 9 }],
    ['the same pack twice', [{ ...wantedCase, id: 2 }, { ...wantedCase, id: 2, name: 'again' }], { code: 'duplicate-pack', packIndex: 1 }],
    ['the same name twice, whatever the case', [{ ...wantedCase, name: 'Box' }, { ...wantedCase, name: 'BOX' }], { code: 'duplicate-pack', packIndex: 1 }]
  ])('%s is refused', (_, wanted, failure) => expect(planPacks([each, case12], wanted)).toEqual({ ok: false, failure }))

  it('a pack that took the name of the single unit makes it give way', () => {
    expect(planned([], [{ kind: 'case', name: 'Each', baseQuantityMilli: 6_000 }]).packs[1]).toMatchObject({ kind: 'each', name: 'each (2)' })
  })

  it('always leaves a single unit, no name twice, every known pack kept or retired, and the same again when nothing changed', () => {
    const pack = fc.record({ kind: fc.constantFrom(...packKinds), name: fc.constantFrom('each', 'each (2)', 'A', 'B', undefined), baseQuantityMilli: fc.constantFrom(1_000, 6_000) })
    const known = fc.array(fc.record({ kind: fc.constantFrom(...packKinds), baseQuantityMilli: fc.constantFrom(1_000, 6_000), active: fc.boolean() }), { maxLength: 5 }).map((packs) => packs.map((one, index): KnownPack => ({ ...one, id: index + 1, name: `pack ${index}` })))
    fc.assert(fc.property(known, fc.array(pack, { maxLength: 4 }), (packs, wanted) => {
      const plan = planPacks(packs, wanted)
      if (!plan.ok) return
      const names = plan.value.packs.map(({ name }) => name.toLowerCase())
      expect(plan.value.packs.some(({ kind }) => kind === 'each')).toBe(true)
      expect(new Set(names).size).toBe(names.length)
      const kept = plan.value.packs.flatMap(({ id }) => id ?? [])
      expect(new Set(kept).size).toBe(kept.length)
      for (const { id, active } of packs) expect(kept.includes(id) || plan.value.retire.includes(id) || !active).toBe(true)
      const after = plan.value.packs.map((one, index): KnownPack => ({ ...one, id: one.id ?? 100 + index, active: true }))
      expect(planned(after, after.map(({ kind, name, baseQuantityMilli }) => ({ kind, name, baseQuantityMilli })))).toMatchObject({ retire: [], resized: [], packs: after.map(({ id }) => ({ id })) })
    }))
  })
})
