import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { labelKinds } from '#shared/domain/labels/template.ts'
import type { LabelKind, LabelTemplate } from '#shared/domain/labels/template.ts'
import { useCommand } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { blankTemplate, keyOfName } from './template-edits.ts'

type CopyDialogProps = { /** What the new template begins with; null: a blank label of a kind to choose. */ readonly from: LabelTemplate | null; readonly onClose: () => void }

/** Makes a template of its own: from another one, or a blank one. */
export const CopyDialog = ({ from, onClose }: CopyDialogProps) => {
  const { t } = useTranslation('labels')
  const [, navigate] = useLocation()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('labels.saveTemplate')
  const [name, setName] = useState(from === null ? '' : from.name)
  const [ownKey, setOwnKey] = useState<string | null>(null)
  const [kind, setKind] = useState<LabelKind>('product')
  const [problem, setProblem] = useState<string>()
  const key = ownKey ?? keyOfName(name === from?.name ? `${name} 2` : name)
  const make = async (): Promise<void> => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) return setProblem(t('template.keyWrong'))
    const template = from === null ? blankTemplate(key, name.trim(), kind) : { ...from, key, name: name.trim() }
    const reply = await run({ key, basedOn: null, body: template as unknown as Record<string, unknown> })
    if (!reply.ok) return setProblem(reply.failure.code === 'name-taken' ? t('template.nameTaken') : describe('labels.saveTemplate', reply.failure))
    toast.good(t('template.copyDone', { name: reply.value.name }))
    onClose()
    navigate(hrefs.template(key))
  }
  return (
    <Dialog title={t(from === null ? 'template.newTitle' : 'template.copyTitle')} onClose={onClose} onMainAct={() => void make()}>
      <Stack gap="md">
        {from === null && <Select label={t('template.kind')} data={labelKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))} value={kind} onChange={(next) => setKind(labelKinds.find((one) => one === next) ?? 'product')} />}
        <TextInput data-autofocus label={t('template.copyName')} maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput label={t('template.copyKey')} description={t('template.copyKeyHint')} maxLength={60} value={key} onChange={(event) => setOwnKey(event.currentTarget.value)} />
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="flex-end"><Button loading={isRunning} disabled={name.trim() === ''} onClick={() => void make()}>{t('template.make')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
