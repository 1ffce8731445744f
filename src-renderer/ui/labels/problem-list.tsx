import { useTranslation } from 'react-i18next'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import { StateShape } from '../state-badge.tsx'
import classes from './labels.module.css'
import { useProblemWords } from './use-problem-words.ts'

/** What stands at a place of a template, for sentences about it; undefined where that is not known. */
export type ElementTitle = (element: number) => string | undefined

/** Everything that keeps a label from being printed, each with the element it is about. */
export const ProblemList = ({ problems, titleOf }: { readonly problems: readonly LabelProblem[]; readonly titleOf?: ElementTitle }) => {
  const { t } = useTranslation('labels')
  const words = useProblemWords()
  if (problems.length === 0) return null
  return (
    <div className={classes.problems} role="alert">
      <p className={classes.problemTitle}><StateShape tone="stop" size={16} /> {t('print.problems')}</p>
      <ul>
        {problems.map((problem, index) => {
          const title = titleOf?.(problem.element)
          return <li key={index}>{title !== undefined && <strong>{t('problem.title', { number: problem.element + 1, what: title })} </strong>}{words(problem)}</li>
        })}
      </ul>
    </div>
  )
}
