import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconClipboard, IconFileUpload } from '@tabler/icons-react'
import type { DragEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { useMainAct } from '../../ui/page.tsx'
import { StateShape } from '../../ui/state-badge.tsx'
import classes from './imports.module.css'
import { useUpload } from './use-upload.ts'

const Paste = ({ onUse, onClose }: { readonly onUse: (file: File) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation(['imports', 'common'])
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const use = (): void => {
    if (text.trim().split(/\r?\n/).length < 2) return setProblem(t('drop.pasteEmpty'))
    onUse(new File([text], t('drop.pastedName'), { type: 'text/csv' }))
    onClose()
  }
  return (
    <Dialog title={t('drop.pasteTitle')} onClose={onClose} onMainAct={use} size="xl">
      <Stack>
        <Text>{t('drop.pasteText')}</Text>
        <Textarea data-autofocus aria-label={t('drop.pasteLabel')} minRows={10} maxRows={16} value={text} error={problem} classNames={{ input: classes.paste ?? '' }} onChange={(event) => setText(event.currentTarget.value)} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button onClick={use}>{t('drop.pasteUse')}</Button></Group>
      </Stack>
    </Dialog>
  )
}

/** Where a file is brought: chosen, dropped, or pasted as a table. */
export const DropZone = () => {
  const { t } = useTranslation('imports')
  const { bring, reading, problem } = useUpload()
  const [over, setOver] = useState(false)
  const [pastes, setPastes] = useState(false)
  const [ownProblem, setOwnProblem] = useState<string>()
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const dropped = [...event.dataTransfer.files]
    setOwnProblem(dropped.length > 1 ? t('drop.onlyOne') : undefined)
    if (dropped.length === 1 && dropped[0] !== undefined) void bring(dropped[0])
  }
  const message = ownProblem ?? problem
  return (
    <div className={classes.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconFileUpload size={40} stroke={1.4} aria-hidden />
      <div className={classes.dropWords}>
        <h2>{t('drop.title')}</h2>
        <Text c="dimmed">{t('drop.text')}</Text>
        <Group mt="sm">
          <FileButton accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={(file) => { if (file !== null) void bring(file) }}>
            {(props) => <ChooseButton {...props} busy={reading !== null} />}
          </FileButton>
          <Button variant="default" leftSection={<IconClipboard size={16} />} onClick={() => setPastes(true)}>{t('drop.paste')}</Button>
          <Text c="dimmed">{over ? t('drop.dropNow') : t('drop.drop')}</Text>
        </Group>
        <p className={classes.dropMessage} role="status">{reading !== null && t('drop.reading', { name: reading })}</p>
        {message !== undefined && <p className={classes.problem} role="alert"><StateShape tone="stop" /> {message}</p>}
      </div>
      {pastes && <Paste onUse={(file) => void bring(file)} onClose={() => setPastes(false)} />}
    </div>
  )
}

const ChooseButton = ({ onClick, busy }: { readonly onClick: () => void; readonly busy: boolean }) => {
  const { t } = useTranslation('imports')
  useMainAct({ label: t('drop.choose'), run: onClick, busy })
  return <Button loading={busy} onClick={onClick} aria-keyshortcuts="Control+Enter">{t('drop.choose')}</Button>
}
