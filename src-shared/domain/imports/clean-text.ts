/** What stood in a cell beside its text. */
export type Uncleanness = 'control-character' | 'invisible-character' | 'line-break'

// Zero-width and direction marks that come along when text is copied from a page; nobody sees them, and they make one code two.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
// Everything below the space but tab, line feed and carriage return; DEL; C1; noncharacters; the mark of a byte that could not be read.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/
const breaks = /[\t\r\n]+/g

/**
 * The text of a cell on one line: trimmed, in composed Unicode form, without invisible characters, line breaks and tabs made one space.
 * `found` says what was there; a control character is left in, since nobody can know what it stood for.
 */
export function cleanText(raw: string): { readonly text: string; readonly found: readonly Uncleanness[] } {
  // Most cells are plain ASCII on one line.
  if (/^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(raw)) return { text: raw, found: [] }
  const found: Uncleanness[] = []
  const composed = raw.normalize('NFC')
  const visible = composed.replace(invisible, '')
  if (visible !== composed) found.push('invisible-character')
  let text = visible.trim()
  if (control.test(text)) found.push('control-character')
  if (/[\t\r\n]/.test(text)) {
    found.push('line-break')
    text = text.replace(breaks, ' ')
  }
  return { text, found }
}
