import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { LabelScreen } from './print/label-screen.tsx'
import { ManyLabels } from './print/many-labels.tsx'
import { JobList } from './queue/job-list.tsx'
import { JobPage } from './queue/job-page.tsx'
import { TemplateList } from './templates/template-list.tsx'
import { TemplatePage } from './templates/template-page.tsx'

/** The addresses of the labels: printing, the queue, the templates. */
export const labelRoutes: readonly ScreenRoute[] = [
  { path: '/labels', render: () => <LabelScreen /> },
  { path: '/labels/products', needs: 'printing.print', render: () => <ManyLabels /> },
  { path: '/labels/queue', render: () => <JobList /> },
  { path: '/labels/queue/:id', render: ({ id }) => <JobPage key={id} jobId={idOf(id)} /> },
  { path: '/labels/templates', render: () => <TemplateList /> },
  { path: '/labels/templates/:key', render: ({ key }) => <TemplatePage key={key} templateKey={key ?? ''} /> }
]
