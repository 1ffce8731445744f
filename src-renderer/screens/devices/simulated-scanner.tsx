import { Button, Group, Textarea } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../ui/form/decimal-field.tsx'
import { useToast } from '../../ui/use-toast.ts'
import classes from './devices.module.css'
import type { Simulate } from './simulation.tsx'

const mostCodes = 500
const usualPauseMs = 500
const longestPauseMs = 60_000

/** The codes of a text, one a line, with the separator written as <GS>. */
export const codesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim().replaceAll('<GS>', '\u001d')).filter((line) => line !== '')

/** A list of codes that the scanner reads one after the other. Ctrl+Enter in the list scans them. */
export const SimulatedScanner = ({ simulate }: { readonly simulate: Simulate }) => {
  const { t } = useTranslation(['devices', 'common'])
  const toast = useToast()
  const [text, setText] = useState('')
  const [everyMs, setEveryMs] = useState<FieldNumber>(usualPauseMs)
  const [problem, setProblem] = useState<string>()
  const isPause = typeof everyMs === 'number' && everyMs >= 0 && everyMs <= longestPauseMs
  const play = async (): Promise<void> => {
    const codes = codesOf(text)
    const wrong = codes.length === 0 ? t('sim.noCodes') : codes.length > mostCodes ? t('sim.tooMany') : undefined
    setProblem(wrong)
    if (wrong !== undefined || !isPause) return
    if (await simulate({ act: 'scan', codes: [...codes], everyMs })) toast.good(t('sim.played', { count: codes.length }))
  }
  return (
    <div className={classes.stack}>
      <Textarea label={t('sim.codes')} description={t('sim.codesHint')} autosize minRows={3} maxRows={10} maxLength={100_000} spellCheck={false} value={text} error={problem} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey) return
          event.preventDefault()
          void play()
        }} />
      <Group gap="xs" align="flex-end">
        <IntegerField w={176} label={t('sim.interval')} rightSection={t('sim.milliseconds')} rightSectionWidth={40} value={everyMs} onChange={setEveryMs} {...(typeof everyMs === 'number' && !isPause ? { error: t('common:form.tooBig', { maximum: longestPauseMs }) } : {})} />
        <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => void play()}>{t('sim.play')}</Button>
      </Group>
    </div>
  )
}
