import { currencyDigits, minorToText, scaledPriceToText } from '#shared/domain/money.ts'
import { milliToText } from '#shared/domain/quantity.ts'

/** How numbers, money, dates and times look in one company (UX "Words"); everything is pure and locale-aware. */
export type Format = {
  readonly locale: string
  readonly currency: string
  readonly integer: (value: number) => string
  /** Thousandths of a unit, without the unit: 1500 -> "1.5". */
  readonly quantity: (milli: number) => string
  /** Minor units with their currency. */
  readonly money: (minor: number, currency: string) => string
  /** Amounts of several currencies, one beside the other; an empty list is a dash. */
  readonly moneys: (values: readonly { readonly valueMinor: number; readonly currency: string }[]) => string
  /** Minor units x 10,000 per base unit, with the currency and as many decimals as there are. */
  readonly unitPrice: (scaled: number, currency: string) => string
  /** Thousandths as per cent: 715 -> "72 %"; never 100 % before all is there. */
  readonly percent: (permille: number) => string
  /** Thousandths as per cent with one decimal where it is needed: 25 -> "2.5 %". */
  readonly finePercent: (permille: number) => string
  /** A calendar date YYYY-MM-DD in the company's numeric form. */
  readonly date: (iso: string) => string
  /** A calendar date with its weekday. */
  readonly longDate: (iso: string) => string
  /** An instant as local date and time. */
  readonly dateTime: (instant: string) => string
  /** An instant as local time of day. */
  readonly time: (instant: string) => string
  readonly bytes: (bytes: number) => { readonly unit: 'b' | 'kb' | 'mb' | 'gb'; readonly value: string }
  /** Plain decimal text as the company writes it while editing, without grouping. */
  readonly editable: (plain: string) => string
  /** What a person typed as plain decimal text ("1.234,5" in German -> "1234.5"); undefined when it is no number. */
  readonly parseDecimal: (text: string) => string | undefined
  /** What a person typed as a calendar date: numeric in the company's order, without separators, "+7", "today". */
  readonly parseDate: (text: string, todayIso: string) => string | undefined
}

const safeLocale = (locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

const separatorsOf = (locale: string): { readonly group: string; readonly decimal: string } => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_234_567.5)
  return { group: parts.find((part) => part.type === 'group')?.value ?? '', decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.' }
}

/** "1.5" in a country of decimal commas means one and a half: a point that cannot group is taken as the decimal sign. */
const parseDecimalWith = ({ group, decimal }: { readonly group: string; readonly decimal: string }) => (text: string): string | undefined => {
  const compact = text.trim().replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\u2212/, '-')
  const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const grouped = /\s|['’]/.test(group) ? '' : group
  if (grouped !== '' && new RegExp(`^-?\\d{1,3}(${escaped(grouped)}\\d{3})+(${escaped(decimal)}\\d*)?$`).test(compact)) return tidy(compact.replaceAll(grouped, '').replace(decimal, '.'))
  const plain = compact.replace(decimal, '.').replace(',', '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? tidy(plain) : undefined
}

const tidy = (plain: string): string => plain.replace(/^(-?)\./, '$10.').replace(/\.$/, '')

const dayMs = 86_400_000
const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
/** Noon UTC of a calendar date, so that no zone moves it to another day. */
const noonOf = (iso: string): Date => new Date(`${iso}T12:00:00Z`)
/** A calendar date some days later. */
export const addDays = (iso: string, days: number): string => isoOf(noonOf(iso).getTime() + days * dayMs)
/** Whole days from one calendar date to another. */
export const daysBetween = (fromIso: string, toIso: string): number => Math.round((noonOf(toIso).getTime() - noonOf(fromIso).getTime()) / dayMs)

type DatePart = 'day' | 'month' | 'year'
const dateOrderOf = (locale: string): readonly DatePart[] =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' }).formatToParts(noonOf('2026-11-24')).flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []))

const isoFrom = (year: number, month: number, day: number): string | undefined => {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return month >= 1 && month <= 12 && day >= 1 && isoOf(Date.UTC(year, month - 1, day, 12)) === iso ? iso : undefined
}

const parseDateWith = (order: readonly DatePart[]) => (text: string, todayIso: string): string | undefined => {
  const typed = text.trim()
  if (/^[+-]\d{1,4}$/.test(typed)) return addDays(todayIso, Number(typed))
  if (typed === '.' || typed === '0') return todayIso
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) return isoFrom(...(typed.split('-').map(Number) as [number, number, number]))
  const compact = /^\d{4}$|^\d{6}$|^\d{8}$/.test(typed)
  const pieces = compact ? splitCompact(typed, order) : typed.split(/[^\d]+/).filter((piece) => piece !== '')
  if (pieces.length < 2 || pieces.length > 3 || pieces.some((piece) => piece.length > 4)) return undefined
  const used = pieces.length === 3 ? order : order.filter((part) => part !== 'year')
  const value = (part: DatePart): number | undefined => (used.includes(part) ? Number(pieces[used.indexOf(part)]) : undefined)
  const year = value('year') ?? Number(todayIso.slice(0, 4))
  return isoFrom(year < 100 ? 2000 + year : year, value('month') ?? 0, value('day') ?? 0)
}

const splitCompact = (digits: string, order: readonly DatePart[]): readonly string[] => {
  const yearDigits = digits.length - 4
  const used = yearDigits === 0 ? order.filter((part) => part !== 'year') : order
  let at = 0
  return used.map((part) => digits.slice(at, (at += part === 'year' ? yearDigits : 2)))
}

const bytesUnits = ['b', 'kb', 'mb', 'gb'] as const

/** The formats of a company: its locale for everything that is shown or typed, its currency as the default. */
export function createFormat(companyLocale: string, currency: string): Format {
  const locale = safeLocale(companyLocale)
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const percentage = new Intl.NumberFormat(locale, { style: 'percent' })
  const finePercentage = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const dateOnly = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' })
  const dateLong = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const both = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const separators = separatorsOf(locale)
  const moneyFormats = new Map<string, Intl.NumberFormat>()
  const moneyFormat = (code: string, extra: number): Intl.NumberFormat => {
    const key = `${code}${extra}`
    const digits = currencyDigits(code)
    const known = moneyFormats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits + extra })
    moneyFormats.set(key, known)
    return known
  }
  const exact = (plain: string): Intl.StringNumericLiteral => plain as Intl.StringNumericLiteral
  const money = (minor: number, code: string): string => moneyFormat(code, 0).format(exact(minorToText(minor, code)))
  return {
    locale, currency,
    integer: (value) => whole.format(value),
    quantity: (milli) => fine.format(exact(milliToText(milli))),
    money,
    moneys: (values) => (values.length === 0 ? '–' : values.map(({ valueMinor, currency }) => money(valueMinor, currency)).join(' + ')),
    unitPrice: (scaled, code) => moneyFormat(code, 4).format(exact(scaledPriceToText(scaled, code))),
    percent: (permille) => percentage.format(Math.floor(permille / 10) / 100),
    finePercent: (permille) => finePercentage.format(permille / 1000),
    date: (iso) => dateOnly.format(noonOf(iso)),
    longDate: (iso) => dateLong.format(noonOf(iso)),
    dateTime: (instant) => both.format(new Date(instant)),
    time: (instant) => clock.format(new Date(instant)),
    bytes: (bytes) => {
      const power = Math.min(3, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)))
      return { unit: bytesUnits[power] ?? 'b', value: new Intl.NumberFormat(locale, { maximumFractionDigits: power === 0 ? 0 : 1 }).format(bytes / 1024 ** power) }
    },
    editable: (plain) => plain.replace('.', separators.decimal),
    parseDecimal: parseDecimalWith(separators),
    parseDate: parseDateWith(dateOrderOf(locale))
  }
}
