import { isDigits } from '../barcode/check-digit.ts'
import { separator } from '../barcode/gs1-reading.ts'

/** Bar and space widths of values 0…105 and of the stop character (ISO/IEC 15417, table 1), six or seven digits each. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 ' +
  '312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 ' +
  '121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')
const stop = '2331112'

/** Values with a meaning of their own. */
export const code128 = { codeC: 99, codeB: 100, fnc1: 102, startB: 104, startC: 105 } as const

/** The cheapest way on from a place: how many values it takes, and whether the next is read in set C. */
type Step = { readonly cost: number; readonly value: number; readonly next: number; readonly inC: boolean }

/** True where set C can take the next two characters. */
const isPair = (text: string, at: number): boolean => at + 1 < text.length && isDigits(text.slice(at, at + 2))

/**
 * The values of a Code 128 symbol from its start character to the last before the check character, as few as sets B and C allow. `text` is printable ASCII; with `gs1` an FNC1
 * comes first and each GS (U+001D) in the text becomes one (GS1 General Specifications §5.4). Throws RangeError for any other character.
 */
export function encodeCode128(text: string, gs1: boolean): readonly number[] {
  const characters = gs1 ? separator + text : text
  const steps: { readonly b: Step; readonly c: Step }[] = []
  const costAt = (index: number, inC: boolean): number => (index === characters.length ? 0 : (inC ? steps[index]?.c.cost : steps[index]?.b.cost) ?? 0)
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    const code = characters.charCodeAt(at)
    const isFnc1 = gs1 && characters.charAt(at) === separator
    if (!isFnc1 && (code < 32 || code > 126)) throw new RangeError(`Code 128 of labels holds printable ASCII, not U+${code.toString(16).padStart(4, '0')}`)
    const inB: Step = { cost: 1 + costAt(at + 1, false), value: isFnc1 ? code128.fnc1 : code - 32, next: at + 1, inC: false }
    const inC: Step = isFnc1 ? { cost: 1 + costAt(at + 1, true), value: code128.fnc1, next: at + 1, inC: true }
      : isPair(characters, at) ? { cost: 1 + costAt(at + 2, true), value: Number(characters.slice(at, at + 2)), next: at + 2, inC: true }
        : { cost: Infinity, value: -1, next: at, inC: true }
    const b: Step = inB.cost <= inC.cost + 1 ? inB : { cost: inC.cost + 1, value: code128.codeC, next: at, inC: true }
    const c: Step = inC.cost <= inB.cost + 1 ? inC : { cost: inB.cost + 1, value: code128.codeB, next: at, inC: false }
    steps[at] = { b, c }
  }
  // Of two that are as short the one that begins in set C: it seldom comes back to C, which some printers' own encoders do badly.
  let inC = costAt(0, true) <= costAt(0, false)
  const values: number[] = [inC ? code128.startC : code128.startB]
  for (let at = 0; at < characters.length;) {
    const step = inC ? steps[at]?.c : steps[at]?.b
    if (step === undefined) break
    values.push(step.value)
    at = step.next
    inC = step.inC
  }
  return values
}

/** Widths of bars and spaces in modules, beginning and ending with a bar, of the values with their check character and stop. */
export function code128Runs(values: readonly number[]): readonly number[] {
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103
  return [...values.map((value) => patterns[value] ?? ''), patterns[check] ?? '', stop].flatMap((pattern) => [...pattern].map(Number))
}
