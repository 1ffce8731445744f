import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { readTemplate } from '#shared/domain/labels/read-template.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { RecordState } from '../../../ui/record-state.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useMay } from '../../../ui/use-session.ts'
import { ShownTemplate } from './shown-template.tsx'
import { TemplateEditor } from './template-editor.tsx'

/** A template as the station gives it. */
export type TemplateView = Output<'labels.viewTemplate'>

/** The template of a view; the station keeps none that is not one. */
export function templateOf({ body, template }: TemplateView): LabelTemplate {
  const checked = readTemplate(body)
  return checked.ok ? checked.value : { key: template.key, name: template.name, kind: template.kind, widthMm: template.widthMm, heightMm: template.heightMm, elements: [] }
}

/** A template: edited by who keeps the labels, looked at by everybody, also as it was before. */
export const TemplatePage = ({ templateKey }: { readonly templateKey: string }) => {
  const { t } = useTranslation('labels')
  const may = useMay()
  const describe = useDescribeFailure()
  const [parameters] = useSearchParams()
  const asked = parameters.get('version')
  const version = asked !== null && /^\d{1,9}$/.test(asked) ? Number(asked) : null
  const newest = useQuery('labels.viewTemplate', { key: templateKey })
  const older = useQuery('labels.viewTemplate', version === null ? null : { key: templateKey, version })
  const { value, failure, refetch } = version === null ? newest : older
  if (value === undefined || newest.value === undefined) return <RecordState place={{ title: '', parent: { title: t('template.list.title'), href: hrefs.templates } }} problem={failure === undefined ? undefined : describe('labels.viewTemplate', failure)} onRetry={refetch} />
  if (version === null && may('keepLabels')) return <TemplateEditor view={value} />
  return <ShownTemplate view={value} newest={newest.value} />
}
