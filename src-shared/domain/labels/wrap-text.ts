/** Where a line may end: at spaces and behind hyphens, and between any two characters of scripts that are written without spaces. */
const breakAfter = /(?<=[ \u3000])|(?<=[-\u00ad])(?=\S)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Cuts a word that is wider than the line, between whole characters as people see them; the last piece is what is left. */
function cutWord(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}

/**
 * The lines of a text, each of which `fits`; `\n` always ends one. A word too wide for a line is cut when `cutWords`, else the result is undefined; it is too when a single
 * character does not fit, or there are more than `mostLines`.
 */
export function wrapText(text: string, fits: (line: string) => boolean, mostLines: number, cutWords: boolean): readonly string[] | undefined {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(breakAfter)) {
      if (fits((line + word).trimEnd())) {
        line += word
        continue
      }
      if (line.trim() !== '') lines.push(line.trimEnd())
      line = word
      if (fits(word.trimEnd())) continue
      if (!cutWords || lines.length >= mostLines) return undefined
      const pieces = cutWord(word.trimEnd(), fits)
      if (!pieces.every(fits)) return undefined
      lines.push(...pieces.slice(0, -1))
      line = (pieces.at(-1) ?? '') + word.slice(word.trimEnd().length)
    }
    lines.push(line.trimEnd())
    if (lines.length > mostLines) return undefined
  }
  return lines
}
