import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import { packKinds } from '#shared/domain/catalog/pack.ts'
import { deviceKinds } from '#shared/domain/devices/configuration.ts'
import { importKinds } from '#shared/domain/imports/kinds.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'
import { orderStates } from '#shared/domain/purchasing/order-state.ts'
import type { VarianceOutcome } from '#shared/domain/receiving/conditions.ts'
import { deliveryStates, varianceOutcomes } from '#shared/domain/receiving/conditions.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { baseUnits } from '#shared/domain/quantity.ts'
import type { Role } from '#shared/domain/roles.ts'
import { roles } from '#shared/domain/roles.ts'
import { english } from '../words/en/index.ts'
import { useFormat } from './use-format.ts'

type Entry = Pick<Output<'system.trail'>['rows'][number], 'record' | 'names' | 'units'>
type Action = keyof typeof english.trail.action
type Field = keyof typeof english.trail.field

const isAction = (action: string): action is Action => action in english.trail.action
const isField = (field: string): field is Field => field in english.trail.field
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
const isOutcome = (text: string): text is VarianceOutcome => (varianceOutcomes as readonly string[]).includes(text)
const isGoods = (text: string): text is keyof typeof english.trail.goods => text in english.trail.goods
const isPack = (text: string): text is PackKind => (packKinds as readonly string[]).includes(text)

/** Longer lists are cut, with how many more there are. */
const longestList = 12

/** "leadTimeDays" as people read it: "lead time days". */
const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** Row ids inside a list of parts, and counters, say nothing to a person. */
const isHidden = (field: string): boolean => /^id$|Id$|version/.test(field)
const isEmpty = (content: unknown): boolean => content === null || content === undefined || content === '' || (Array.isArray(content) && content.length === 0)

/** The unit of the quantities among some fields: they name it, or a product that is counted in it. */
const unitOf = (fields: Readonly<Record<string, unknown>>, units: Entry['units'], otherwise: BaseUnit | null): BaseUnit | null =>
  baseUnits.find((unit) => unit === fields.baseUnit) ?? (typeof fields.productCode === 'string' ? (units[fields.productCode] ?? null) : otherwise)

/** The words of an entry of the trail: what was done, which field, and a value in the company's way of writing, with the unit or currency of the record. */
export function useTrailWords({ record, names, units }: Entry): { readonly action: (action: string) => string; readonly field: (field: string) => string; readonly value: (field: string, value: unknown) => string } {
  const { t } = useTranslation(['trail', 'common', 'devices', 'imports', 'settings'])
  const format = useFormat()
  const currency = record?.currency ?? format.currency
  const field = (name: string): string => (isField(name) ? t(`field.${name}`) : spaced(name))
  const number = (name: string, content: number, unit: BaseUnit | null): string => {
    if (name.endsWith('Milli')) return unit === null ? format.quantity(content) : `${format.quantity(content)} ${t(`common:unit.${unit}`)}`
    if (name.endsWith('Scaled')) return format.unitPrice(content, currency)
    if (name.endsWith('Permille')) return format.finePercent(content)
    return name.endsWith('Minor') ? format.money(content, currency) : (names[`${name} ${content}`] ?? format.integer(content))
  }
  const text = (name: string, content: string): string => {
    const orderState = orderStates.find((one) => one === content)
    const deliveryState = deliveryStates.find((one) => one === content)
    if ((name === 'decision' || name === 'state') && orderState !== undefined) return t(`common:orderState.${orderState}`)
    if (name === 'state' && deliveryState !== undefined) return t(`common:deliveryState.${deliveryState}`)
    const known = knownTexts(name, content)
    if (known !== undefined) return known
    if (/^\d{4}-\d\d-\d\d$/.test(content)) return format.date(content)
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(content) ? format.dateTime(content) : content
  }
  const knownTexts = (name: string, content: string): string | undefined => {
    if (name === 'pin') return t('pinSet')
    if (name === 'role' && isRole(content)) return t(`common:role.${content}`)
    if (name === 'outcome' && isOutcome(content)) return t(`common:varianceOutcome.${content}`)
    if (name === 'kind' && isPack(content)) return t(`common:packKind.${content}`)
    const unit = baseUnits.find((one) => one === content)
    if (name === 'baseUnit' && unit !== undefined) return t(`common:unitLong.${unit}`)
    const deviceKind = deviceKinds.find((one) => one === content)
    if (name === 'kind' && deviceKind !== undefined) return t(`devices:kind.${deviceKind}`)
    const labelKind = labelKinds.find((one) => one === content)
    if (name === 'labelKind' && labelKind !== undefined) return t(`devices:labelKind.${labelKind}`)
    const kind = importKinds.find((one) => one === content)
    if (name === 'kind' && kind !== undefined) return t(`imports:kind.${kind}`)
    return name === 'goods' && isGoods(content) ? t(`goods.${content}`) : undefined
  }
  const valueIn = (name: string, content: unknown, unit: BaseUnit | null): string => {
    if (isEmpty(content)) return t('common:answer.none')
    if (typeof content === 'boolean') return content ? t('common:answer.yes') : t('common:answer.no')
    if (typeof content === 'number') return number(name, content, unit)
    if (Array.isArray(content)) {
      const shown = content.slice(0, longestList).map((one) => valueIn(name, one, unit))
      return [...shown, ...(content.length > longestList ? [t('common:count.more', { count: content.length - longestList })] : [])].join('\n')
    }
    if (!isRecord(content)) return text(name, String(content))
    const own = unitOf(content, units, unit)
    return Object.entries(content).filter(([key, one]) => !isEmpty(one) && (!isHidden(key) || names[`${key} ${String(one)}`] !== undefined)).map(([key, one]) => `${field(key)}: ${valueIn(key, one, own)}`).join(', ')
  }
  return { action: (action) => t(`action.${isAction(action) ? action : 'other'}`), field, value: (name, content) => valueIn(name, content, record?.baseUnit ?? null) }
}
