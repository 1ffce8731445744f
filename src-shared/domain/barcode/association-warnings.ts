import { elementName, elementNameWithin } from './element-name.ts'
import type { ReadElement } from './gs1-reading.ts'
import type { Gs1Warning } from './types.ts'

/** True when `ai` is `pattern`, in which n stands for any digit. */
function fits(ai: string, pattern: string): boolean {
  const wild = pattern.indexOf('n')
  return wild < 0 ? ai === pattern : ai.length === pattern.length && ai.startsWith(pattern.slice(0, wild))
}

const show = (groups: readonly (readonly string[])[]): string => groups.map((group) => group.map(elementNameWithin).join(' and ')).join(', or ')

/**
 * Partners that are missing and pairs that exclude each other (GS1 General Specifications §4.13). They are warnings: the rules hold for all symbols
 * on an item together, and a pallet's data is often spread over two. Partners are not missed when `incomplete`.
 */
export function associationWarnings(elements: readonly ReadElement[], incomplete: boolean): Gs1Warning[] {
  const present = elements.map((element) => element.definition.ai)
  const warnings: Gs1Warning[] = []
  const excluded = new Set<string>()
  const done = new Set<string>()
  for (const { definition } of elements) {
    const { ai, needs, excludes } = definition
    if (done.has(ai)) continue
    done.add(ai)
    if (!incomplete && needs.length > 0 && !needs.some((group) => group.every((pattern) => present.some((other) => fits(other, pattern))))) {
      warnings.push({ rule: 'required', ai, detail: `${elementName(definition)} goes with ${show(needs)}.` })
    }
    for (const other of present) {
      if (other === ai || excluded.has(`${other} ${ai}`) || excluded.has(`${ai} ${other}`) || !excludes.some((pattern) => fits(other, pattern))) continue
      excluded.add(`${ai} ${other}`)
      warnings.push({ rule: 'excluded', ai, detail: `${elementName(definition)} may not stand with ${elementNameWithin(other)}.` })
    }
  }
  return warnings
}
