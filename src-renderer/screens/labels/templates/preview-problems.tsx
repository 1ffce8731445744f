import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '#shared/domain/labels/template-fault.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useElementTitle } from '../../../ui/labels/use-element-title.ts'
import { useProblemWords } from '../../../ui/labels/use-problem-words.ts'
import { StateBadge, StateShape } from '../../../ui/state-badge.tsx'
import { elementOfPath, unknownFields } from './template-edits.ts'
import classes from './templates.module.css'
import type { TemplatePreview } from './use-template-preview.ts'

/** Elements with a fault or a problem, by their place. */
export const wrongElements = ({ faults, problems }: TemplatePreview): ReadonlySet<number> => new Set([...faults.map(({ path }) => elementOfPath(path)), ...problems.map(({ element }) => element)].filter((index) => index >= 0))

/** What keeps a template from being kept or printed, each named at its element; a press chooses it. */
export const PreviewProblems = ({ template, preview, onSelect }: { readonly template: LabelTemplate; readonly preview: TemplatePreview; readonly onSelect?: (index: number) => void }) => {
  const { t } = useTranslation('labels')
  const words = useProblemWords()
  const titleOf = useElementTitle(template)
  const { faults, problems, picture, isOld, isSettled } = preview
  const faultText = (fault: TemplateFault): string => {
    const [field] = unknownFields(fault)
    return field === undefined ? t('template.faultSays', { value: fault.value, expected: fault.expected }) : t('template.noField', { field })
  }
  const found = [
    ...faults.map((fault) => ({ element: elementOfPath(fault.path), text: <span translate="no">{faultText(fault)}</span> })),
    ...problems.map((problem) => ({ element: problem.element, text: <>{words(problem)}</> }))
  ]
  if (found.length === 0) return picture !== null && isSettled && !isOld ? <div><StateBadge tone="good">{t('template.fine')}</StateBadge></div> : null
  return (
    <div className={classes.problems} role="status">
      <p className={classes.problemTitle}><StateShape tone="stop" /> {faults.length > 0 ? t('template.faults') : t('template.problems', { count: found.length })}{picture !== null && <span className={classes.hint}>{t('template.lastGood')}</span>}</p>
      <ul>
        {found.map(({ element, text }, index) => {
          const title = titleOf(element)
          return <li key={index}>{title !== undefined && (onSelect === undefined ? <strong>{t('template.elementOf', { number: element + 1, what: title })} </strong> : <button type="button" className={classes.link} onClick={() => onSelect(element)}>{t('template.elementOf', { number: element + 1, what: title })}</button>)} {text}</li>
        })}
      </ul>
    </div>
  )
}
