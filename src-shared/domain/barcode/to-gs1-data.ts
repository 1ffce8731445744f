import { associationWarnings } from './association-warnings.ts'
import { elementName } from './element-name.ts'
import { toGs1Date } from './gs1-date.ts'
import type { Gs1Fault, Gs1Reading, ReadElement } from './gs1-reading.ts'
import { measureAiRows } from './measure-ai-rows.ts'
import type { Gs1Amount, Gs1Data, Gs1Warning, Measure, MeasureUnit } from './types.ts'

const unitOfPrefix = new Map<string, MeasureUnit>(measureAiRows.map(([prefix, , unit]) => [prefix, unit]))

/** 390n-393n and 395n by their first three digits; true when three digits of currency come first. */
const currencyOfPrefix = new Map([['390', false], ['391', true], ['392', false], ['393', true], ['395', false]])

function measuresOf(elements: readonly ReadElement[]): Measure[] {
  const measures: Measure[] = []
  for (const { definition: { ai }, value } of elements) {
    const unit = ai.length === 4 && ai.startsWith('3') ? unitOfPrefix.get(ai.slice(0, 3)) : undefined
    if (unit !== undefined) measures.push({ ai, value: Number(value), decimals: Number(ai.charAt(3)), unit })
  }
  return measures
}

function amountsOf(elements: readonly ReadElement[]): Gs1Amount[] {
  const amounts: Gs1Amount[] = []
  for (const { definition: { ai }, value } of elements) {
    const withCurrency = ai.startsWith('39') ? currencyOfPrefix.get(ai.slice(0, 3)) : undefined
    if (withCurrency === undefined) continue
    const decimals = Number(ai.charAt(3))
    amounts.push(withCurrency ? { ai, value: Number(value.slice(3)), decimals, currency: value.slice(0, 3) } : { ai, value: Number(value), decimals })
  }
  return amounts
}

/** An identifier given twice with two values: a fault for the keys that say what the thing is, else a warning (GS1 General Specifications §4.13). */
function repetitions(elements: readonly ReadElement[]): Gs1Fault | Gs1Warning[] {
  const warnings: Gs1Warning[] = []
  const firstOf = new Map<string, string>()
  for (const [index, { definition, value, position }] of elements.entries()) {
    const { ai, linkQualifiers } = definition
    const first = firstOf.get(ai)
    if (first === undefined) firstOf.set(ai, value)
    if (first === undefined || first === value) continue
    const detail = `${elementName(definition)} is given twice, as ${first} and as ${value}.`
    if (linkQualifiers !== undefined || ai === '02' || ai === '03' || ai === '8026') return { rule: 'repeated', ai, position, detail, elementsBefore: index }
    warnings.push({ rule: 'repeated', ai, detail })
  }
  return warnings
}

/**
 * The typed message of a reading: facts of receiving taken out of the elements, the first where one is repeated, and warnings about the whole;
 * a fault when its keys contradict each other.
 */
export function toGs1Data(carrier: Gs1Data['carrier'], reading: Gs1Reading, currentYear: number): Gs1Data | Gs1Fault {
  const { elements } = reading
  const repeated = repetitions(elements)
  if (!Array.isArray(repeated)) return repeated
  const values = new Map<string, string>()
  for (const { definition: { ai }, value } of elements) if (!values.has(ai)) values.set(ai, value)
  const first = (...ais: readonly string[]): string | undefined => values.get(ais.find((ai) => values.has(ai)) ?? '')
  const date = (...ais: readonly string[]) => { const digits = first(...ais); return digits === undefined ? undefined : toGs1Date(digits, currentYear) }
  const measures = measuresOf(elements)
  const measure = (...prefixes: readonly string[]): Measure | undefined => {
    for (const prefix of prefixes) { const found = measures.find(({ ai }) => ai.startsWith(prefix)); if (found !== undefined) return found }
    return undefined
  }
  const count = first('37', '30')
  return withoutUndefined({
    kind: 'gs1', carrier,
    elements: elements.map(({ definition: { ai, title }, value }) => ({ ai, value, title })),
    gtin: first('01', '03', '8006')?.slice(0, 14),
    containedGtin: first('02', '8026')?.slice(0, 14),
    sscc: first('00'), lot: first('10'), serial: first('21'), variant: first('20'),
    expiry: date('17', '7003'), bestBefore: date('15'), sellBy: date('16'), productionDate: date('11'), packagingDate: date('13'),
    count: count === undefined ? undefined : Number(count),
    netWeight: measure('310', '320', '356'), grossWeight: measure('330', '340'),
    measures, amounts: amountsOf(elements),
    orderNumber: first('400'),
    warnings: [...reading.warnings, ...repeated, ...associationWarnings(elements, reading.warnings.length > 0)]
  })
}

/** The message with only the facts it has. */
function withoutUndefined(data: Gs1Data): Gs1Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Gs1Data
}
