import { Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useCommand } from '../../../api/hooks.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useMay } from '../../../ui/use-session.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { saveTemplateFile } from './template-file.ts'
import type { TemplateView } from './template-page.tsx'

type TemplateActsProps = { readonly view: TemplateView; readonly template: LabelTemplate; /** What is shown is what is kept. */ readonly isSaved: boolean; /** Drops what was written, before the template is gone. */ readonly onGone: () => void }

/** What can be done with a template besides changing it: test print, export, copy, take out of use, back to how it came. */
export const TemplateActs = ({ view, template, isSaved, onGone }: TemplateActsProps) => {
  const { t } = useTranslation(['labels', 'common'])
  const [, navigate] = useLocation()
  const may = useMay()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run: print, isRunning } = useCommand('printing.print')
  const { run: setActive } = useCommand('labels.setTemplateActive')
  const { run: remove } = useCommand('labels.removeTemplate')
  const [question, setQuestion] = useState<'copy' | 'remove' | null>(null)
  const { key, name, active, version } = view.template
  const isShipped = shippedTemplates.some((one) => one.key === key)
  const mayKeep = may('keepLabels')
  const test = async (): Promise<void> => {
    const reply = await print({ templateKey: key, subject: { kind: 'free', fields: view.fields }, copies: 1, cause: 'test' })
    if (reply.ok) toast.good(t('template.tested', { printer: reply.value.printerName }))
    else toast.stop(describe('printing.print', reply.failure))
  }
  const toggle = async (): Promise<void> => {
    const reply = await setActive({ key, active: !active })
    if (!reply.ok) toast.stop(describe('labels.setTemplateActive', reply.failure))
  }
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} />} loading={isRunning} disabled={!isSaved || !may('printLabels')} title={isSaved ? undefined : t('template.testFirst')} onClick={() => void test()}>{t('template.test')}</Button>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void saveTemplateFile(template).then((file) => toast.good(t('common:list.exported', { name: file })))}>{t('template.export')}</Button>
      {mayKeep && (
        <Menu position="bottom-end">
          <Menu.Target><Button variant="default" leftSection={<IconDots size={16} />}>{t('template.more')}</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setQuestion('copy')}>{t('template.copy')}</Menu.Item>
            <Menu.Item onClick={() => void toggle()}>{t(active ? 'template.list.inactive' : 'template.list.active')}</Menu.Item>
            {version > 0 && <Menu.Item onClick={() => setQuestion('remove')}>{t(isShipped ? 'template.shippedAgain' : 'template.delete')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {question === 'copy' && <CopyDialog from={template} onClose={() => setQuestion(null)} />}
      {question === 'remove' && (
        <ReasonDialog title={t(isShipped ? 'template.resetTitle' : 'template.deleteTitle', { name })} text={t(isShipped ? 'template.resetText' : 'template.deleteText')} dangerous confirmLabel={t(isShipped ? 'template.shippedAgain' : 'template.delete')} suggestions={[t('template.resetReason')]} onClose={() => setQuestion(null)}
          onConfirm={async (reason) => {
            const reply = await remove({ key, reason })
            if (!reply.ok) return describe('labels.removeTemplate', reply.failure)
            onGone()
            toast.good(t(isShipped ? 'template.resetDone' : 'template.deleteDone', { name }))
            setQuestion(null)
            if (!isShipped) navigate(hrefs.templates)
            return undefined
          }} />
      )}
    </>
  )
}
