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

/** A difference as it enters the register; without `outcome` it is open. `isExtra`: the goods were more than ordered, so settling it changes nothing on the order. */
export type PlannedVariance = LotKey & { readonly part: DifferencePart; readonly kind: VarianceKind; readonly quantityMilli: number; readonly place: Place; readonly outcome: VarianceOutcome | null; readonly isExtra: boolean }

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

/** Counted goods with the difference they belong to (null: as expected). `dated`: they are too much and out of date as well. `isExtra`: damaged, refused or wrong goods beyond what was ordered. */
type Slice = CountGroup & { readonly part: DifferencePart | null; readonly dated: DifferencePart | null; readonly isExtra: boolean }

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

const sum = (parts: readonly { readonly quantityMilli: number }[]): number => parts.reduce((total, { quantityMilli }) => total + quantityMilli, 0)

const plain = { dated: null, isExtra: false } as const

/** Damaged goods are received on the order as far as it still asks for them beside the good ones; more of them are a claim only. */
function damagedSlices(groups: readonly CountGroup[], expectedMilli: number): readonly Slice[] {
  const damaged = groups.filter(({ condition }) => condition === 'damaged')
  const fitsMilli = Math.max(0, expectedMilli - sum(groups.filter(({ condition }) => condition === 'good')))
  const { kept, cut } = cutFromEnd(damaged, Math.max(0, sum(damaged) - fitsMilli))
  return [...kept.map((group) => ({ ...group, ...plain, part: 'damaged' as const })), ...cut.map((group) => ({ ...group, ...plain, part: 'damaged' as const, isExtra: true }))]
}

/** Refused goods and wrong items stand for what is missing on the order as far as anything is missing; more of them changes nothing on it. */
function besideSlices(groups: readonly CountGroup[], condition: 'refused' | 'wrong-item', expectedMilli: number): readonly Slice[] {
  const some = groups.filter((group) => group.condition === condition)
  const missingMilli = Math.max(0, expectedMilli - sum(groups.filter((group) => group.condition === 'good' || group.condition === 'damaged' || group.condition === 'held')))
  const { kept, cut } = cutFromEnd(some, Math.max(0, sum(some) - missingMilli))
  return [...kept.map((group) => ({ ...group, ...plain, part: partOfCondition[condition] })), ...cut.map((group) => ({ ...group, ...plain, part: partOfCondition[condition], isExtra: true }))]
}

/** Parts the counted groups by the difference they belong to. */
function slicesOf(groups: readonly CountGroup[], expectedMilli: number, overMilli: number, dated: (group: CountGroup) => DifferencePart | null): readonly Slice[] {
  const { kept, cut } = cutFromEnd(groups.filter(({ condition }) => condition === 'good'), overMilli)
  return [
    ...kept.map((group) => ({ ...group, ...plain, part: dated(group) })),
    ...cut.map((group) => ({ ...group, ...plain, part: 'over' as const, dated: dated(group) })),
    ...damagedSlices(groups, expectedMilli),
    ...besideSlices(groups, 'wrong-item', expectedMilli),
    ...besideSlices(groups, 'refused', expectedMilli),
    ...groups.filter(({ condition }) => condition === 'held').map((group) => ({ ...group, ...plain, part: 'held' as const }))
  ]
}

function placeOf(part: DifferencePart | null, choice: DifferenceChoice | null): Place {
  if (part === null) return 'usable'
  if (part === 'refused') return 'nowhere'
  if (choice === 'write-off') return 'written-off'
  if (part === 'wrong-item' || choice === 'claim' || choice === 'hold') return 'quarantine'
  return 'usable'
}

function bookedOn({ part, isExtra }: Slice, choice: DifferenceChoice | null): BookedOn {
  if (isExtra || part === 'wrong-item' || part === 'refused' || choice === 'hold') return 'nothing'
  return choice === 'new-order' ? 'follow-up' : 'order'
}

/** What a line of a delivery is, for its plan. */
export type PlannedLine = {
  /** False: no product, nothing enters the ledger. */
  readonly isKnown: boolean
  readonly expectedMilli: number
  /** Goods that expire before this date (YYYY-MM-DD) are out of date. */
  readonly expiresBefore: string
  /** Goods that expire before this date (YYYY-MM-DD) are short-dated. */
  readonly shortBefore: string
}

/** The choice made for a part of a line, null where there is none. */
type ChoiceOf = (part: DifferencePart | null) => DifferenceChoice | null

/** Goods that are too much and claimed as out of date lie where claimed goods lie, whatever is done about the over. */
const placeOfSlice = ({ part, dated }: Slice, choiceOf: ChoiceOf): Place => (choiceOf(dated) === 'claim' ? 'quarantine' : placeOf(part, choiceOf(part)))

/** The parts a slice is recorded under: goods out of date that are too much are both, but goods on hold are claimed once. */
const partsOfSlice = ({ part, dated }: Slice, choiceOf: ChoiceOf): readonly DifferencePart[] => {
  if (part === null) return []
  if (dated === null) return [part]
  return choiceOf(dated) === 'claim' && choiceOf(part) === 'hold' ? [dated] : [part, dated]
}

function variancesOf(slice: Slice, place: Place, booked: BookedOn, choiceOf: ChoiceOf): readonly PlannedVariance[] {
  const { quantityMilli, lot, expiryIso, serial } = slice
  return partsOfSlice(slice, choiceOf).flatMap((part) => {
    const choice = choiceOf(part)
    const isExtra = slice.isExtra || (part === slice.dated && booked === 'nothing')
    return choice === null ? [] : [{ part, kind: varianceKindOf(part), quantityMilli, lot, expiryIso, serial, place, outcome: outcomes[part]?.[choice] ?? null, isExtra }]
  })
}

/** Plans what posting does to one line: where each counted quantity goes, what it does to the order, and the variances that are recorded (DOMAIN "Receiving": posting). */
export function planLine(groups: readonly CountGroup[], differences: readonly DecidedDifference[], { isKnown, expectedMilli, expiresBefore, shortBefore }: PlannedLine): LinePlan {
  const decided = new Map(differences.map((difference) => [difference.part, difference]))
  const dated = ({ expiryIso }: CountGroup): DifferencePart | null => {
    const part = expiryIso === '' || expiryIso >= shortBefore ? null : expiryIso < expiresBefore ? 'expired' : 'short-dated'
    return part !== null && decided.has(part) ? part : null
  }
  const slices: readonly Slice[] = isKnown ? slicesOf(groups, expectedMilli, decided.get('over')?.quantityMilli ?? 0, dated) : groups.map((group) => ({ ...group, ...plain, part: 'unknown-goods' as const }))
  const choiceOf: ChoiceOf = (part) => (part === null ? null : (decided.get(part)?.choice ?? null))
  const placed = slices.map((slice) => ({ slice, place: isKnown ? placeOfSlice(slice, choiceOf) : ('nowhere' as const), booked: isKnown ? bookedOn(slice, choiceOf(slice.part)) : ('nothing' as const) }))

  const parts = placed.map(({ slice: { part: _part, dated: _dated, isExtra: _isExtra, ...group }, place, booked }): PostedPart => ({ ...group, place, bookedOn: booked }))
  const variances = placed.flatMap(({ slice, place, booked }) => variancesOf(slice, place, booked, choiceOf))
  const short = decided.get('short')
  const shortVariances: readonly PlannedVariance[] =
    short === undefined || short.choice === 'still-to-come' ? [] : [{ ...noLot, part: 'short', kind: 'short', quantityMilli: short.quantityMilli, place: 'nowhere', outcome: outcomes.short?.[short.choice] ?? null, isExtra: false }]
  const isRaised = (part: DifferencePart | null): boolean => choiceOf(part) === 'raise-order'
  return {
    parts,
    receivedMilli: sum(parts.filter((part) => part.bookedOn === 'order')),
    followUpMilli: sum(parts.filter((part) => part.bookedOn === 'follow-up')),
    raisedMilli: sum(slices.filter(({ part }) => isRaised(part))),
    closedShortMilli: short?.choice === 'nothing-more' || short?.choice === 'accept' ? short.quantityMilli : 0,
    variances: [...variances, ...shortVariances]
  }
}
