import { Select, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import type { FieldNumber } from '../form/decimal-field.tsx'
import { IntegerField } from '../form/decimal-field.tsx'

/** How many labels goods get (src-shared/domain/labels/label-count.ts). */
export type LabelRule = Output<'labels.rule'>['rule']
/** A rule while it is written: numbers may not be readable yet. */
export type WrittenRule = { readonly per: LabelRule['per']; readonly every: FieldNumber; readonly spares: { readonly kind: 'count' | 'percent'; readonly value: FieldNumber } }

const pers = ['unit', 'case', 'pallet', 'every', 'none'] as const
const spareKinds = ['count', 'percent'] as const

/** A rule in words. */
export function useRuleWords(): (rule: LabelRule) => string {
  const { t } = useTranslation('labels')
  return ({ per, every, spares: { kind, value } }) => {
    const rule = t(`rule.says.${per}`, { every: every ?? 1 })
    if (value === 0) return rule
    return kind === 'count' ? t('rule.plusCount', { rule, count: value }) : t('rule.plusPercent', { rule, value })
  }
}

/** The rule that is sent; null while a number of it cannot be read or is out of range. */
export function readRule({ per, every, spares }: WrittenRule): LabelRule | null {
  if (per === 'every' && (typeof every !== 'number' || every < 1)) return null
  if (typeof spares.value !== 'number' || spares.value < 0 || spares.value > 1000) return null
  return { per, every: per === 'every' && typeof every === 'number' ? every : null, spares: { kind: spares.kind, value: spares.value } }
}

/** The fields of a rule: one label for what, and how many spares. */
export const RuleFields = ({ rule, disabled = false, onChange }: { readonly rule: WrittenRule; readonly disabled?: boolean; readonly onChange: (rule: WrittenRule) => void }) => {
  const { t } = useTranslation('labels')
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Select label={t('rule.per')} disabled={disabled} data={pers.map((per) => ({ value: per, label: t(`rule.perOf.${per}`) }))} value={rule.per} onChange={(next) => onChange({ ...rule, per: pers.find((one) => one === next) ?? 'case' })} />
      {rule.per === 'every' ? <IntegerField label={t('rule.every')} disabled={disabled} value={rule.every} onChange={(every) => onChange({ ...rule, every })} /> : <span />}
      <IntegerField label={t('rule.spares')} disabled={disabled} value={rule.spares.value} onChange={(value) => onChange({ ...rule, spares: { ...rule.spares, value } })} />
      <Select label={t('rule.sparesIn')} disabled={disabled} data={spareKinds.map((kind) => ({ value: kind, label: t(`rule.sparesKind.${kind}`) }))} value={rule.spares.kind} onChange={(next) => onChange({ ...rule, spares: { ...rule.spares, kind: spareKinds.find((one) => one === next) ?? 'count' } })} />
    </SimpleGrid>
  )
}
