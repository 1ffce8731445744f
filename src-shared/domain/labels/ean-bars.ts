/** Widths of the four elements of each digit in number set A, beginning with a space; set C begins with a bar, set B is A read backwards (ISO/IEC 15420). */
const digitRuns = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112']
/** Which of the left digits of an EAN-13 are in set B, by its first digit. */
const leftSets = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA']

const runsOf = (digit: string, inSetB: boolean): readonly number[] => {
  const runs = [...(digitRuns[Number(digit)] ?? '')].map(Number)
  return inSetB ? runs.reverse() : runs
}

/** Guard, left half, middle, right half, guard: widths in modules beginning and ending with a bar. */
const join = (left: readonly number[], right: string): readonly number[] => [1, 1, 1, ...left, 1, 1, 1, 1, 1, ...[...right].flatMap((digit) => runsOf(digit, false)), 1, 1, 1]

/** Bars and spaces of an EAN-13, 95 modules; `digits` are all 13. A UPC-A is the EAN-13 with a zero in front. */
export function ean13Runs(digits: string): readonly number[] {
  const sets = leftSets[Number(digits.charAt(0))] ?? ''
  return join([...digits.slice(1, 7)].flatMap((digit, index) => runsOf(digit, sets.charAt(index) === 'B')), digits.slice(7))
}

/** Bars and spaces of an EAN-8, 67 modules; `digits` are all 8. */
export const ean8Runs = (digits: string): readonly number[] => join([...digits.slice(0, 4)].flatMap((digit) => runsOf(digit, false)), digits.slice(4))

/** Narrow (0) and wide (1) elements of a digit of Interleaved 2 of 5 (ISO/IEC 16390). */
const twoOfFive = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010']

/** Bars and spaces of an ITF-14 in dots: digits in pairs, the first in the bars, the second in the spaces. */
export function itfRuns(digits: string, narrow: number, wide: number): readonly number[] {
  const runs = [narrow, narrow, narrow, narrow]
  for (let at = 0; at < digits.length; at += 2) {
    const bars = twoOfFive[Number(digits.charAt(at))] ?? ''
    const spaces = twoOfFive[Number(digits.charAt(at + 1))] ?? ''
    for (let element = 0; element < 5; element += 1) runs.push(bars[element] === '1' ? wide : narrow, spaces[element] === '1' ? wide : narrow)
  }
  return [...runs, wide, narrow, narrow]
}
