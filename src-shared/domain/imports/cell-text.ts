import type { Cell } from './kinds.ts'
import { numberToText } from './parse-decimal.ts'

/** A cell as a person reads it. */
export const cellText = (cell: Cell): string => (typeof cell === 'number' ? numberToText(cell) : cell)
