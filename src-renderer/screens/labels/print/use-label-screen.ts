import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { useClient, useCommand } from '../../../api/hooks.ts'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { emptyLabelForm, likelyPackId } from './label-form.ts'
import type { LabelForm, LabelSubject } from './label-form.ts'
import type { LabelDrawing } from './use-label-drawing.ts'
import { useLabelDrawing } from './use-label-drawing.ts'
import type { ScanTrouble } from './use-label-scans.ts'

/** Fields that the screen moves to by itself. */
export type LabelField = 'start' | 'lot' | 'expiry' | 'copies'
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
  readonly print: () => void
  readonly clear: () => void
  readonly obey: (command: ReceivingCommand) => void
  readonly tell: (trouble: ScanTrouble | null) => void
}

const mostCopies = 5000

/** The next field a person has to fill, by what the product needs. */
function nextField({ subject, product, lot, expiryIso }: LabelForm): LabelField {
  if (subject !== 'pack' || product === null) return subject === 'pack' ? 'start' : 'copies'
  if (product.product.lotRequired && lot.trim() === '') return 'lot'
  return product.product.expiryRequired && typeof expiryIso !== 'string' ? 'expiry' : 'copies'
}

/** Holds what is entered for one label, and prints it: by scan and keyboard alone, one case after another. */
export function useLabelScreen(initial: Partial<LabelForm>): LabelScreenState {
  const { t } = useTranslation('labels')
  const client = useClient()
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('printing.print')
  const [form, setForm] = useState<LabelForm>({ ...emptyLabelForm, ...initial })
  const [errors, setErrors] = useState<Partial<Record<LabelField, string>>>({})
  const [trouble, setTrouble] = useState<ScanTrouble | null>(null)
  const [last, setLast] = useState<LastPrint | null>(null)
  /** Enter was pressed before the station had said what it would print. */
  const [wantsPrint, setWantsPrint] = useState(false)
  const fields = { start: useRef<HTMLInputElement>(null), lot: useRef<HTMLInputElement>(null), expiry: useRef<HTMLInputElement>(null), copies: useRef<HTMLInputElement>(null) }
  const drawing = useLabelDrawing(form)
  const copies = form.copies === null ? (drawing.prepared?.count.labels ?? (drawing.subject === null ? null : 1)) : (form.copies ?? null)

  /** The field may be drawn only now that the product is known. */
  const goTo = (field: LabelField): void => void setTimeout(() => {
    fields[field].current?.focus()
    fields[field].current?.select()
  }, 0)
  const set = (changes: Partial<LabelForm>): void => {
    setForm((before) => ({ ...before, ...changes }))
    setErrors({})
    setWantsPrint(false)
  }
  const take = (changes: Partial<LabelForm>): void => {
    const next = { ...form, ...changes }
    setForm(next)
    setErrors({})
    setTrouble(null)
    goTo(nextField(next))
  }
  const refuse = (field: LabelField, text: string): void => {
    sounds.play('attention')
    setErrors({ [field]: text })
    goTo(field)
  }
  const clear = (): void => {
    setForm((before) => ({ ...emptyLabelForm, subject: before.subject, printerId: before.printerId, ...(before.subject === 'free' ? { kind: before.kind, templateKey: before.templateKey } : {}) }))
    setErrors({})
    setTrouble(null)
    setWantsPrint(false)
    goTo('start')
  }
  const send = async (): Promise<void> => {
    const { subject, templateKey } = drawing
    if (subject === null || templateKey === null || copies === null) return
    const reply = await run({ templateKey, subject, copies, printerId: form.printerId })
    if (!reply.ok) {
      sounds.play('stop')
      return setTrouble({ text: describe('printing.print', reply.failure) })
    }
    sounds.play('good')
    setLast({ job: reply.value })
    clear()
  }
  const print = (): void => {
    if (isRunning) return
    setTrouble(null)
    if (drawing.subject === null) return refuse('start', t('print.pickFirst'))
    if (form.subject === 'pack' && form.product !== null) {
      if ((form.product.product.lotRequired || drawing.prepared?.needsLot === true) && form.lot.trim() === '') return refuse('lot', t('print.needsLot'))
      if ((form.product.product.expiryRequired || drawing.prepared?.needsExpiry === true) && typeof form.expiryIso !== 'string') return refuse('expiry', t('print.needsExpiry'))
    }
    if (copies === null || !Number.isInteger(copies) || copies < 1 || copies > mostCopies) return refuse('copies', t('print.numberWrong'))
    if (drawing.prepared === undefined || !drawing.isSettled) return setWantsPrint(true)
    if ((drawing.preview?.problems.length ?? 0) > 0) {
      sounds.play('stop')
      return setWantsPrint(false)
    }
    void send()
  }
  const isReady = drawing.prepared !== undefined && drawing.isSettled
  const printWanted = useEffectEvent(() => {
    setWantsPrint(false)
    print()
  })
  useEffect(() => {
    if (wantsPrint && isReady) printWanted()
  }, [wantsPrint, isReady])

  const pickProduct = (productId: number | null): void => {
    if (productId === null) return set({ product: null, packId: null, lot: '', expiryIso: null, serial: '', holdsMilli: null, kind: null, templateKey: null, copies: null })
    void client.call('catalog.viewProduct', { productId }).then((reply) => {
      if (reply.ok) take({ ...emptyLabelForm, printerId: form.printerId, product: reply.value, packId: likelyPackId(reply.value) })
      else setTrouble({ text: describe('catalog.viewProduct', reply.failure) })
    })
  }
  const obey = (command: ReceivingCommand): void => {
    if (command.name === 'quantity') set({ copies: command.quantity })
    else if (command.name === 'digit') set({ copies: Number(`${typeof form.copies === 'number' ? form.copies : ''}${command.digit}`.slice(-4)) })
    else if (command.name === 'enter' || command.name === 'yes') print()
    else if (command.name === 'cancel' || command.name === 'undo' || command.name === 'no') clear()
    else {
      sounds.play('attention')
      setTrouble({ text: t('shell:scan.command' as never) })
    }
  }
  const choose = (subject: LabelSubject): void => {
    setForm({ ...emptyLabelForm, subject, printerId: form.printerId })
    setErrors({})
    setTrouble(null)
    goTo('start')
  }
  return { form, drawing, copies, errors, trouble, last, isPrinting: isRunning || wantsPrint, fields, set, choose, pickProduct, take, print, clear, obey, tell: setTrouble }
}
