const accents: Readonly<Record<string, string>> = { a: 'á', c: 'ç', e: 'é', i: 'í', n: 'ñ', o: 'ö', s: 'š', u: 'ü', y: 'ý', A: 'Å', E: 'É', I: 'Î', O: 'Ø', U: 'Û' }

/** Pieces that are no words: {{variables}}, $t(nested) and <1>tags</1>. */
const kept = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<\/?[\w ]+\/?>)/

const accented = (text: string): string => [...text].map((letter) => accents[letter] ?? letter).join('')

/** A text as the pseudo-locale shows it: in ⟦brackets⟧, accented and about a third longer, so that hard-coded words and narrow places show. */
export const pseudoText = (text: string): string =>
  `⟦${text.split(kept).map((piece, index) => (index % 2 === 1 ? piece : accented(piece))).join('')}${'~'.repeat(Math.ceil(text.length / 3))}⟧`

/** A whole catalogue in the pseudo-locale. */
export const pseudoCatalogue = (words: unknown): unknown =>
  typeof words === 'string' ? pseudoText(words) : Object.fromEntries(Object.entries(words as Record<string, unknown>).map(([key, value]) => [key, pseudoCatalogue(value)]))
