import { isDigits } from './check-digit.ts'
import { percentDetail } from './check-part.ts'
import { elementFault } from './element-fault.ts'
import { elementName, elementNameWithin } from './element-name.ts'
import { findAi, type AiDefinition } from './find-ai.ts'
import { faultOfElement, isFault, type Gs1Fault, type Gs1Reading, type ReadElement } from './gs1-reading.ts'
import { percentDecode } from './percent-decode.ts'
import { readableText } from './readable-text.ts'

const schemes = ['https://', 'HTTPS://', 'http://', 'HTTP://'] as const

/** A piece of the address with its position in it. */
type Piece = { readonly text: string; readonly position: number }

/** An address cut up: the path's segments after the host, and the query's pairs. */
type Address = { readonly host: string; readonly segments: readonly Piece[]; readonly pairs: readonly Piece[] }

/** True for text that begins like a web address; schemes of mixed case are not used by Digital Link (GS1 Digital Link Standard: URI Syntax §4). */
export const isWebAddress = (text: string): boolean => schemes.some((scheme) => text.startsWith(scheme))

function pieces(text: string, from: number, to: number, by: string): Piece[] {
  const found: Piece[] = []
  for (let position = from; position <= to;) {
    const next = text.indexOf(by, position)
    const end = next < 0 || next > to ? to : next
    found.push({ text: text.slice(position, end), position })
    position = end + 1
  }
  return found
}

function cutUp(text: string): Address | undefined {
  const scheme = schemes.find((candidate) => text.startsWith(candidate))
  if (scheme === undefined || /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/.test(text)) return undefined
  const fragment = text.indexOf('#')
  const end = fragment < 0 ? text.length : fragment
  const path = text.indexOf('/', scheme.length)
  if (path < 0 || path >= end) return undefined
  const host = text.slice(scheme.length, path)
  if (host === '' || /[^\w\-.:[\]]|_/.test(host)) return undefined
  const query = text.indexOf('?', path)
  const pathEnd = query < 0 || query > end ? end : query
  return { host, segments: pieces(text, path + 1, pathEnd, '/'), pairs: pathEnd === end ? [] : pieces(text, pathEnd + 1, end, '&') }
}

/** Index of the segment that holds the primary key, or -1; searched from the end in pairs of identifier and value, since the stem may be anything. */
function findKey(segments: readonly Piece[]): number {
  for (let index = segments.length - 2; index >= 0; index -= 2) {
    const definition = findAi(segments[index]?.text ?? '')
    if (definition === undefined) return -1
    if (definition.linkQualifiers !== undefined) return index
  }
  return -1
}

/** An identifier with its value as written; `position` and `valueAt` are where they stand in the raw scan, `before` counts the elements before it. */
type Written = { readonly definition: AiDefinition; readonly encoded: string; readonly position: number; readonly valueAt: number; readonly inQuery: boolean; readonly before: number }

/** A value of the path or the query as an element. */
function readValue({ definition, encoded, position, valueAt, inQuery, before }: Written, currentYear: number): ReadElement | Gs1Fault {
  const decoded = percentDecode(encoded, inQuery)
  if (typeof decoded === 'number') {
    return faultOfElement(definition, { rule: 'percent-encoding', offset: 0, detail: percentDetail }, valueAt + decoded, before)
  }
  const { text, positions } = decoded
  const padding = definition.ai === '01' && (text.length === 8 || text.length === 12 || text.length === 13) && isDigits(text) ? 14 - text.length : 0
  const value = '0'.repeat(padding) + text
  const fault = elementFault(definition, value, currentYear)
  if (fault !== undefined) return faultOfElement(definition, fault, valueAt + (positions[Math.max(0, fault.offset - padding)] ?? encoded.length), before)
  return { definition, value, position }
}

/** True when `ais` follow the key in one of the orders it allows, some left out. */
function isAllowedOrder(key: AiDefinition, ais: readonly string[]): boolean {
  return (key.linkQualifiers ?? []).some((order) => {
    let next = 0
    for (const ai of order) if (ai === ais[next]) next += 1
    return next === ais.length
  })
}

/** True when the qualifier could be added somewhere in the path: then it must stand there, not in the query. */
const belongsInPath = (key: AiDefinition, ais: readonly string[], ai: string): boolean =>
  ais.concat('').some((_, at) => isAllowedOrder(key, [...ais.slice(0, at), ai, ...ais.slice(at)]))

function readPath(segments: readonly Piece[], offset: number, currentYear: number): ReadElement[] | Gs1Fault {
  const elements: ReadElement[] = []
  for (let index = findKey(segments); index < segments.length; index += 2) {
    const name = segments[index]
    const value = segments[index + 1]
    const definition = findAi(name?.text ?? '')
    if (name === undefined || value === undefined || definition === undefined) break
    const written = { definition, encoded: value.text, position: offset + name.position, valueAt: offset + value.position, inQuery: false, before: elements.length }
    const element = readValue(written, currentYear)
    if (isFault(element)) return element
    elements.push(element)
  }
  const [key, ...qualifiers] = elements
  if (key === undefined) return []
  const ais = qualifiers.map(({ definition }) => definition.ai)
  const wrong = qualifiers.findIndex((_, index) => !isAllowedOrder(key.definition, ais.slice(0, index + 1)))
  const misplaced = qualifiers[wrong]
  if (misplaced === undefined) return elements
  const { definition, position } = misplaced
  return { rule: 'key-order', ai: definition.ai, position, detail: `${elementName(definition)} cannot stand at this place behind ${elementNameWithin(key.definition.ai)}.`, elementsBefore: wrong + 1 }
}

/** The attributes of the query behind the elements of the path; keys that are not numbers belong to the web site and are passed over. */
function readQuery(pairs: readonly Piece[], path: readonly ReadElement[], offset: number, currentYear: number): ReadElement[] | Gs1Fault {
  const elements = [...path]
  const key = path[0]
  const qualifiers = path.slice(1).map(({ definition }) => definition.ai)
  for (const { text, position } of pairs) {
    const equals = text.indexOf('=')
    const name = text.slice(0, Math.max(0, equals))
    if (!isDigits(name)) continue
    const at = offset + position
    const definition = findAi(name)
    if (definition === undefined) return { rule: 'unknown-ai', position: at, detail: `No part of a code has the number ${readableText(name)}.`, elementsBefore: elements.length }
    const fail = (rule: Gs1Fault['rule'], detail: string): Gs1Fault => ({ rule, ai: name, position: at, detail, elementsBefore: elements.length })
    const called = elementName(definition)
    if (elements.some((element) => element.definition === definition)) return fail('repeated', `${called} is given twice.`)
    if (key !== undefined && belongsInPath(key.definition, qualifiers, name)) return fail('key-order', `${called} belongs in the path, not behind the question mark.`)
    if (!definition.linkAttribute) return fail('digital-link', `${called} may not stand behind the question mark.`)
    const element = readValue({ definition, encoded: text.slice(equals + 1), position: at, valueAt: at + equals + 1, inQuery: true, before: elements.length }, currentYear)
    if (isFault(element)) return element
    elements.push(element)
  }
  return elements
}

const noKey = 'This Digital Link does not end in a key such as /01/ with its number; compressed links are not supported.'

/** True when the address is meant as a Digital Link though it breaks a rule: its key is right, or it is a number of goods with only the check digit wrong. */
const isMeantAsLink = ({ elementsBefore, rule, ai }: Gs1Fault): boolean => elementsBefore > 0 || (rule === 'check-digit' && (ai === '00' || ai === '01' || ai === '8006'))

/**
 * The elements of an uncompressed GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax): key and qualifiers from the path, attributes
 * from the query. A GTIN of 8, 12 or 13 digits is padded. undefined when it is just a web address, such as one whose path has `/01/` with something
 * that is no GTIN behind it; on the host id.gs1.org everything is meant as a Digital Link. `offset` is the position of `text` in the raw scan.
 */
export function parseDigitalLink(text: string, offset: number, currentYear: number): Gs1Reading | Gs1Fault | undefined {
  const address = cutUp(text)
  if (address === undefined) return undefined
  const isGs1Host = address.host.toLowerCase() === 'id.gs1.org'
  const path = readPath(address.segments, offset, currentYear)
  if (isFault(path)) return isGs1Host || isMeantAsLink(path) ? path : undefined
  if (path.length === 0) return isGs1Host ? { rule: 'digital-link', position: offset, detail: noKey, elementsBefore: 0 } : undefined
  const elements = readQuery(address.pairs, path, offset, currentYear)
  return isFault(elements) ? elements : { elements, warnings: [] }
}
