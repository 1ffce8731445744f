import type { PartFault } from './check-part.ts'
import { isDigits } from './check-digit.ts'
import { dateFault } from './gs1-date.ts'

/** Reads a run of digits from the left; `detail` is set at the first thing that is wrong, and everything after it is left alone. */
type Reader = { readonly digits: string; position: number; detail: string | undefined }

const fail = (reader: Reader, detail: string): void => { reader.detail ??= detail }

/** The next `count` digits of `what`, or '' when they are not all there. */
function take(reader: Reader, count: number, what: string): string {
  if (reader.detail !== undefined) return ''
  const taken = reader.digits.slice(reader.position, reader.position + count)
  if (taken.length < count) fail(reader, `${what} is cut short`)
  else reader.position += count
  return taken
}

/** The next digit of `what`, which must be one of `allowed`; 0 when it is wrong. */
function takeOne(reader: Reader, allowed: string, what: string): number {
  const digit = take(reader, 1, what)
  if (digit !== '' && !allowed.includes(digit)) {
    reader.position -= 1
    fail(reader, `${what} cannot be ${digit}`)
  }
  return reader.detail === undefined ? Number(digit) : 0
}

/** A field whose length is told by the digit before it, plus `more` digits. */
const takeSized = (reader: Reader, allowed: string, more: number, what: string): string => take(reader, takeOne(reader, allowed, `the length of ${what}`) + more, what)

/** True when the next field is the optional one with this number, which is then passed over. */
function hasOptional(reader: Reader, field: string): boolean {
  if (reader.detail !== undefined || reader.digits.charAt(reader.position) !== field) return false
  reader.position += 1
  return true
}

function takeDate(reader: Reader, currentYear: number, what: string): string {
  const start = reader.position
  const date = take(reader, 6, what)
  const fault = date.length === 6 ? dateFault(date, currentYear, false) : undefined
  if (fault !== undefined) {
    reader.position = start + fault.offset
    fail(reader, `${what}: ${fault.detail}`)
  }
  return date
}

/** A further purchase: requirement, its code, family code, and a company prefix unless its length digit is 9. */
function takeFurtherPurchase(reader: Reader, what: string): void {
  takeSized(reader, '12345', 0, `the requirement of ${what}`)
  takeOne(reader, '012349', `the requirement code of ${what}`)
  take(reader, 3, `the family code of ${what}`)
  const length = takeOne(reader, '01234569', `the length of the company prefix of ${what}`)
  if (length !== 9) take(reader, length + 6, `the company prefix of ${what}`)
}

function finish(reader: Reader): PartFault | undefined {
  if (reader.detail === undefined && reader.position < reader.digits.length) fail(reader, 'there is more data than the coupon describes')
  return reader.detail === undefined ? undefined : { rule: 'coupon', offset: reader.position, detail: reader.detail }
}

const notDigits: PartFault = { rule: 'coupon', offset: 0, detail: 'a coupon consists of digits' }

/** What is wrong with the coupon data of AI 8110, or undefined (North American Coupon Application Guideline). */
export function couponFault(digits: string, currentYear: number): PartFault | undefined {
  if (!isDigits(digits)) return notDigits
  const reader: Reader = { digits, position: 0, detail: undefined }
  takeSized(reader, '0123456', 6, 'the company prefix')
  take(reader, 6, 'the offer code')
  takeSized(reader, '12345', 0, 'the save value')
  takeSized(reader, '12345', 0, 'the purchase requirement')
  takeOne(reader, '012349', 'the purchase requirement code')
  take(reader, 3, 'the purchase family code')
  if (hasOptional(reader, '1')) {
    takeOne(reader, '0123', 'the additional purchase rules code')
    takeFurtherPurchase(reader, 'the second purchase')
  }
  if (hasOptional(reader, '2')) takeFurtherPurchase(reader, 'the third purchase')
  const expiry = hasOptional(reader, '3') ? takeDate(reader, currentYear, 'the expiration date') : ''
  if (hasOptional(reader, '4')) {
    const start = takeDate(reader, currentYear, 'the start date')
    if (expiry !== '' && start > expiry) fail(reader, 'it expires before it starts')
  }
  if (hasOptional(reader, '5')) takeSized(reader, '0123456789', 6, 'the serial number')
  if (hasOptional(reader, '6')) takeSized(reader, '1234567', 6, 'the company prefix of the retailer')
  if (hasOptional(reader, '9')) {
    takeOne(reader, '01256', 'the save value code')
    takeOne(reader, '012', 'the item the save value applies to')
    takeOne(reader, '0123456789', 'the store coupon flag')
    takeOne(reader, '01', 'the flag against multiplying')
  }
  return finish(reader)
}

/** What is wrong with the coupon data of AI 8112, or undefined (GS1 AI (8112) Coupon Data Specification). */
export function couponOfferFault(digits: string): PartFault | undefined {
  if (!isDigits(digits)) return notDigits
  const reader: Reader = { digits, position: 0, detail: undefined }
  takeOne(reader, '01', 'the format')
  takeSized(reader, '0123456', 6, 'the funder')
  take(reader, 6, 'the offer code')
  takeSized(reader, '0123456789', 6, 'the serial number')
  return finish(reader)
}
