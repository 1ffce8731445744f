import type { Condition, VarianceKind, VarianceOutcome } from './conditions.ts'
import type { DifferenceChoice, DifferencePart, LineDifference } from './differences.ts'
import { varianceKindOf } from './differences.ts'

/** What makes units of one product different; '' where it was not given. */
export type LotKey = { readonly lot: string; readonly expiryIso: string; readonly serial: string }

/** The counted quantity of a line in one condition and lot: the sum of its events, above zero, thousandths of the base unit. */
export type CountGroup = LotKey & { readonly condition: Condition; readonly quantityMilli: number }

/** Where goods go when the receipt is posted: usable stock, quarantine (in the building, not available), quarantine and at once written off, or nowhere. */
export type Place = 'usable' | 'quarantine' | 'written-off' | 'nowhere'

/** What a posted quantity counts for: the order line, a follow-up order, or nothing that was ordered. */
type BookedOn = 'order' | 'follow-up' | 'nothing'

/** One line of the receipt. */
export type PostedPart = CountGroup & { readonly place: Place; readonly bookedOn: BookedOn }

/** A difference as it enters the register; without `outcome` it is open. */
export type PlannedVariance = LotKey & { readonly part: DifferencePart; readonly kind: VarianceKind; readonly quantityMilli: number; readonly place: Place; readonly outcome: VarianceOutcome | null }

/** Everything posting does to one line. `receivedMilli` is added to the order line; `raisedMilli` to what was ordered; `closedShortMilli` will not come; `followUpMilli` goes on a new order. */
export type LinePlan = {
  readonly parts: readonly PostedPart[]
  readonly receivedMilli: number
  readonly raisedMilli: number
  readonly closedShortMilli: number
  readonly followUpMilli: number
  readonly variances: readonly PlannedVariance[]
}

/** A difference with what a person (or the proposal) said it is. */
export type DecidedDifference = LineDifference & { readonly choice: DifferenceChoice }

const noLot: LotKey = { lot: '', expiryIso: '', serial: '' }

/** How a decided difference ends at once; null stays open (DOMAIN "Receiving": open until resolved). */
const outcomes: Readonly<Partial<Record<DifferencePart, Readonly<Partial<Record<DifferenceChoice, VarianceOutcome>>>>>> = {
  short: { accept: 'accepted' },
  over: { accept: 'accepted', 'raise-order': 'accepted', 'new-order': 'accepted' },
  held: { accept: 'accepted', 'raise-order': 'accepted', 'new-order': 'accepted' },
  damaged: { accept: 'accepted', 'write-off': 'written-off' },
  'wrong-item': { 'write-off': 'written-off' },
  refused: { accept: 'returned' },
  expired: { accept: 'accepted' },
  'short-dated': { accept: 'accepted' }
}

type Slice = CountGroup & { readonly part: DifferencePart | null }

/** Cuts `quantityMilli` off the end of the groups: what came last is what was too much. */
function cutFromEnd(groups: readonly CountGroup[], quantityMilli: number): { readonly kept: readonly CountGroup[]; readonly cut: readonly CountGroup[] } {
  let left = quantityMilli
  const kept: CountGroup[] = []
  const cut: CountGroup[] = []
  for (const group of groups.toReversed()) {
    const taken = Math.min(left, group.quantityMilli)
    left -= taken
    if (taken > 0) cut.unshift({ ...group, quantityMilli: taken })
    if (taken < group.quantityMilli) kept.unshift({ ...group, quantityMilli: group.quantityMilli - taken })
  }
  return { kept, cut }
}

const partOfCondition: Readonly<Record<Exclude<Condition, 'good'>, DifferencePart>> = { damaged: 'damaged', 'wrong-item': 'wrong-item', refused: 'refused', held: 'held' }

/** Parts the counted groups by the difference they belong to: first the over, then what is out of date; null is as expected. */
function slicesOf(groups: readonly CountGroup[], overMilli: number, dated: (group: CountGroup) => DifferencePart | null): readonly Slice[] {
  const { kept, cut } = cutFromEnd(groups.filter(({ condition }) => condition === 'good'), overMilli)
  return [
    ...kept.map((group) => ({ ...group, part: dated(group) })),
    ...cut.map((group) => ({ ...group, part: 'over' as const })),
    ...groups.flatMap((group) => (group.condition === 'good' ? [] : [{ ...group, part: partOfCondition[group.condition] }]))
  ]
}

function placeOf(part: DifferencePart | null, choice: DifferenceChoice | null): Place {
  if (part === null) return 'usable'
  if (part === 'refused') return 'nowhere'
  if (choice === 'write-off') return 'written-off'
  if (part === 'wrong-item' || choice === 'claim' || choice === 'hold') return 'quarantine'
  return 'usable'
}

function bookedOn(part: DifferencePart | null, choice: DifferenceChoice | null): BookedOn {
  if (part === 'wrong-item' || part === 'refused' || choice === 'hold') return 'nothing'
  return choice === 'new-order' ? 'follow-up' : 'order'
}

const sum = (parts: readonly { readonly quantityMilli: number }[]): number => parts.reduce((total, { quantityMilli }) => total + quantityMilli, 0)

/**
 * Plans what posting does to one line: where each counted quantity goes, what it does to the order, and the variances that are recorded (DOMAIN "Receiving": posting).
 * `expiresBefore` and `shortBefore` are dates (YYYY-MM-DD): goods that expire earlier are out of date or short-dated. `isKnown` false: no product, nothing enters the ledger.
 */
export function planLine(
  groups: readonly CountGroup[], differences: readonly DecidedDifference[], { isKnown, expiresBefore, shortBefore }: { readonly isKnown: boolean; readonly expiresBefore: string; readonly shortBefore: string }
): LinePlan {
  const decided = new Map(differences.map((difference) => [difference.part, difference]))
  const dated = ({ expiryIso }: CountGroup): DifferencePart | null => {
    const part = expiryIso === '' || expiryIso >= shortBefore ? null : expiryIso < expiresBefore ? 'expired' : 'short-dated'
    return part !== null && decided.has(part) ? part : null
  }
  const slices = isKnown ? slicesOf(groups, decided.get('over')?.quantityMilli ?? 0, dated) : groups.map((group) => ({ ...group, part: 'unknown-goods' as const }))
  const choiceOf = (part: DifferencePart | null): DifferenceChoice | null => (part === null ? null : (decided.get(part)?.choice ?? null))

  const parts = slices.map(({ part, ...group }): PostedPart => ({ ...group, place: isKnown ? placeOf(part, choiceOf(part)) : 'nowhere', bookedOn: isKnown ? bookedOn(part, choiceOf(part)) : 'nothing' }))
  const variances = slices.flatMap(({ part, quantityMilli, lot, expiryIso, serial }, index): readonly PlannedVariance[] => {
    const choice = choiceOf(part)
    if (part === null || choice === null) return []
    return [{ part, kind: varianceKindOf(part), quantityMilli, lot, expiryIso, serial, place: parts[index]?.place ?? 'nowhere', outcome: outcomes[part]?.[choice] ?? null }]
  })
  const short = decided.get('short')
  const shortVariances: readonly PlannedVariance[] =
    short === undefined || short.choice === 'still-to-come' ? [] : [{ ...noLot, part: 'short', kind: 'short', quantityMilli: short.quantityMilli, place: 'nowhere', outcome: outcomes.short?.[short.choice] ?? null }]
  const isRaised = (part: DifferencePart): boolean => decided.get(part)?.choice === 'raise-order'
  return {
    parts,
    receivedMilli: sum(parts.filter((part) => part.bookedOn === 'order')),
    followUpMilli: sum(parts.filter((part) => part.bookedOn === 'follow-up')),
    raisedMilli: sum(slices.filter(({ part }) => part !== null && isRaised(part))),
    closedShortMilli: short?.choice === 'nothing-more' || short?.choice === 'accept' ? short.quantityMilli : 0,
    variances: [...variances, ...shortVariances]
  }
}
