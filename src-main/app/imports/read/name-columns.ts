import { cleanText } from '#shared/domain/imports/clean-text.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { UnreadableFile } from './limits.ts'
import { maximumColumns, unreadable } from './limits.ts'

/** Longest heading that is kept, in characters; a mapping carries headings. */
const longestHeading = 190

/**
 * The headings as names of their own: a blank one is "Column 3", one that stands there twice gets a number.
 * A first row of numbers is no heading, and guessing what its columns mean would put wrong data in.
 */
export function nameColumns(headings: readonly string[]): Result<readonly string[], UnreadableFile> {
  const plain = headings.map((heading) => cleanText(heading).text.slice(0, longestHeading))
  if (plain.length > maximumColumns) return fail(unreadable(`${plain.length} columns, expected at most ${maximumColumns}`))
  const written = plain.filter((heading) => heading !== '')
  if (written.length === 0 || written.every((heading) => /^[-+\d.,\s]+$/.test(heading))) return fail(unreadable('the first row holds no headings'))
  const used = new Set<string>()
  return ok(
    plain.map((heading, index) => {
      const name = heading === '' ? `Column ${index + 1}` : heading
      let unique = name
      for (let count = 2; used.has(unique); count += 1) unique = `${name} (${count})`
      used.add(unique)
      return unique
    })
  )
}
