/**
 * What a person typed into a search field, taken apart. Whatever is in it (`%`, quotes, operators of the search engine, control characters) is just characters.
 * `expression` asks a trigram index for all words of two and more characters, null when there are none; `shortWords` are the words of one character, which no trigram holds.
 */
export type SearchText = { readonly text: string; readonly words: readonly string[]; readonly expression: string | null; readonly shortWords: readonly string[] }

/** More words than anybody types; the rest is not looked for. */
const mostWords = 20

/** What can stand before a word inside a code or a name. */
const beforeWord = [' ', '-', '/', '.', ',', '(', '_', '#', '+', ':']

/** Behind every text that begins with the same characters, for a range over an index. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`

/** Characters as the index counts them: a mark belongs to the letter before it. */
const lengthOf = (word: string): number => [...word.replace(/\p{M}/gu, '')].length

const quoted = (phrase: string): string => `"${phrase.replaceAll('"', '""')}"`

/** A word of two characters has no trigram of its own: it is found at the beginning of a word, together with what stands before it. */
const asTerm = (word: string): string => (lengthOf(word) >= 3 ? quoted(word) : `(${beforeWord.map((before) => quoted(before + word)).join(' OR ')})`)

/** Takes typed text apart; an empty `text` means that nothing is looked for. */
export function readSearchText(typed: string): SearchText {
  const text = typed.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const words = text === '' ? [] : [...new Set(text.split(' '))].slice(0, mostWords)
  const terms = words.filter((word) => lengthOf(word) >= 2).map(asTerm)
  if (terms.length > 0) return { text, words, expression: terms.join(' AND '), shortWords: words.filter((word) => lengthOf(word) < 2) }
  return { text, words, expression: lengthOf(text) >= 3 ? quoted(text) : null, shortWords: [] }
}
