const longestReadable = 80

const controlNames = 'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(' ')

const isControl = (code: number): boolean => code < 32 || (code >= 127 && code < 160)

/** One character for the eye: a control character by its name, e.g. `<GS>`, half of a surrogate pair by its number, anything else as it is. */
function readableCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 32) return `<${controlNames[code] ?? ''}>`
  if (code === 127) return '<DEL>'
  return isControl(code) || (code >= 0xd800 && code <= 0xdfff) ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : character
}

/** A scan for the eye: its first 80 characters with control characters by name, e.g. `<GS>`; what follows is left out. */
export function readableText(text: string): string {
  return Array.from(text.slice(0, longestReadable), readableCharacter).join('')
}

/** Position of the first control character of `text` (C0, DEL or C1), or -1. */
export function findControlCharacter(text: string): number {
  for (let index = 0; index < text.length; index += 1) if (isControl(text.charCodeAt(index))) return index
  return -1
}
