import { buildBracketedText, buildElementString, type ElementToPrint } from '../barcode/build-element-string.ts'
import { checkDigit, hasValidCheckDigit, isDigits } from '../barcode/check-digit.ts'
import { elementFault } from '../barcode/element-fault.ts'
import { elementName } from '../barcode/element-name.ts'
import { findAi } from '../barcode/find-ai.ts'
import { readableText } from '../barcode/readable-text.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { buildDigitalLink } from './build-digital-link.ts'
import type { SymbolData } from './filled-label.ts'
import type { LabelProblem } from './label-problem.ts'
import { gs1Symbologies, type Gs1Symbology, type Symbology } from './template.ts'

/** The most characters a GS1-128 symbol holds, identifiers and separators counted, the FNC1 in front not (GS1 General Specifications §5.4.4.5). */
export const mostGs1128Characters = 48
/** As long as a Code 128 of ours gets; a scanner's line is hardly longer. */
export const mostCode128Characters = 80
/** As long as a QR code of ours gets, in bytes; the symbol itself holds more, a label does not. */
export const mostQrBytes = 500
/** A GS1 DataMatrix of ours, in characters; the symbol itself takes 2,335 letters. */
export const mostDataMatrixCharacters = 300

export const isGs1Symbology = (symbology: Symbology): symbology is Gs1Symbology => (gs1Symbologies as readonly Symbology[]).includes(symbology)

const digitsOf: Readonly<Record<'ean13' | 'ean8' | 'upca' | 'itf14', number>> = { ean13: 13, ean8: 8, upca: 12, itf14: 14 }

type Filled = Result<SymbolData, LabelProblem>
type Rule = Extract<LabelProblem, { readonly code: 'bad-data' }>['rule']
const bad = (element: number, rule: Rule, detail: string, ai: string | null = null): { readonly ok: false; readonly failure: LabelProblem } => fail({ code: 'bad-data', element, ai, rule, detail })

/** Digits in the length of their symbol: zeros in front are taken off or put on, for a GTIN is the same number in each of its lengths. */
function fillDigits(symbology: 'ean13' | 'ean8' | 'upca' | 'itf14', text: string, element: number): Filled {
  const length = digitsOf[symbology]
  if (!isDigits(text)) return bad(element, text === '' ? 'empty' : 'non-digit', `${symbology.toUpperCase()} holds digits, not "${readableText(text).slice(0, 40)}".`)
  if (!hasValidCheckDigit(text)) return bad(element, 'check-digit', `The check digit of ${text.slice(0, 20)} should be ${checkDigit(text.slice(0, -1) || '0')}.`)
  const short = text.replace(/^0+/, '')
  if (short.length > length || text.length > 14) return bad(element, 'length', `${text.slice(0, 20)} has ${short.length} digits where ${symbology.toUpperCase()} holds ${length}.`)
  const digits = short.padStart(length, '0')
  return ok({ symbology, text: digits, readableText: digits })
}

/** GS1 parts, each checked by the rules of its identifier. `linkBase` is for Digital Links alone. */
export function fillGs1(symbology: Gs1Symbology, parts: readonly ElementToPrint[], linkBase: string, element: number): Filled {
  if (parts.length === 0) return bad(element, 'empty', 'There is nothing to put into the symbol.')
  for (const { ai, value } of parts) {
    const definition = findAi(ai)
    if (definition === undefined) return bad(element, 'unknown-ai', `No part of a code has the number ${ai}.`, ai)
    const fault = elementFault(definition, value, 2000)
    if (fault !== undefined) return bad(element, fault.rule, `${elementName(definition)}: ${fault.detail}.`, ai)
  }
  const twice = parts.find(({ ai }, index) => parts.findIndex((other) => other.ai === ai) !== index)
  if (twice !== undefined) return bad(element, 'repeated', `(${twice.ai}) is given twice.`, twice.ai)
  if (symbology === 'gs1-digital-link') {
    const link = buildDigitalLink(parts, linkBase)
    return link.ok ? ok({ symbology, parts, text: link.value, readableText: link.value }) : bad(element, link.failure.rule, link.failure.detail, link.failure.ai)
  }
  const text = buildElementString(parts)
  const most = symbology === 'gs1-128' ? mostGs1128Characters : mostDataMatrixCharacters
  if (text.length > most) return fail({ code: 'too-long', element, length: text.length, most })
  return ok({ symbology, parts, text, readableText: buildBracketedText(parts).replaceAll('\\(', '(') })
}

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}

/** Any other symbol from its text. Code 128 takes printable ASCII, QR any text without control characters. */
export function fillPlain(symbology: Exclude<Symbology, Gs1Symbology>, text: string, element: number): Filled {
  if (symbology !== 'code128' && symbology !== 'qr') return fillDigits(symbology, text, element)
  if (text === '') return bad(element, 'empty', 'There is nothing to put into the symbol.')
  const foreign = [...text].find((character) => (symbology === 'code128' ? !/^[ -~]$/.test(character) : /^[\p{Cc}\p{Cs}]$/u.test(character)))
  if (foreign !== undefined) return bad(element, 'character-set', `${readableText(foreign)} cannot stand in this symbol.`)
  const length = symbology === 'qr' ? utf8Length(text) : text.length
  const most = symbology === 'qr' ? mostQrBytes : mostCode128Characters
  return length > most ? fail({ code: 'too-long', element, length, most }) : ok({ symbology, text, readableText: text })
}
