import { useTranslation } from 'react-i18next'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import { packKinds } from '#shared/domain/catalog/pack.ts'
import type { OrderState } from '#shared/domain/purchasing/order-state.ts'
import { orderStates } from '#shared/domain/purchasing/order-state.ts'
import type { VarianceOutcome } from '#shared/domain/receiving/conditions.ts'
import { varianceOutcomes } from '#shared/domain/receiving/conditions.ts'
import type { Role } from '#shared/domain/roles.ts'
import { roles } from '#shared/domain/roles.ts'
import { english } from '../words/en/index.ts'
import { useFormat } from './use-format.ts'

type Action = keyof typeof english.trail.action
type Field = keyof typeof english.trail.field

const isAction = (action: string): action is Action => action in english.trail.action
const isField = (field: string): field is Field => field in english.trail.field
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isState = (text: string): text is OrderState => (orderStates as readonly string[]).includes(text)
const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
const isOutcome = (text: string): text is VarianceOutcome => (varianceOutcomes as readonly string[]).includes(text)
const isPack = (text: string): text is PackKind => (packKinds as readonly string[]).includes(text)

/** Longer lists are cut, with how many more there are. */
const longestList = 12

/** "leadTimeDays" as people read it: "lead time days". */
const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** The words of the trail: what was done, which field, and a value in the company's way of writing. */
export function useTrailWords(): { readonly action: (action: string) => string; readonly field: (field: string) => string; readonly value: (field: string, value: unknown) => string } {
  const { t } = useTranslation(['trail', 'common'])
  const format = useFormat()
  const field = (name: string): string => (isField(name) ? t(`field.${name}`) : spaced(name))
  const value = (name: string, content: unknown): string => {
    if (content === null || content === undefined || content === '') return t('common:answer.none')
    if (typeof content === 'boolean') return content ? t('common:answer.yes') : t('common:answer.no')
    if (typeof content === 'number') return name.endsWith('Milli') ? format.quantity(content) : name.endsWith('Scaled') ? format.unitPrice(content, format.currency) : name.endsWith('Permille') ? format.finePercent(content) : name.endsWith('Minor') ? format.money(content, format.currency) : format.integer(content)
    if (Array.isArray(content)) {
      const shown = content.slice(0, longestList).map((one) => value('', one))
      return [...shown, ...(content.length > longestList ? [t('common:count.more', { count: content.length - longestList })] : [])].join('\n')
    }
    if (isRecord(content)) return Object.entries(content).filter(([key, one]) => !/^id$|Id$|version/.test(key) && one !== null && one !== '' && !(Array.isArray(one) && one.length === 0)).map(([key, one]) => `${field(key)}: ${value(key, one)}`).join(', ')
    const text = String(content)
    if ((name === 'decision' || name === 'state') && isState(text)) return t(`common:orderState.${text}`)
    if (name === 'role' && isRole(text)) return t(`common:role.${text}`)
    if (name === 'outcome' && isOutcome(text)) return t(`common:varianceOutcome.${text}`)
    if (name === 'kind' && isPack(text)) return t(`common:packKind.${text}`)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return format.date(text)
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? format.dateTime(text) : text
  }
  return { action: (action) => t(`action.${isAction(action) ? action : 'other'}`), field, value }
}
