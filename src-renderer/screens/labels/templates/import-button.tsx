import { Button, FileButton, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { TemplateFault } from '#shared/domain/labels/template-fault.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useClient } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { readTemplateFile } from './template-file.ts'

type Found =
  | { readonly kind: 'problem'; readonly text: string; readonly faults: readonly TemplateFault[] }
  | { readonly kind: 'exists'; readonly template: LabelTemplate; readonly name: string; readonly version: number }
  | { readonly kind: 'copy'; readonly template: LabelTemplate }

const Faults = ({ text, faults, onClose }: { readonly text: string; readonly faults: readonly TemplateFault[]; readonly onClose: () => void }) => {
  const { t } = useTranslation('labels')
  return (
    <Dialog title={t('template.importTitle')} onClose={onClose} size="lg">
      <Stack gap="md">
        <Text role="alert">{text}</Text>
        {faults.length > 0 && (
          <PlainTable name={t('template.faults')} rows={faults} rowKey={(fault) => faults.indexOf(fault)} empty="" columns={[
            { key: 'place', title: t('template.place'), heads: true, cell: ({ path }) => (path === '' ? t('template.wholeFile') : <span translate="no">{path}</span>) },
            { key: 'stands', title: t('template.stands'), cell: ({ value }) => <span translate="no" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{value}</span> },
            { key: 'expected', title: t('template.expected'), cell: ({ expected }) => <span translate="no" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{expected}</span> }
          ]} />
        )}
      </Stack>
    </Dialog>
  )
}

/** Takes a template in from a JSON file. One that is there already becomes its next version or a new template, as a person says; a file that is no template is told why, place by place. */
export const ImportButton = () => {
  const { t } = useTranslation('labels')
  const client = useClient()
  const [, navigate] = useLocation()
  const toast = useToast()
  const describe = useDescribeFailure()
  const [found, setFound] = useState<Found | null>(null)
  const close = (): void => setFound(null)
  const save = async (template: LabelTemplate, basedOn: number | null): Promise<void> => {
    const reply = await client.call('labels.saveTemplate', { key: template.key, basedOn, body: template as unknown as Record<string, unknown> })
    if (!reply.ok) return setFound({ kind: 'problem', text: describe('labels.saveTemplate', reply.failure), faults: reply.failure.code === 'bad-template' ? reply.failure.faults : [] })
    toast.good(t('template.importNew', { name: reply.value.name }))
    close()
    navigate(hrefs.template(template.key))
  }
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    const read = await readTemplateFile(file)
    const problem = (text: string, faults: readonly TemplateFault[] = []): void => setFound({ kind: 'problem', text, faults })
    if (read.kind === 'too-large') return problem(t('template.importTooLarge', { file: file.name }))
    if (read.kind === 'no-json') return problem(t('template.importNoJson', { file: file.name, detail: read.detail }))
    if (read.kind === 'faults') return problem(t('template.importBad', { file: file.name }), read.faults)
    const there = await client.call('labels.viewTemplate', { key: read.template.key })
    if (there.ok) return setFound({ kind: 'exists', template: read.template, name: there.value.template.name, version: there.value.template.version })
    if (there.failure.code !== 'not-found') return problem(describe('labels.viewTemplate', there.failure))
    await save(read.template, null)
  }
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>{(props) => <Button variant="default" leftSection={<IconUpload size={16} />} {...props}>{t('template.list.import')}</Button>}</FileButton>
      {found?.kind === 'problem' && <Faults text={found.text} faults={found.faults} onClose={close} />}
      {found?.kind === 'copy' && <CopyDialog from={found.template} onClose={close} />}
      {found?.kind === 'exists' && (
        <Dialog title={t('template.importTitle')} onClose={close}>
          <Stack gap="md">
            <Text>{t('template.importExists', { key: found.template.key })}</Text>
            <Button data-autofocus variant="default" size="md" onClick={() => void save(found.template, found.version)}>{t('template.importAsVersion', { name: found.name })}</Button>
            <Button variant="default" size="md" onClick={() => setFound({ kind: 'copy', template: found.template })}>{t('template.importAsCopy')}</Button>
          </Stack>
        </Dialog>
      )}
    </>
  )
}
