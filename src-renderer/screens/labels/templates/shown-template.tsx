import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useCommand } from '../../../api/hooks.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Section, Values } from '../../../ui/page.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useMay } from '../../../ui/use-session.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { LabelCanvas } from './label-canvas.tsx'
import { PreviewProblems, wrongElements } from './preview-problems.tsx'
import { TemplateActs } from './template-acts.tsx'
import { TemplateVersions } from './template-versions.tsx'
import { templateOf } from './template-page.tsx'
import type { TemplateView } from './template-page.tsx'
import classes from './templates.module.css'
import { useTemplatePreview } from './use-template-preview.ts'

/** A template that is looked at: an older version, which can be made the newest again, or any for who may not change it. */
export const ShownTemplate = ({ view, newest }: { readonly view: TemplateView; readonly newest: TemplateView }) => {
  const { t } = useTranslation('labels')
  const [, navigate] = useLocation()
  const format = useFormat()
  const may = useMay()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('labels.saveTemplate')
  const template = templateOf(view)
  const preview = useTemplatePreview(template)
  const { key, name, kind, version } = view.template
  const isOlder = version !== newest.template.version
  const goBack = async (): Promise<void> => {
    const reply = await run({ key, basedOn: newest.template.version, body: view.body })
    if (!reply.ok) return toast.stop(describe('labels.saveTemplate', reply.failure))
    toast.good(t('template.wentBack', { name: reply.value.name, version }))
    navigate(hrefs.template(key))
  }
  const mm = (value: number): string => format.quantity(Math.round(value * 1000))
  return (
    <Page title={name} parent={{ title: t('template.list.title'), href: hrefs.templates }} main={isOlder && may('keepLabels') ? { label: t('template.goBack'), run: () => void goBack(), busy: isRunning } : undefined}
      actions={isOlder ? <Button component={Link} href={hrefs.template(key)} variant="default">{t('template.toNewest')}</Button> : <TemplateActs view={view} template={template} isSaved onGone={() => undefined} />}>
      {!may('keepLabels') && <Text c="dimmed">{t('template.readOnly')}</Text>}
      {isOlder && <Notice tone="attention">{t('template.olderOf')}</Notice>}
      <div className={classes.columns}>
        <div className={classes.side}>
          <Section title={t('template.label')}>
            <Values values={[
              { label: t('template.list.version'), value: version === 0 ? t('template.shippedVersion') : <span translate="no">{version}</span> }, { label: t('template.kind'), value: t(`kind.${kind}`) },
              { label: t('template.list.size'), value: t('print.size', { width: mm(template.widthMm), height: mm(template.heightMm) }) }
            ]} />
          </Section>
          <Section title={t('template.versions')} flush><TemplateVersions view={{ ...view, versions: newest.versions }} /></Section>
        </div>
        <section className={classes.show} aria-label={t('template.preview')}>
          <LabelCanvas template={template} preview={preview} selected={-1} wrong={wrongElements(preview)} />
          <PreviewProblems template={template} preview={preview} />
        </section>
      </div>
    </Page>
  )
}
