/** The sign before the decimals. */
export type DecimalSign = 'point' | 'comma'

/** What one cell says about the decimal sign: only one reading is possible, both give the same number, both give different numbers, or none. */
export type DecimalEvidence = DecimalSign | 'either' | 'ambiguous' | 'invalid'

/** Longest text that is looked at as a number, in characters. */
const longestNumber = 60

const spaces = /[\u00a0\u2007\u2009\u202f]/g

/** Sign and digits apart: "(12.50)", "12.50-" and "−12.50" are negative. */
function splitSign(text: string): { readonly negative: boolean; readonly body: string } {
  const plain = text.replace(spaces, ' ').replace('\u2212', '-').trim()
  const inBrackets = /^\(([^-+]*)\)$/.exec(plain)
  if (inBrackets !== null) return { negative: true, body: (inBrackets[1] ?? '').trim() }
  if (/^[-+]/.test(plain)) return { negative: plain.startsWith('-'), body: plain.slice(1).trim() }
  if (/[-+]$/.test(plain)) return { negative: plain.endsWith('-'), body: plain.slice(0, -1).trim() }
  return { negative: false, body: plain }
}

const groupMarks = { point: [',', ' ', "'", '\u2019'], comma: ['.', ' ', "'", '\u2019'] } as const
const escaped = (mark: string): string => (mark === '.' ? '\\.' : mark)
const pattern = (sign: DecimalSign): RegExp => {
  const groups = groupMarks[sign].map((mark) => `[1-9]\\d{0,2}(?:${escaped(mark)}\\d{3})+`).join('|')
  return new RegExp(`^(?:(${groups}|\\d+)(?:${sign === 'point' ? '\\.' : ','}(\\d*))?|${sign === 'point' ? '\\.' : ','}(\\d+))$`)
}
const patterns = { point: pattern('point'), comma: pattern('comma') } as const

/**
 * Plain decimal text ("-1234.5") of a number written with the given decimal sign, thousands apart or not ("1.234,50", "1,234.50", "1 234.50", "1'234.50");
 * undefined when it is none. Exponents are not numbers here: a spreadsheet that writes one has lost digits. Neither are currency signs: nobody could tell
 * whether they are the record's currency.
 */
export function parseDecimal(text: string, sign: DecimalSign): string | undefined {
  if (text.length > longestNumber) return undefined
  const { negative, body } = splitSign(text)
  const match = patterns[sign].exec(body)
  if (match === null) return undefined
  const whole = (match[1] ?? '0').replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  const fraction = (match[2] ?? match[3] ?? '').replace(/0+$/, '')
  const number = fraction === '' ? whole : `${whole}.${fraction}`
  return negative && number !== '0' ? `-${number}` : number
}

/** Which decimal sign a cell can only have been written with. */
export function decimalEvidence(text: string): DecimalEvidence {
  const point = parseDecimal(text, 'point')
  const comma = parseDecimal(text, 'comma')
  if (point === undefined) return comma === undefined ? 'invalid' : 'comma'
  if (comma === undefined) return 'point'
  return point === comma ? 'either' : 'ambiguous'
}

/** A number as plain decimal text without an exponent; a spreadsheet's 15 digits, so that 0.1 + 0.2 is 0.3. */
export function numberToText(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  const [mantissa = '', exponent = '0'] = text.split('e')
  const shift = Number(exponent)
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  if (shift >= 0) return sign + whole + fraction.padEnd(shift, '0')
  return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
}
