import { fieldOf, isFilled, type FieldValues, type LabelDate } from './label-fields.ts'

/** A piece of a text with placeholders: plain text, or a field with its format ('' for none). */
export type TextPiece = { readonly text: string } | { readonly field: string; readonly format: string }

/** How `{field:date}` and a date without format are written. */
export const dateFormats = ['iso', 'dmy', 'mdy'] as const
export type DateFormat = (typeof dateFormats)[number]

const placeholder = /\{\{|\}\}|\{([A-Za-z][A-Za-z0-9]*)(?::([a-z]+[0-9]*))?\}|[{}]/g

/**
 * The pieces of a text such as `Lot {lot}`; `{{` and `}}` stand for the brackets themselves. A bracket that belongs to no placeholder gives its 0-based position instead.
 */
export function parsePlaceholders(text: string): readonly TextPiece[] | number {
  const pieces: TextPiece[] = []
  let from = 0
  const plain = (piece: string): void => {
    if (piece !== '') pieces.push({ text: piece })
  }
  for (const match of text.matchAll(placeholder)) {
    plain(text.slice(from, match.index))
    const [whole, field, format = ''] = match
    if (field !== undefined) pieces.push({ field, format })
    else if (whole.length === 2) plain(whole.charAt(0))
    else return match.index
    from = match.index + whole.length
  }
  plain(text.slice(from))
  return pieces
}

/** True for a format that a placeholder may name: `date` (as the company writes it), `iso`, `dmy`, `mdy`, `yymmdd` (GS1), `upper`, or `pad` with a number up to 30 (zeros in front). */
export const isFieldFormat = (format: string): boolean => ['', 'date', ...dateFormats, 'yymmdd', 'upper'].includes(format) || /^pad([1-9]|[12][0-9]|30)$/.test(format)

function dateText({ iso, dayGiven = true }: LabelDate, format: DateFormat | 'yymmdd'): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  switch (format) {
    case 'yymmdd': return year.slice(2) + month + (dayGiven ? day : '00')
    case 'iso': return dayGiven ? iso : `${year}-${month}`
    case 'dmy': return dayGiven ? `${day}.${month}.${year}` : `${month}.${year}`
    case 'mdy': return dayGiven ? `${month}/${day}/${year}` : `${month}/${year}`
  }
}

/** The value as the format writes it; undefined when the format is not for it (a date format on a text, padding on a date). `date` and no format on a date follow `dateFormat`. */
export function formatField(value: string | LabelDate, format: string, dateFormat: DateFormat): string | undefined {
  if (typeof value !== 'string') {
    const style = format === '' || format === 'date' ? dateFormat : format
    return style === 'yymmdd' || style === 'iso' || style === 'dmy' || style === 'mdy' ? dateText(value, style) : undefined
  }
  if (format === '') return value
  if (format === 'upper') return value.toUpperCase()
  return format.startsWith('pad') ? value.padStart(Number(format.slice(3)), '0') : undefined
}

/** What became of a text: filled, a field that is empty, or a field whose format is not for it. */
export type FilledText = { readonly text: string } | { readonly missing: string } | { readonly unfit: string; readonly format: string }

/** A text with its placeholders filled; the first field that cannot be filled is named. Throws on a text that `parsePlaceholders` refuses, which a checked template has not. */
export function fillText(text: string, values: FieldValues, dateFormat: DateFormat): FilledText {
  const pieces = parsePlaceholders(text)
  if (typeof pieces === 'number') throw new RangeError(`A bracket at ${pieces} belongs to no field: ${text.slice(0, 80)}`)
  let filled = ''
  for (const piece of pieces) {
    if ('text' in piece) {
      filled += piece.text
      continue
    }
    const value = fieldOf(values, piece.field)
    if (!isFilled(value)) return { missing: piece.field }
    const written = formatField(value, piece.format, dateFormat)
    if (written === undefined) return { unfit: piece.field, format: piece.format }
    filled += written
  }
  return { text: filled }
}
