import { Button, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelKinds } from '#shared/domain/labels/template.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useCommand } from '../../../api/hooks.ts'
import { useRecordForm } from '../../../ui/form/use-record-form.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { StateShape } from '../../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { ElementForm } from './element-form.tsx'
import { ElementList } from './element-list.tsx'
import { LabelCanvas } from './label-canvas.tsx'
import { MillimetreField } from './millimetre-field.tsx'
import { PreviewProblems, wrongElements } from './preview-problems.tsx'
import { TemplateActs } from './template-acts.tsx'
import { withChanged } from './template-edits.ts'
import { TemplateVersions } from './template-versions.tsx'
import { templateOf } from './template-page.tsx'
import type { TemplateView } from './template-page.tsx'
import classes from './templates.module.css'
import { useTemplatePreview } from './use-template-preview.ts'

/** What is written, and which version it began with. */
type EditedTemplate = { readonly basedOn: number; readonly template: LabelTemplate }

const Conflict = ({ view: { template, versions }, mine, onTake, onKeep }: { readonly view: TemplateView; readonly mine: number; readonly onTake: () => void; readonly onKeep: () => void }) => {
  const { t } = useTranslation(['labels', 'common'])
  return (
    <div className={classes.conflict} role="alert">
      <p className={classes.conflictTitle}><StateShape tone="attention" /> {t('template.conflict', { who: versions[0]?.by ?? t('template.conflictSomebody'), version: template.version, mine })}</p>
      <p>{t('template.conflictText')}</p>
      <Group gap="xs"><Button variant="default" onClick={onTake}>{t('template.conflictTake')}</Button><Button variant="default" onClick={onKeep}>{t('template.conflictKeep')}</Button></Group>
    </div>
  )
}

/** Changes a template: form and exact picture side by side. Nothing is kept before it is saved as the next version; what is written stays as a draft on this station. */
export const TemplateEditor = ({ view }: { readonly view: TemplateView }) => {
  const { t } = useTranslation(['labels', 'common'])
  const format = useFormat()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { key, version, name } = view.template
  const saved = useMemo((): EditedTemplate => ({ basedOn: version, template: templateOf(view) }), [view, version])
  const form = useRecordForm<EditedTemplate>(`template-${key}`, saved)
  const { run, isRunning } = useCommand('labels.saveTemplate')
  const [selected, setSelected] = useState(0)
  const [problem, setProblem] = useState<string>()
  const { template, basedOn } = form.values
  const preview = useTemplatePreview(template)
  const wrong = wrongElements(preview)
  const change = (edit: (template: LabelTemplate) => LabelTemplate): void => {
    setProblem(undefined)
    form.set((before) => ({ template: edit(before.template) }))
  }
  const isConflict = form.changed && !isRunning && basedOn !== version
  const save = async (): Promise<void> => {
    if (isConflict) return
    const reply = await run({ key, basedOn, body: template as unknown as Record<string, unknown> })
    if (!reply.ok) return setProblem(reply.failure.code === 'conflict' ? undefined : describe('labels.saveTemplate', reply.failure))
    setProblem(undefined)
    form.markSaved()
    toast.good(t('template.saved', { name: reply.value.name, version: reply.value.version }))
  }
  const element = template.elements[selected]
  return (
    <Page title={name} parent={{ title: t('template.list.title'), href: hrefs.templates }} main={{ label: t('template.save'), run: () => void save(), busy: isRunning, disabled: !form.changed || isConflict || preview.faults.length > 0 }}
      headline={<Text span c="dimmed">{version === 0 ? t('template.shippedVersion') : t('template.versionOf', { version })}{form.changed && <> · {t('common:form.unsaved')}</>}</Text>}
      actions={<TemplateActs view={view} template={template} isSaved={!form.changed} onGone={form.discard} />}>
      {form.draftAtMs !== null && <div className={classes.conflict} role="status"><span>{t('common:form.draftRestored', { when: format.dateTime(new Date(form.draftAtMs).toISOString()) })} <Button size="xs" variant="default" onClick={form.discard}>{t('common:form.draftDiscard')}</Button></span></div>}
      {isConflict && <Conflict view={view} mine={basedOn} onTake={form.discard} onKeep={() => form.set({ basedOn: version })} />}
      {problem !== undefined && <div className={classes.problems} role="alert"><StateShape tone="stop" /> {problem}</div>}
      <div className={classes.editor}>
        <div className={classes.side}>
          <Section title={t('template.label')}>
            <div className={classes.elementForm}>
              <TextInput label={t('template.name')} required maxLength={80} value={template.name} onChange={(event) => { const next = event.currentTarget.value; change((before) => ({ ...before, name: next })) }} />
              <Select label={t('template.kind')} data={labelKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} value={template.kind} onChange={(kind) => change((before) => ({ ...before, kind: labelKinds.find((one) => one === kind) ?? before.kind }))} />
              <SimpleGrid cols={2} spacing="sm">
                <MillimetreField label={t('template.width')} value={template.widthMm} onChange={(widthMm) => change((before) => ({ ...before, widthMm }))} />
                <MillimetreField label={t('template.height')} value={template.heightMm} onChange={(heightMm) => change((before) => ({ ...before, heightMm }))} />
              </SimpleGrid>
            </div>
          </Section>
          <Section title={t('template.elements')}><ElementList template={template} selected={selected} wrong={wrong} onSelect={setSelected} onChange={change} /></Section>
          <Section title={t('template.versions')} flush><TemplateVersions view={view} /></Section>
        </div>
        <div className={classes.side}>
          <Section title={t('elementForm.title')}>{element === undefined ? <p className={classes.hint}>{t('elementForm.pick')}</p> : <ElementForm key={`${selected} ${element.type}`} element={element} kind={template.kind} onChange={(next) => change((before) => withChanged(before, selected, next))} />}</Section>
        </div>
        <section className={classes.show} aria-label={t('template.preview')}>
          <LabelCanvas template={template} preview={preview} selected={selected} wrong={wrong} onSelect={setSelected} />
          <PreviewProblems template={template} preview={preview} onSelect={setSelected} />
        </section>
      </div>
    </Page>
  )
}
