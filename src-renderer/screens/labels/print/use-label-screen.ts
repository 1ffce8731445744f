import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { useClient } from '../../../api/hooks.ts'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { emptyLabelForm, likelyPackId } from './label-form.ts'
import type { LabelForm, LabelSubject } from './label-form.ts'
import type { LabelDrawing } from './use-label-drawing.ts'
import { useLabelDrawing } from './use-label-drawing.ts'
import type { ScanTrouble } from './use-label-scans.ts'
import { useLabelFields } from './use-label-fields.ts'
import { usePrintAct } from './use-print-act.ts'
import type { LabelField } from './use-print-act.ts'

/** What came of the last print. */
export type LastPrint = { readonly job: PrintJob }

/** The label screen's state and acts. */
export type LabelScreenState = {
  readonly form: LabelForm
  readonly drawing: LabelDrawing
  readonly copies: number | null
  readonly errors: Partial<Record<LabelField, string>>
  readonly trouble: ScanTrouble | null
  readonly last: LastPrint | null
  readonly isPrinting: boolean
  readonly fields: Readonly<Record<LabelField, RefObject<HTMLInputElement | null>>>
  readonly set: (changes: Partial<LabelForm>) => void
  readonly choose: (subject: LabelSubject) => void
  readonly pickProduct: (productId: number | null) => void
  /** Takes a whole product and goes on to the first field that is still to be filled. */
  readonly take: (changes: Partial<LabelForm>) => void
  /** Goes on from a field; one that must be filled and is empty says so. */
  readonly goOn: (from: 'lot' | 'expiry') => void
  readonly print: () => void
  readonly clear: () => void
  readonly obey: (command: ReceivingCommand) => void
  readonly tell: (trouble: ScanTrouble | null) => void
}

/** The next field a person has to fill, by what the product needs. */
function nextField({ subject, product, lot, expiryIso }: LabelForm): LabelField {
  if (subject !== 'pack' || product === null) return subject === 'pack' ? 'start' : 'copies'
  if (product.product.lotRequired && lot.trim() === '') return 'lot'
  return product.product.expiryRequired && typeof expiryIso !== 'string' ? 'expiry' : 'copies'
}

type Obeying = { readonly copies: FieldNumber; readonly setCopies: (copies: number) => void; readonly print: () => void; readonly clear: () => void; readonly refuse: () => void }

/** Does what a code of the command sheet means here: numbers say how many, Enter prints, Stop begins anew; the others belong to counting. */
function obeyCommand(command: ReceivingCommand, { copies, setCopies, print, clear, refuse }: Obeying): void {
  switch (command.name) {
    case 'quantity': return setCopies(command.quantity)
    case 'digit': return setCopies(Number(`${typeof copies === 'number' ? copies : ''}${command.digit}`.slice(-4)))
    case 'enter': case 'yes': return print()
    case 'cancel': case 'undo': case 'no': return clear()
    default: return refuse()
  }
}

/** Holds what is entered for one label, and prints it: by scan and keyboard alone, one case after another. */
export function useLabelScreen(): LabelScreenState {
  const { t } = useTranslation(['labels', 'shell'])
  const client = useClient()
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const [form, setForm] = useState<LabelForm>(emptyLabelForm)
  const [errors, setErrors] = useState<Partial<Record<LabelField, string>>>({})
  const [trouble, setTrouble] = useState<ScanTrouble | null>(null)
  const [last, setLast] = useState<LastPrint | null>(null)
  const drawing = useLabelDrawing(form)
  const copies = form.copies === null ? (drawing.subject === null ? null : Math.max(1, drawing.prepared?.count.labels ?? 1)) : (form.copies ?? null)

  const { fields, goTo } = useLabelFields(copies, form.copies === null)
  const take = (changes: Partial<LabelForm>): void => {
    const next = { ...form, ...changes }
    setForm(next)
    setErrors({})
    setTrouble(null)
    goTo(nextField(next))
  }
  const goOn = (from: 'lot' | 'expiry'): void => {
    if (nextField(form) !== from) return take({})
    sounds.play('attention')
    setErrors({ [from]: t(from === 'lot' ? 'print.needsLot' : 'print.needsExpiry') })
  }
  const clear = (): void => {
    setForm((before) => ({ ...emptyLabelForm, subject: before.subject, printerId: before.printerId, ...(before.subject === 'free' ? { kind: before.kind, templateKey: before.templateKey } : {}) }))
    setErrors({})
    setTrouble(null)
    goTo('start')
  }
  const { print: printNow, forget, isPrinting } = usePrintAct({
    form, drawing, copies, onFailed: (text) => setTrouble({ text }),
    onField: (field, text) => {
      setErrors({ [field]: text })
      goTo(field)
    },
    onPrinted: (job) => {
      setLast({ job })
      clear()
    }
  })
  const print = (): void => { setTrouble(null); printNow() }

  const change = (changes: Partial<LabelForm>): void => {
    forget()
    setErrors({})
    setForm((before) => ({ ...before, ...changes }))
  }
  const pickProduct = (productId: number | null): void => {
    if (productId === null) return change({ ...emptyLabelForm, printerId: form.printerId })
    void client.call('catalog.viewProduct', { productId }).then((reply) => {
      if (reply.ok) take({ ...emptyLabelForm, printerId: form.printerId, product: reply.value, packId: likelyPackId(reply.value) })
      else setTrouble({ text: describe('catalog.viewProduct', reply.failure) })
    })
  }
  const obey = (command: ReceivingCommand): void => obeyCommand(command, {
    copies: form.copies, setCopies: (next) => change({ copies: next }), print, clear,
    refuse: () => {
      sounds.play('attention')
      setTrouble({ text: t('shell:scan.command') })
    }
  })
  const choose = (subject: LabelSubject): void => {
    setForm({ ...emptyLabelForm, subject, printerId: form.printerId })
    setErrors({})
    setTrouble(null)
    goTo('start')
  }
  return { form, drawing, copies, errors, trouble, last, isPrinting, fields, set: change, choose, pickProduct, take, goOn, print, clear, obey, tell: setTrouble }
}
