/** What can be wrong with a cell, a row, or a row held against the data; the screen words each. */
export const problemCodes = [
  // The row as a whole.
  'too-many-cells', 'too-few-cells', 'broken-quotes', 'cut-off',
  // A cell that cannot be read as what its column should hold.
  'needed', 'too-long', 'control-character', 'invisible-character', 'line-break', 'spreadsheet-error', 'shortened-number',
  'not-a-number', 'ambiguous-number', 'too-precise', 'too-large', 'negative', 'not-whole', 'must-be-positive',
  'not-a-date', 'ambiguous-date', 'no-such-day', 'not-yes-or-no', 'not-a-currency', 'not-a-unit', 'not-a-pack', 'not-an-email', 'not-a-gtin', 'check-digit',
  // Rows of one file held against each other.
  'duplicate-row', 'contradicts-row', 'held-back',
  // A row held against the data.
  'unknown-product', 'unknown-supplier', 'unknown-order', 'unknown-pack', 'ambiguous-product', 'needed-to-create', 'base-unit-fixed', 'pack-quantity-differs', 'pack-quantity-needed', 'barcode-shared', 'part-of-each',
  'order-ended', 'fixed-after-sending', 'order-already-sent', 'no-price', 'rounded-price', 'inactive-product', 'inactive-supplier', 'minimum-over-maximum',
  'counted-stock', 'one-per-serial', 'new-location', 'nothing-to-post'
] as const
/** One of the things that can be wrong. */
export type ProblemCode = (typeof problemCodes)[number]

/** An error keeps the row out, a warning is to be looked at, a note only says what will happen. */
export type Severity = 'error' | 'warning' | 'note'

/** What is wrong with a row: the target field and the file's column (empty when it is the row as a whole), the value found there and what was expected. */
export type Problem = { readonly severity: Severity; readonly code: ProblemCode; readonly field: string; readonly column: string; readonly value: string; readonly expected: string }

/** Longest value a problem repeats, in characters. */
const longestValue = 200

/** A problem with its value cut to a length that can be shown. */
export const problem = (severity: Severity, code: ProblemCode, at: { readonly field?: string; readonly column?: string; readonly value?: string }, expected: string): Problem => {
  const { field = '', column = '', value = '' } = at
  return { severity, code, field, column, value: value.length > longestValue ? `${value.slice(0, longestValue)}…` : value, expected }
}

/** True when something keeps the row out. */
export const hasError = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error')
