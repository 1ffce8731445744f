import type { z } from 'zod'
import type { labelSubjectSchema } from '#shared/api/labels.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import { milliPerUnit, milliToText } from '#shared/domain/quantity.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { Settings } from '../system/settings.ts'
import { packFacts } from './pack-facts.ts'
import type { PackFacts } from './pack-facts.ts'

/** What labels are for. */
export type LabelSubject = z.output<typeof labelSubjectSchema>
/** What is known besides of goods that were received. */
export type ReceivedFrom = { readonly deliveryNumber?: string; readonly orderNumber?: string; readonly supplierName?: string; readonly receivedOnIso?: string; readonly location?: string; readonly reason?: string; readonly operatorName?: string }
/** A subject with the values of its label; `pack` for a pack of a product. */
export type SubjectValues = { readonly title: string; readonly values: FieldValues; readonly pack: PackFacts | null }

type Surroundings = { readonly sql: Sql; readonly settings: Pick<Settings, 'companyName'>; readonly todayIso: string }

/** Grams from thousandths of a gram, whole where that is exact. */
const weightText = (milli: number): string => (milli >= 1_000_000 ? `${milliToText(Math.round(milli / 1000))} kg` : `${milliToText(milli)} g`)

/** How much one label stands for: pieces as a count, grams as a weight; lengths and volumes are told by the pack's name. */
function amountValues({ baseUnit }: PackFacts, quantityMilli: number): FieldValues {
  if (baseUnit === 'each' && quantityMilli % milliPerUnit === 0) return { quantity: String(quantityMilli / milliPerUnit) }
  if (baseUnit === 'g') return { netWeightText: weightText(quantityMilli), ...(quantityMilli % milliPerUnit === 0 && quantityMilli < 1e9 ? { netWeightGrams: String(quantityMilli / milliPerUnit) } : {}) }
  return {}
}

/** The values of a pack's label; `code` where one is about to be handed out. */
export function packValues(pack: PackFacts, subject: Extract<LabelSubject, { kind: 'pack' }>, { settings, todayIso }: Omit<Surroundings, 'sql'>, from: ReceivedFrom = {}): FieldValues {
  return {
    productName: pack.productName, sku: pack.productCode, code: pack.code, gtin: pack.gtin, packName: pack.packName, ...amountValues(pack, subject.quantityMilli ?? pack.baseQuantityMilli),
    lot: subject.lot, serial: subject.serial, expiry: subject.expiryIso === null ? null : { iso: subject.expiryIso }, companyName: settings.companyName, receivedOn: { iso: from.receivedOnIso ?? todayIso },
    deliveryNumber: from.deliveryNumber ?? null, orderNumber: from.orderNumber ?? null, supplierName: from.supplierName ?? null, location: from.location ?? null, reason: from.reason ?? null, operatorName: from.operatorName ?? null
  }
}

/** What a label of the subject says, undefined when there is no such thing. */
export async function subjectValues(surroundings: Surroundings, subject: LabelSubject, from: ReceivedFrom = {}): Promise<SubjectValues | undefined> {
  const { sql, settings } = surroundings
  if (subject.kind === 'free') return { title: String(subject.fields.productName ?? subject.fields.binCode ?? subject.fields.commandName ?? ''), values: subject.fields, pack: null }
  if (subject.kind === 'pack') {
    const pack = await packFacts(sql, subject.packId)
    return pack === undefined ? undefined : { title: `${pack.productCode} · ${pack.packName}`, values: packValues(pack, subject, surroundings, from), pack }
  }
  if (subject.kind === 'location') {
    const place = await sql.get<{ readonly code: string; readonly site: string; readonly zone: string; readonly bin: string }>('SELECT code, site, zone, bin FROM locations WHERE id = ?', subject.locationId)
    if (place === undefined) return undefined
    return { title: place.code, values: { binCode: place.code, binName: [place.site, place.zone, place.bin].filter((part) => part !== '').join(' · '), location: place.code, companyName: settings.companyName }, pack: null }
  }
  const person = await sql.get<{ readonly id: number; readonly name: string; readonly role: string }>('SELECT id, name, role FROM operators WHERE id = ? AND active = 1', subject.operatorId)
  if (person === undefined) return undefined
  return { title: person.name, values: { operatorName: person.name, operatorRole: person.role, badgeCode: `OP-${String(person.id).padStart(5, '0')}`, companyName: settings.companyName }, pack: null }
}
