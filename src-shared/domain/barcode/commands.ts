/** What a code on the printed command sheet asks the receiving screen to do; `quantity` is a whole count 0…999,999, `digit` is 0…9. */
export type ReceivingCommand =
  | { readonly name: 'quantity'; readonly quantity: number }
  | { readonly name: 'digit'; readonly digit: number }
  | { readonly name: SimpleCommandName }

/** The name of a command that carries no number. */
export type SimpleCommandName = 'damaged' | 'wrong-item' | 'refused' | 'undo' | 'finish' | 'park' | 'enter' | 'cancel' | 'yes' | 'no'

/*
 * Command codes are typed by a scanner that pretends to be a keyboard, so they use only the 20 letters that sit on the
 * same key in QWERTY, QWERTZ and AZERTY: B C D E F G H I J K L N O P R S T U V X. Digits are out (AZERTY needs Shift
 * for them), and so are A M Q W Y Z and all punctuation. A number is therefore spelt in letters, and case is not looked
 * at, because Caps Lock inverts it. The prefix keeps the codes apart from any product code; the closing X tells a whole
 * code from half a scan.
 */
const prefix = 'DOCKSIDE'
const ending = 'X'
const quantityWord = 'COUNT'
const digitWord = 'DIGIT'
const digitLetters = 'BCDEFGHIJK'
const largestQuantity = 999_999

const words: Readonly<Record<SimpleCommandName, string>> = {
  damaged: 'BROKEN',
  'wrong-item': 'OTHER',
  refused: 'REFUSED',
  undo: 'UNDO',
  finish: 'FINISH',
  park: 'HOLD',
  enter: 'ENTER',
  cancel: 'STOP',
  yes: 'TRUE',
  no: 'NO'
}

const nameOfWord = new Map<string, SimpleCommandName>([
  [words.damaged, 'damaged'], [words['wrong-item'], 'wrong-item'], [words.refused, 'refused'], [words.undo, 'undo'],
  [words.finish, 'finish'], [words.park, 'park'], [words.enter, 'enter'], [words.cancel, 'cancel'], [words.yes, 'yes'], [words.no, 'no']
])

const toLetters = (digits: string): string => [...digits].map((digit) => digitLetters.charAt(Number(digit))).join('')

/** The whole number 0…999,999 spelt in `letters`, or undefined; leading zeros are not written by commandCode and so not read. */
function fromLetters(letters: string): number | undefined {
  if (letters.length === 0 || letters.length > 6) return undefined
  const digits = [...letters].map((letter) => digitLetters.indexOf(letter))
  if (digits.includes(-1) || (digits.length > 1 && digits[0] === 0)) return undefined
  return Number(digits.join(''))
}

/** The text of a command's barcode, 11 to 20 capital letters, e.g. `DOCKSIDEUNDOX` or `DOCKSIDECOUNTCDX` for quantity 12; throws RangeError for a number out of range. */
export function commandCode(command: ReceivingCommand): string {
  if (command.name === 'quantity') return prefix + quantityWord + toLetters(inRange(command.quantity, largestQuantity)) + ending
  if (command.name === 'digit') return prefix + digitWord + toLetters(inRange(command.digit, 9)) + ending
  return prefix + words[command.name] + ending
}

function inRange(value: number, largest: number): string {
  if (!Number.isInteger(value) || value < 0 || value > largest) throw new RangeError(`A command carries a whole number from 0 to ${largest}, not ${value}`)
  return String(value)
}

/** The command whose code is exactly `text` (capital or small letters), or undefined. */
export function parseCommand(text: string): ReceivingCommand | undefined {
  if (text.length > 20) return undefined
  const upper = text.toUpperCase()
  if (!upper.startsWith(prefix) || !upper.endsWith(ending)) return undefined
  const word = upper.slice(prefix.length, -ending.length)
  const name = nameOfWord.get(word)
  if (name !== undefined) return { name }
  if (word.startsWith(quantityWord)) {
    const quantity = fromLetters(word.slice(quantityWord.length))
    return quantity === undefined ? undefined : { name: 'quantity', quantity }
  }
  if (!word.startsWith(digitWord)) return undefined
  const digit = fromLetters(word.slice(digitWord.length))
  return digit === undefined || digit > 9 ? undefined : { name: 'digit', digit }
}
