import type { Input, Output } from '#shared/api/index.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { baseUnits, milliPerUnit, mostEnteredMilli } from '#shared/domain/quantity.ts'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import type { Picked } from '../../ui/pick/record-field.tsx'

/** A pack that can be ordered. */
export type LinePack = { readonly id: number; readonly kind: string; readonly name: string; readonly baseQuantityMilli: number }
/** A product as a line needs it. */
export type LineProduct = { readonly id: number; readonly code: string; readonly name: string; readonly baseUnit: BaseUnit; readonly packs: readonly LinePack[] }
/** A line while it is written. `countMilli` counts packs (base units without a pack) in thousandths; `unitCostScaled` is per base unit, null where none is known or written: the station takes 0 then. */
export type LineValues = { readonly key: string; readonly id: number | null; readonly product: LineProduct | null; readonly packId: number | null; readonly countMilli: FieldNumber; readonly unitCostScaled: FieldNumber; readonly expectedIso: string | null }
/** An order while it is written; `version` is the one the form began with. */
export type OrderValues = {
  readonly version: number | null
  readonly number: string
  readonly supplier: (Picked & { readonly currency: string }) | null
  readonly orderIso: string | null | undefined
  readonly expectedIso: string | null | undefined
  readonly supplierReference: string
  readonly note: string
  readonly lines: readonly LineValues[]
}

/** A line with nothing in it yet. */
export const blankLine = (key: string): LineValues => ({ key, id: null, product: null, packId: null, countMilli: null, unitCostScaled: null, expectedIso: null })

/** Whether nothing has been written on the line. */
export const isBlank = ({ product, countMilli }: LineValues): boolean => product === null && (countMilli === null || countMilli === undefined)

/** Lines with one blank at the end, where the next is written. */
export const withBlankEnd = (lines: readonly LineValues[], newKey: () => string): readonly LineValues[] => (lines.at(-1) !== undefined && isBlank(lines.at(-1) as LineValues) ? lines : [...lines, blankLine(newKey())])

/** How much one pack of the line holds; a whole base unit without a pack. */
const perPackMilli = ({ product, packId }: LineValues): number => product?.packs.find(({ id }) => id === packId)?.baseQuantityMilli ?? milliPerUnit

/** The ordered quantity in thousandths of the base unit; undefined when it is no whole number of them, null when nothing is written. */
export function orderedMilli(line: LineValues): FieldNumber {
  if (line.countMilli === null || line.countMilli === undefined) return line.countMilli
  const ordered = (line.countMilli * perPackMilli(line)) / milliPerUnit
  return Number.isSafeInteger(ordered) ? ordered : undefined
}

/** Whether the line orders more than one entry may. */
export const isTooMuch = (line: LineValues): boolean => typeof line.countMilli === 'number' && (line.countMilli * perPackMilli(line)) / milliPerUnit > mostEnteredMilli

/** The largest quantity the line may order, in whole packs (base units without a pack). */
export const mostCount = (line: LineValues): number => Math.floor(mostEnteredMilli / perPackMilli(line))

/** How many written lines have no price, and how many a price of nothing. */
export const countUnpriced = (lines: readonly LineValues[]): { readonly without: number; readonly atZero: number } => {
  const written = lines.filter((line) => !isBlank(line))
  return { without: written.filter(({ unitCostScaled }) => unitCostScaled === null).length, atZero: written.filter(({ unitCostScaled }) => unitCostScaled === 0).length }
}

const unitOf = (unit: string): BaseUnit => baseUnits.find((one) => one === unit) ?? 'each'

/** An order of the station as the form shows it. A line's packs are known once its product is; until then the ordered pack stands alone. */
export function valuesOf({ order, lines }: Output<'purchasing.viewOrder'>): OrderValues {
  return {
    version: order.version, number: order.number, supplier: { id: order.supplierId, label: order.supplierName, currency: order.currency }, orderIso: order.orderIso, expectedIso: order.expectedIso, supplierReference: order.supplierReference, note: order.note,
    lines: lines.map((line) => {
      const pack = line.packId === null || line.packQuantityMilli === null ? null : { id: line.packId, kind: '', name: line.packName ?? '', baseQuantityMilli: line.packQuantityMilli }
      const whole = pack !== null && (line.orderedMilli * milliPerUnit) % pack.baseQuantityMilli === 0
      return {
        key: String(line.id), id: line.id, product: { id: line.productId, code: line.productCode, name: line.productName, baseUnit: unitOf(line.baseUnit), packs: pack === null ? [] : [pack] },
        packId: whole ? line.packId : null, countMilli: whole ? (line.orderedMilli * milliPerUnit) / pack.baseQuantityMilli : line.orderedMilli, unitCostScaled: line.unitCostScaled, expectedIso: line.expectedIso
      }
    })
  }
}

/** What is sent to save an order. */
export function inputOf(orderId: number | null, values: OrderValues): Omit<Input<'purchasing.saveDraft'>, 'requestId'> {
  const { version, number, supplier, orderIso, expectedIso, supplierReference, note, lines } = values
  const input = {
    ...(orderId === null ? {} : { id: orderId }), ...(version === null ? {} : { version }), ...(number.trim() === '' ? {} : { number }), supplierId: supplier?.id, ...(orderIso === null ? {} : { orderIso }), expectedIso, supplierReference, note,
    lines: lines.filter((line) => !isBlank(line)).map((line) => ({ ...(line.id === null ? {} : { id: line.id }), productId: line.product?.id, packId: line.packId, orderedMilli: orderedMilli(line), ...(line.unitCostScaled === null ? {} : { unitCostScaled: line.unitCostScaled }), expectedIso: line.expectedIso }))
  }
  return input as Omit<Input<'purchasing.saveDraft'>, 'requestId'>
}
