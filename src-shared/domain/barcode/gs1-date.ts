import type { PartFault } from './check-part.ts'
import type { Gs1Date } from './types.ts'

/** The year of a date YYYY-MM-DD; 2000 when it is no date, so that reading a code never fails for a bad clock. */
export function yearOf(iso: string): number {
  const year = Number(iso.slice(0, 4))
  return Number.isInteger(year) && year >= 1000 ? year : 2000
}

/** The full year of two digits 0…99: from 49 years before `currentYear` to 50 years after it (GS1 General Specifications §7.12). */
export function fullYear(twoDigits: number, currentYear: number): number {
  const current = currentYear % 100
  const shift = twoDigits - current >= 51 ? -100 : twoDigits - current <= -50 ? 100 : 0
  return currentYear - current + twoDigits + shift
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month 1…12. */
const daysInMonth = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)

/** What is wrong with the digits of a date YYMMDD or YYYYMMDD, or undefined; day 00 passes when `dayMayBeZero` (GS1 General Specifications §3.4). */
export function dateFault(digits: string, currentYear: number, dayMayBeZero: boolean): PartFault | undefined {
  const monthAt = digits.length - 4
  const year = monthAt === 4 ? Number(digits.slice(0, 4)) : fullYear(Number(digits.slice(0, 2)), currentYear)
  const month = Number(digits.slice(monthAt, monthAt + 2))
  const day = Number(digits.slice(monthAt + 2))
  if (month < 1 || month > 12) return { rule: 'date', offset: monthAt, detail: `there is no month ${digits.slice(monthAt, monthAt + 2)}` }
  if (day === 0 ? dayMayBeZero : day <= daysInMonth(year, month)) return undefined
  return { rule: 'date', offset: monthAt + 2, detail: `${year}-${digits.slice(monthAt, monthAt + 2)} has no day ${digits.slice(monthAt + 2)}` }
}

/** The date of checked digits YYMMDD, with the time of a following HHMM if there is one; day 00 gives the last day of the month (GS1 General Specifications §3.4). */
export function toGs1Date(digits: string, currentYear: number): Gs1Date {
  const year = fullYear(Number(digits.slice(0, 2)), currentYear)
  const month = digits.slice(2, 4)
  const dayGiven = digits.slice(4, 6) !== '00'
  const day = dayGiven ? digits.slice(4, 6) : String(daysInMonth(year, Number(month)))
  const iso = `${year}-${month}-${day}`
  return digits.length === 10 ? { iso, dayGiven, time: `${digits.slice(6, 8)}:${digits.slice(8)}` } : { iso, dayGiven }
}
