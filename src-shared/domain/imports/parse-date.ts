/** The order of day, month and year in a cell. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** What one cell says about the order: only one is possible, day and month are the same number, both orders give a day, none does, or it is no date at all. */
export type DateEvidence = DateOrder | 'either' | 'ambiguous' | 'no-such-day' | 'invalid'

/** Longest text that is looked at as a date, in characters. */
const longestDate = 60

type Parts = { readonly orders: readonly DateOrder[]; readonly numbers: readonly [number, number, number] }

const monthNames: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, mär: 3, mrz: 3, apr: 4, may: 5, mai: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, okt: 10, nov: 11, dec: 12, dez: 12
}
const monthOf = (name: string): number => monthNames[name.toLowerCase().slice(0, 3)] ?? 0

/** Two digits of a year stand for 1980 to 2079. */
const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 80 ? 2000 : 1900))

const time = '(?:[T ]+\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\\d\\d:?\\d\\d)?)?'
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}$`)
const compact = /^(\d{4})(\d\d)(\d\d)$/
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2}|\\d{4})${time}$`)
const dayName = new RegExp(`^(\\d{1,2})\\.?[- ]?(\\p{L}{3,})\\.?[- ,]*(\\d{2}|\\d{4})${time}$`, 'u')
const nameDay = new RegExp(`^(\\p{L}{3,})\\.?[- ]?(\\d{1,2})(?:st|nd|rd|th)?[- ,]+(\\d{4})${time}$`, 'u')

function split(text: string): Parts | undefined {
  if (text.length > longestDate) return undefined
  const plain = text.trim()
  let match = yearFirst.exec(plain)
  if (match !== null) return { orders: ['ymd'], numbers: [Number(match[1]), Number(match[3]), Number(match[4])] }
  match = compact.exec(plain)
  if (match !== null) return { orders: ['ymd'], numbers: [Number(match[1]), Number(match[2]), Number(match[3])] }
  match = yearLast.exec(plain)
  if (match !== null) return { orders: match[2] === '.' ? ['dmy'] : ['dmy', 'mdy'], numbers: [Number(match[1]), Number(match[3]), fullYear(match[4] ?? '')] }
  match = dayName.exec(plain)
  if (match !== null && monthOf(match[2] ?? '') > 0) return { orders: ['dmy'], numbers: [Number(match[1]), monthOf(match[2] ?? ''), fullYear(match[3] ?? '')] }
  match = nameDay.exec(plain)
  if (match !== null && monthOf(match[1] ?? '') > 0) return { orders: ['mdy'], numbers: [monthOf(match[1] ?? ''), Number(match[2]), Number(match[3])] }
  return undefined
}

const pad = (number: number, width: number): string => String(number).padStart(width, '0')

/** The day as YYYY-MM-DD, undefined when there is no such day or its year is not between 1900 and 2199. */
function toIso(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  const last = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day > last ? undefined : `${year}-${pad(month, 2)}-${pad(day, 2)}`
}

const inOrder = ([one, two, three]: Parts['numbers'], order: DateOrder): string | undefined =>
  order === 'ymd' ? toIso(one, two, three) : order === 'dmy' ? toIso(three, two, one) : toIso(three, one, two)

/** The calendar day a cell means when its parts stand in the given order; an order the cell cannot have (dots are always day first, a year in front is always first) is overruled. */
export function parseDate(text: string, order: DateOrder): string | undefined {
  const parts = split(text)
  if (parts === undefined) return undefined
  return inOrder(parts.numbers, parts.orders.length === 1 ? parts.orders[0]! : order)
}

/** Which order a cell can only have been written in. */
export function dateEvidence(text: string): DateEvidence {
  const parts = split(text)
  if (parts === undefined) return 'invalid'
  const possible = parts.orders.flatMap((order) => {
    const iso = inOrder(parts.numbers, order)
    return iso === undefined ? [] : [{ order, iso }]
  })
  if (possible.length === 0) return 'no-such-day'
  // Where the form alone allows one order it says nothing about the other cells of the column.
  if (parts.orders.length === 1) return parts.orders[0] === 'ymd' ? 'ymd' : 'either'
  if (possible.length === 1) return possible[0]!.order
  return possible[0]!.iso === possible[1]!.iso ? 'either' : 'ambiguous'
}
