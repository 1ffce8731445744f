/** The characters of a US keyboard by physical key (`KeyboardEvent.code`): without Shift, with Shift. */
const usKeys: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Backquote: ['`', '~'], Minus: ['-', '_'], Equal: ['=', '+'], BracketLeft: ['[', '{'], BracketRight: [']', '}'],
  Backslash: ['\\', '|'], Semicolon: [';', ':'], Quote: ["'", '"'], Comma: [',', '<'], Period: ['.', '>'],
  Slash: ['/', '?'], Space: [' ', ' '], NumpadDecimal: ['.', '.'], NumpadAdd: ['+', '+'], NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'], NumpadDivide: ['/', '/'],
  ...Object.fromEntries([...')!@#$%^&*('].map((shifted, digit) => [`Digit${digit}`, [String(digit), shifted] as const])),
  ...Object.fromEntries([...'0123456789'].map((digit) => [`Numpad${digit}`, [digit, digit] as const])),
  ...Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [`Key${letter}`, [letter.toLowerCase(), letter] as const]))
}

/** The character that a US keyboard gives for a physical key, or undefined for a key that gives none. */
export const usCharacter = (code: string, shift: boolean): string | undefined => usKeys[code]?.[shift ? 1 : 0]

/** The physical key and Shift state that give `character` on a US keyboard, or undefined when none does. */
export const usKeyFor = (character: string): { readonly code: string; readonly shift: boolean } | undefined => {
  for (const [code, [plain, shifted]] of Object.entries(usKeys)) {
    if (code.startsWith('Numpad')) continue
    if (plain === character) return { code, shift: false }
    if (shifted === character) return { code, shift: true }
  }
  return undefined
}
