import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { milliPerUnit, textToMilli } from '#shared/domain/quantity.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { QuantityPad, afterPadKey } from '../../../ui/quantity-pad.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { usePackName } from '../../../ui/use-pack-name.ts'
import type { Line } from './delivery-state.ts'

/** What is being counted by key: the pack and how many of it; null packs count single base units. */
export type KeyedQuantity = { readonly packId: number | null; readonly quantityMilli: number }

type QuantityDialogProps = {
  readonly title: string
  readonly text: string
  readonly line: Line
  /** The pack that is chosen first; null for single base units. */
  readonly packId: number | null
  readonly startText?: string
  /** Only single base units are asked for (a part of what was scanned). */
  readonly unitsOnly?: boolean
  readonly maximumMilli?: number
  readonly confirmLabel: string
  readonly onConfirm: (quantity: KeyedQuantity) => Promise<string | undefined>
  readonly onClose: () => void
}

const unitPack = 'unit'
const padKeys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'Backspace'] as const

/** Asks how many: by the keyboard's digits, by the pad, in packs or single units; says what that makes. */
export const QuantityDialog = ({ title, text: explanation, line, packId: firstPackId, startText = '', unitsOnly = false, maximumMilli, confirmLabel, onConfirm, onClose }: QuantityDialogProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const packName = usePackName()
  const [text, setText] = useState(startText)
  const [packId, setPackId] = useState<number | null>(unitsOnly ? null : (firstPackId ?? line.packs.find(({ baseQuantityMilli }) => baseQuantityMilli === milliPerUnit)?.id ?? null))
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const packs = unitsOnly ? [] : line.packs
  const pack = packs.find(({ id }) => id === packId)
  const countMilli = textToMilli(text.replace(/\.$/, '')) ?? 0
  const quantityMilli = Math.round((countMilli / 1000) * (pack?.baseQuantityMilli ?? 1000))
  const unit = t(`common:unit.${line.baseUnit}`)
  const isTooMuch = maximumMilli !== undefined && quantityMilli > maximumMilli
  const confirm = async (): Promise<void> => {
    if (quantityMilli <= 0 || isTooMuch || busy) return
    setBusy(true)
    setProblem(await onConfirm({ packId: pack?.id ?? null, quantityMilli }).finally(() => setBusy(false)))
  }
  const keys = [
    ...padKeys.map((key) => ({ combination: key, label: t('quantity.type'), run: () => setText((before) => afterPadKey(before, key)) })),
    { combination: 'Enter', label: confirmLabel, run: () => void confirm() }
  ]
  const hasSingle = packs.some(({ baseQuantityMilli }) => baseQuantityMilli === milliPerUnit)
  const choices = [...packs.map((one) => ({ value: String(one.id), label: packName(one) })), ...(hasSingle ? [] : [{ value: unitPack, label: unit }])]
  return (
    <Dialog title={title} onClose={onClose} onMainAct={() => void confirm()} keys={keys}>
      <Stack gap="md">
        <Text>{explanation}</Text>
        {choices.length > 1 && packs.length > 0 ? <SegmentedControl data={choices} value={packId === null ? unitPack : String(packId)} size="md" onChange={(value) => setPackId(value === unitPack ? null : Number(value))} fullWidth aria-label={t('common:pad.packs')} /> : null}
        <QuantityPad text={text} onChange={setText} onEnter={() => void confirm()} enterLabel={confirmLabel} onCancel={onClose} fractions={line.baseUnit !== 'each'} />
        <Text ta="center" fw={600} mih="1.5rem">{pack !== undefined && pack.baseQuantityMilli !== milliPerUnit && countMilli > 0 ? t('quantity.makes', { number: format.quantity(countMilli), pack: packName(pack), quantity: format.quantity(quantityMilli), unit }) : ''}</Text>
        {isTooMuch && <Text c="var(--dk-stop)" role="alert">{t('quantity.tooMuch', { maximum: format.quantity(maximumMilli), unit })}</Text>}
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
      </Stack>
    </Dialog>
  )
}
