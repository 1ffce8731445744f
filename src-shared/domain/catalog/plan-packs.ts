import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { PackKind } from './pack.ts'
import { defaultPackName } from './pack.ts'

/** A pack as the product has it now, in use or not any more. */
export type KnownPack = { readonly id: number; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: number; readonly active: boolean }
/** A pack as the product shall have it; without `id` it is a new one, or the one it is equal to. */
export type WantedPack = { readonly id?: number | undefined; readonly kind: PackKind; readonly name?: string | undefined; readonly baseQuantityMilli: number }
/** What one pack shall become; `id` null makes a new one, `wantedIndex` null is a pack nobody asked for but every product has. */
export type PlannedPack = { readonly id: number | null; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: number; readonly wantedIndex: number | null }
/** The packs in use afterwards, those that are taken out of use, and those whose quantity changes (only possible while nothing refers to them). */
export type PackPlan = { readonly packs: readonly PlannedPack[]; readonly retire: readonly number[]; readonly resized: readonly number[] }
/** Why a list of packs cannot be: an id that is no pack of the product, or the same pack or name twice. */
export type PackFailure = { readonly code: 'unknown-pack'; readonly packId: number } | { readonly code: 'duplicate-pack'; readonly packIndex: number }

const nameKey = (name: string): string => name.toLowerCase()
const isEqual = (pack: KnownPack, kind: PackKind, name: string, baseQuantityMilli: number): boolean => pack.kind === kind && pack.baseQuantityMilli === baseQuantityMilli && nameKey(pack.name) === nameKey(name)

/** The name of a pack that is given none: the one it has, unless that only spelled out what it no longer is. */
const usualName = (pack: KnownPack | undefined, kind: PackKind, baseQuantityMilli: number): string =>
  pack === undefined || pack.name === defaultPackName(pack.kind, pack.baseQuantityMilli) ? defaultPackName(kind, baseQuantityMilli) : pack.name

/** The smallest single unit a product has, for a list that names none: the one in use, else one used before, else a new one. */
function eachPack(known: readonly KnownPack[], taken: ReadonlySet<number>, names: ReadonlySet<string>): PlannedPack {
  const free = known.filter((pack) => pack.kind === 'each' && !taken.has(pack.id)).sort((one, other) => Number(other.active) - Number(one.active) || one.baseQuantityMilli - other.baseQuantityMilli)
  const { id, baseQuantityMilli } = free.find((pack) => pack.active) ?? free.find((pack) => pack.baseQuantityMilli === milliPerUnit) ?? { id: null, baseQuantityMilli: milliPerUnit }
  const wished = free.find((pack) => pack.id === id)?.name ?? defaultPackName('each', baseQuantityMilli)
  let name = wished
  for (let number = 2; names.has(nameKey(name)); number += 1) name = `${wished} (${number})`
  return { id, kind: 'each', name, baseQuantityMilli, wantedIndex: null }
}

/**
 * Works out how a product's packs become the wanted ones. Packs are never deleted, because orders and counts name them: what is not wanted any more is retired,
 * and comes back when the same pack (kind, name and quantity) is wanted again. A product always has a pack of kind 'each'.
 */
export function planPacks(known: readonly KnownPack[], wanted: readonly WantedPack[]): Result<PackPlan, PackFailure> {
  const byId = new Map(known.map((pack) => [pack.id, pack]))
  const claimed = new Set<number>()
  const names = new Set<string>()
  for (const [packIndex, { id }] of wanted.entries()) {
    if (id === undefined) continue
    if (!byId.has(id)) return fail({ code: 'unknown-pack', packId: id })
    if (claimed.has(id)) return fail({ code: 'duplicate-pack', packIndex })
    claimed.add(id)
  }
  const packs: PlannedPack[] = []
  for (const [packIndex, { id, kind, name: givenName, baseQuantityMilli }] of wanted.entries()) {
    const name = givenName ?? usualName(id === undefined ? undefined : byId.get(id), kind, baseQuantityMilli)
    if (names.has(nameKey(name))) return fail({ code: 'duplicate-pack', packIndex })
    names.add(nameKey(name))
    const equal = id ?? [...known].sort((one, other) => Number(other.active) - Number(one.active)).find((pack) => !claimed.has(pack.id) && isEqual(pack, kind, name, baseQuantityMilli))?.id ?? null
    if (equal !== null) claimed.add(equal)
    packs.push({ id: equal, kind, name, baseQuantityMilli, wantedIndex: packIndex })
  }
  if (!packs.some(({ kind }) => kind === 'each')) packs.push(eachPack(known, claimed, names))
  const kept = new Set(packs.map(({ id }) => id))
  return ok({
    packs,
    retire: known.filter(({ id, active }) => active && !kept.has(id)).map(({ id }) => id),
    resized: packs.flatMap(({ id, baseQuantityMilli }) => (id !== null && byId.get(id)?.baseQuantityMilli !== baseQuantityMilli ? [id] : []))
  })
}
