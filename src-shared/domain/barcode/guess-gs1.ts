import { hasValidCheckDigit, isDigits } from './check-digit.ts'
import { aiAt } from './find-ai.ts'
import { isFault, type Gs1Fault, type Gs1Reading } from './gs1-reading.ts'
import { faultOfStop, parseElementString } from './parse-element-string.ts'
import { readElements } from './read-elements.ts'
import { isSscc } from './to-gtin14.ts'

/** Keys of goods that carry a check digit, and the dates that may stand before one. */
const goodsKeys: ReadonlySet<string> = new Set(['00', '01', '02', '03', '8006', '8026'])
const dates: ReadonlySet<string> = new Set(['11', '13', '15', '16', '17'])

/** Where a text's first key of goods ends and whether its check digit is right. */
type FirstKey = { readonly end: number; readonly isRight: boolean }

/** The key of goods with which `text` begins, or that follows dates; undefined when something else comes first or the key is not whole. */
function firstGoodsKey(text: string): FirstKey | undefined {
  for (let position = 0; ;) {
    const ai = aiAt(text, position)?.ai
    if (ai === undefined) return undefined
    if (goodsKeys.has(ai)) {
      const start = position + ai.length
      const end = start + (ai === '00' ? 18 : 14)
      const digits = text.slice(start, end)
      return end <= text.length && isDigits(digits) ? { end, isRight: hasValidCheckDigit(digits) } : undefined
    }
    if (!dates.has(ai)) return undefined
    position += 8
  }
}

/** True when more elements follow the key and all of them are right: then a wrong digit in the key is a misread message rather than some other code. */
const isRightBehindKey = (text: string, { end }: FirstKey, currentYear: number): boolean => end < text.length && readElements(text, end, currentYear).stop === undefined

/** True when the first key of goods is a content, which says nothing without its count. */
const isContentWithoutCount = ({ elements }: Gs1Reading): boolean => {
  const ais = elements.map(({ definition }) => definition.ai)
  return !ais.includes('00') && (ais.includes('02') || ais.includes('8026')) && !ais.includes('37')
}

/** What characters without any sign of GS1 around them could still be: a message, or nothing, with the fault that it is one cut short or garbled. */
export type Guess = { readonly reading?: Gs1Reading; readonly fault?: Gs1Fault }

/**
 * Application identifiers in a scan that came without symbology identifier and without separators. A wrong guess turns an in-house code into
 * goods of a supplier, and every second number begins like some identifier (10, 20, 21, 91…), so a key of goods with a right check digit must come first,
 * dates may stand before it, a content must have its count, and the whole must be right to the last character. A bare SSCC of
 * 18 digits is taken as one unless it reads as the beginning of such a message.
 */
export function guessGs1(text: string, offset: number, currentYear: number): Guess {
  const key = firstGoodsKey(text)
  if (key !== undefined && (key.isRight || isRightBehindKey(text, key, currentYear))) {
    const { elements, stop } = readElements(text, 0, currentYear)
    if (stop !== undefined) return { fault: faultOfStop(text, stop, offset, elements.length) }
    const read = parseElementString(text, offset, currentYear)
    return isFault(read) || isContentWithoutCount(read) ? {} : { reading: read }
  }
  if (!isSscc(text)) return {}
  const bare = parseElementString(`00${text}`, offset - 2, currentYear)
  return isFault(bare) ? {} : { reading: bare }
}
