import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/hooks.ts'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import type { LabelForm } from './label-form.ts'
import type { LabelDrawing } from './use-label-drawing.ts'

/** Fields that the screen moves to by itself. */
export type LabelField = 'start' | 'lot' | 'expiry' | 'copies'

type PrintAct = {
  readonly form: LabelForm
  readonly drawing: LabelDrawing
  readonly copies: number | null
  /** A field keeps it from being printed, and why. */
  readonly onField: (field: LabelField, text: string) => void
  readonly onFailed: (text: string) => void
  readonly onPrinted: (job: PrintJob) => void
}

const mostCopies = 5000

/** Prints the label in hand once everything it needs is there: what is missing is named at its field, and an Enter that comes before the station has drawn the label waits for it. `forget` lets it wait no longer. */
export function usePrintAct({ form, drawing, copies, onField, onFailed, onPrinted }: PrintAct): { readonly print: () => void; readonly forget: () => void; readonly isPrinting: boolean } {
  const { t } = useTranslation('labels')
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('printing.print')
  const [wantsPrint, setWantsPrint] = useState(false)
  const send = async (): Promise<void> => {
    const { subject, templateKey } = drawing
    if (subject === null || templateKey === null || copies === null) return
    const reply = await run({ templateKey, subject, copies, printerId: form.printerId })
    sounds.play(reply.ok ? 'good' : 'stop')
    if (reply.ok) onPrinted(reply.value)
    else onFailed(describe('printing.print', reply.failure))
  }
  const missing = (): readonly [LabelField, string] | null => {
    if (drawing.subject === null) return ['start', t('print.pickFirst')]
    const { product } = form
    if (form.subject === 'pack' && (product?.product.lotRequired === true || drawing.prepared?.needsLot === true) && form.lot.trim() === '') return ['lot', t('print.needsLot')]
    if (form.subject === 'pack' && (product?.product.expiryRequired === true || drawing.prepared?.needsExpiry === true) && typeof form.expiryIso !== 'string') return ['expiry', t('print.needsExpiry')]
    return copies === null || !Number.isInteger(copies) || copies < 1 || copies > mostCopies ? ['copies', t('print.numberWrong')] : null
  }
  const print = (): void => {
    if (isRunning) return
    const found = missing()
    if (found !== null) {
      sounds.play('attention')
      return onField(...found)
    }
    if (drawing.prepared === undefined || !drawing.isSettled) return setWantsPrint(true)
    setWantsPrint(false)
    if ((drawing.preview?.problems.length ?? 0) > 0) return sounds.play('stop')
    void send()
  }
  const isReady = drawing.prepared !== undefined && drawing.isSettled
  const printWanted = useEffectEvent(print)
  useEffect(() => {
    if (wantsPrint && isReady) printWanted()
  }, [wantsPrint, isReady])
  return { print, forget: () => setWantsPrint(false), isPrinting: isRunning || wantsPrint }
}
