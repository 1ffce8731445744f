import { buildElementString, type ElementToPrint } from '../barcode/build-element-string.ts'
import { elementName } from '../barcode/element-name.ts'
import { findAi } from '../barcode/find-ai.ts'
import type { InvalidRule } from '../barcode/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'

/** Why parts give no Digital Link. */
export type LinkFault = { readonly rule: InvalidRule; readonly ai: string | null; readonly detail: string }

/** Percent-encoded for a path or query of a web address (RFC 3986 §2.3: letters, digits, `-._~` stay). */
const encoded = (value: string): string => encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * The uncompressed GS1 Digital Link address of the parts: key, then its qualifiers in their order, then the rest as a query (GS1 Digital Link Standard: URI Syntax §4).
 * `base` begins with http:// or https://. The parts must be right in themselves; throws RangeError as buildElementString does.
 */
export function buildDigitalLink(parts: readonly ElementToPrint[], base: string): Result<string, LinkFault> {
  buildElementString(parts)
  const keys = parts.filter(({ ai }) => findAi(ai)?.linkQualifiers !== undefined)
  const key = keys[0]
  if (key === undefined) return fail({ rule: 'digital-link', ai: null, detail: 'A Digital Link needs a key such as a product code (01) or a pallet number (00).' })
  const rest = parts.filter((part) => part !== key)
  const orders = findAi(key.ai)?.linkQualifiers ?? []
  const known = new Set(orders.flat())
  const qualifiers = rest.filter(({ ai }) => known.has(ai))
  const order = orders.find((candidate) => qualifiers.every(({ ai }) => candidate.includes(ai)))
  if (order === undefined) return fail({ rule: 'key-order', ai: qualifiers[0]?.ai ?? null, detail: 'These parts do not go together in a Digital Link.' })
  const path = order.flatMap((ai) => qualifiers.filter((part) => part.ai === ai))
  const attributes = rest.filter(({ ai }) => !known.has(ai))
  const unfit = attributes.map(({ ai }) => findAi(ai)).find((definition) => definition?.linkAttribute !== true)
  if (unfit !== undefined) return fail({ rule: 'digital-link', ai: unfit.ai, detail: `${elementName(unfit)} cannot stand in a Digital Link.` })
  const query = attributes.map(({ ai, value }) => `${ai}=${encoded(value)}`).join('&')
  return ok(`${base.replace(/\/+$/, '')}/${[key, ...path].map(({ ai, value }) => `${ai}/${encoded(value)}`).join('/')}${query === '' ? '' : `?${query}`}`)
}
