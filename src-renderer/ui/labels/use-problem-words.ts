import { useTranslation } from 'react-i18next'
import { labelFields } from '#shared/domain/labels/label-fields.ts'
import type { LabelFieldName } from '#shared/domain/labels/label-fields.ts'
import type { LabelProblem, SizeMm } from '#shared/domain/labels/label-problem.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import { useFormat } from '../use-format.ts'

const isField = (name: string): name is LabelFieldName => Object.hasOwn(labelFields, name)

/** What a field of a label is called; a field nobody here knows keeps its own name. */
export function useFieldName(): (name: string) => string {
  const { t } = useTranslation('labels')
  return (name) => (isField(name) ? t(`field.${name}`) : name)
}

/** Why a label cannot be printed, in plain words, one sentence for each problem code. */
export function useProblemWords(): (problem: LabelProblem) => string {
  const { t } = useTranslation('labels')
  const fieldName = useFieldName()
  const format = useFormat()
  const millimetres = (mm: number): string => format.quantity(Math.round(mm * 10) * (milliPerUnit / 10))
  const area = ({ widthMm, heightMm }: SizeMm): string => t('problem.area', { width: millimetres(widthMm), height: millimetres(heightMm) })
  return (problem) => {
    switch (problem.code) {
      case 'missing-field': return t('problem.missing-field', { field: fieldName(problem.field) })
      case 'bad-field': return t('problem.bad-field', { field: fieldName(problem.field), format: problem.format })
      case 'bad-data': return t('problem.bad-data', { detail: problem.detail })
      case 'too-long': return t('problem.too-long', { length: problem.length, most: problem.most })
      case 'does-not-fit': return t(`problem.${problem.what}-does-not-fit`, { needed: area(problem.needed), available: area(problem.available) })
      case 'no-glyph': return t('problem.no-glyph', { character: problem.character })
      case 'bad-image': return t('problem.bad-image', { detail: problem.detail })
    }
  }
}
