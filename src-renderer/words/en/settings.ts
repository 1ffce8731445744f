/** Words of the settings. */
export const settings = {
  patternFault: { length: 'it needs 8, 12 or 13 signs.', characters: 'it may hold digits and the letters I, V, X and C only.', 'first-digit': 'it must begin with a digit.', 'check-digit-last': 'it must end with C, the check digit.', 'no-value': 'it needs at least one V for the value.', decimals: 'it has fewer V than decimals.', twice: 'it stands there twice.' },
  prefixFault: { characters: 'it holds signs a barcode cannot carry.', twice: 'it stands there twice.' }
} as const
