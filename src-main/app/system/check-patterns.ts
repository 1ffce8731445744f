import type { patternFaults } from '#shared/api/system.ts'
import type { VariableMeasurePattern } from '#shared/domain/barcode/types.ts'

/** What can be wrong with a pattern for codes with a measure inside. */
export type PatternFault = (typeof patternFaults)[number]

/** The first thing wrong with a pattern, null when it can be used: 8, 12 or 13 signs, a digit first, C last and nowhere else, at least one V, no more decimals than V. */
export function patternFault({ pattern, decimals }: VariableMeasurePattern): PatternFault | null {
  if (![8, 12, 13].includes(pattern.length)) return 'length'
  if (!/^[\dIVXC]+$/.test(pattern)) return 'characters'
  if (!/^\d/.test(pattern)) return 'first-digit'
  if (pattern.indexOf('C') !== pattern.length - 1) return 'check-digit-last'
  const places = [...pattern].filter((sign) => sign === 'V').length
  if (places === 0) return 'no-value'
  return decimals > places ? 'decimals' : null
}

/** The first pattern of a list that cannot be used, and why; the first that fits a code wins, so one that stands twice would never be asked. */
export function badPattern(patterns: readonly VariableMeasurePattern[]): { readonly pattern: string; readonly why: PatternFault } | null {
  const seen = new Set<string>()
  for (const candidate of patterns) {
    const why = seen.has(candidate.pattern) ? 'twice' : patternFault(candidate)
    if (why !== null) return { pattern: candidate.pattern, why }
    seen.add(candidate.pattern)
  }
  return null
}

/** The first prefix of in-house codes that cannot be used: one a scanner cannot send as it stands (printable ASCII without spaces), or one that stands twice in any case of letters. */
export function badPrefix(prefixes: readonly string[]): { readonly prefix: string; readonly why: 'characters' | 'twice' } | null {
  const seen = new Set<string>()
  for (const prefix of prefixes) {
    if (!/^[!-~]+$/.test(prefix)) return { prefix, why: 'characters' }
    if (seen.has(prefix.toUpperCase())) return { prefix, why: 'twice' }
    seen.add(prefix.toUpperCase())
  }
  return null
}
