import type { Output } from '#shared/api/index.ts'
import { Quantity } from '../../../ui/quantity.tsx'

type Sums = Output<'receiving.previewFinish'>['placed']

/** How much goes to one place, unit by unit: pieces and grams are never one sum. */
export const Placed = ({ placed, place }: { readonly placed: Sums; readonly place: Exclude<keyof Sums[number], 'baseUnit'> }) => {
  const some = placed.filter((one) => one[place] !== 0)
  return some.length === 0 ? <Quantity milli={0} /> : some.map((one, index) => <span key={one.baseUnit}>{index > 0 && ' + '}<Quantity milli={one[place]} unit={one.baseUnit} /></span>)
}
