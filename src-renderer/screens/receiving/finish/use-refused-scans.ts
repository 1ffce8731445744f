import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { parseCommand } from '#shared/domain/barcode/commands.ts'
import { useScanner } from '../../../scanner/use-scanner.ts'
import { useSounds } from '../../../ui/use-sounds.ts'

/** What is said about a scan that was not taken; `count` tells one refusal from the next. */
export type RefusedScan = { readonly count: number; readonly title: string; readonly text: string; readonly code: string }

/**
 * Refuses every scan with the stop sound, where nothing can be counted: a scan that led to a product page would sound as if it had been counted.
 * Of the command sheet NO and CANCEL go back; ENTER and YES do nothing here, so that no code can ever post.
 */
export function useRefusedScans({ text, onBack, active = true }: { readonly text: string; readonly onBack: () => void; readonly active?: boolean }): RefusedScan | null {
  const { t } = useTranslation('receiving')
  const sounds = useSounds()
  const [refused, setRefused] = useState<RefusedScan | null>(null)
  useScanner(({ raw }) => {
    const command = parseCommand(raw.trim())
    if (command?.name === 'no' || command?.name === 'cancel') return onBack()
    sounds.play('stop')
    const asksToPost = command?.name === 'yes' || command?.name === 'enter' || command?.name === 'finish'
    const said = asksToPost ? { title: t('refused.notPosted'), text: t('refused.notPostedText'), code: '' } : command === undefined ? { title: t('refused.title'), text, code: readableText(raw.trim()) } : { title: t('refused.command'), text, code: '' }
    setRefused((before) => ({ ...said, count: (before?.count ?? 0) + 1 }))
  }, { active })
  return refused
}
