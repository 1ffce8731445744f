import { Button, Kbd, Stack, Text } from '@mantine/core'
import { IconScaleOutline } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { milliPerUnit, textToMilli } from '#shared/domain/quantity.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { QuantityPad, afterPadKey } from '../../../ui/quantity-pad.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { usePackName } from '../../../ui/use-pack-name.ts'
import classes from './quantity-dialog.module.css'
import type { Line } from './delivery-state.ts'
import type { Weighed } from './use-weighing.ts'
import { useWeighing } from './use-weighing.ts'
import { WeighPanel } from './weigh-panel.tsx'
import weighClasses from './weigh-panel.module.css'

/** What is being counted by key: the pack and how many of it; null packs count single base units. `weighed` where a scale said it. */
export type KeyedQuantity = { readonly packId: number | null; readonly quantityMilli: number; readonly weighed?: Weighed }

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

const padKeys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'Backspace'] as const

/** Asks how many: by the keyboard's digits, by the pad, in packs or single units, or by the scale of the station; says what that makes. */
export const QuantityDialog = ({ title, text: explanation, line, packId: firstPackId, startText = '', unitsOnly = false, maximumMilli, confirmLabel, onConfirm, onClose }: QuantityDialogProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const packName = usePackName()
  const [text, setText] = useState(startText)
  const [packId, setPackId] = useState<number | null>(unitsOnly ? null : firstPackId)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [isWeighing, setWeighing] = useState(false)
  const weighing = useWeighing(line, isWeighing)
  const canWeigh = weighing !== null && !unitsOnly
  const weighs = canWeigh && isWeighing
  // What goods mostly come in is the largest; a pack of one is the single unit itself.
  const packs = unitsOnly ? [] : line.packs.filter(({ baseQuantityMilli }) => baseQuantityMilli !== milliPerUnit).toSorted((one, other) => other.baseQuantityMilli - one.baseQuantityMilli)
  const single = line.packs.find(({ baseQuantityMilli }) => baseQuantityMilli === milliPerUnit)
  const pack = packs.find(({ id }) => id === packId)
  const countMilli = textToMilli(text.replace(/\.$/, '')) ?? 0
  const quantityMilli = Math.round((countMilli / 1000) * (pack?.baseQuantityMilli ?? milliPerUnit))
  const unit = t(`common:unit.${line.baseUnit}`)
  const isTooMuch = maximumMilli !== undefined && quantityMilli > maximumMilli
  const take = async (): Promise<void> => {
    if (weighing === null || busy) return
    const { pieces, weighed } = weighing
    const isSample = pieces?.sampling === true
    if (!isSample && weighed === null) return
    setBusy(true)
    // The pieces are single ones, whatever pack was chosen before.
    const done = isSample ? pieces.keepSample() : weighed === null ? undefined : onConfirm({ packId: single?.id ?? null, quantityMilli: weighed.quantityMilli, weighed })
    setProblem(await Promise.resolve(done).finally(() => setBusy(false)))
  }
  const confirm = async (): Promise<void> => {
    if (weighs) return take()
    if (quantityMilli <= 0 || isTooMuch || busy) return
    setBusy(true)
    setProblem(await onConfirm({ packId: (pack ?? (unitsOnly ? undefined : single))?.id ?? null, quantityMilli }).finally(() => setBusy(false)))
  }
  const turn = (): (() => void) => {
    setWeighing((before) => !before)
    return () => setWeighing((before) => !before)
  }
  const keys = [
    ...(canWeigh ? [{ combination: 'w', label: weighs ? t('weigh.type') : t('weigh.weigh'), run: turn }] : []),
    ...padKeys.filter((key) => !weighs && (key !== '.' || line.baseUnit !== 'each')).map((key) => ({ combination: key, label: t('quantity.type'), run: () => setText((before) => afterPadKey(before, key)) })),
    { combination: 'Enter', label: confirmLabel, run: () => void confirm() },
    ...(packs.length === 0 || weighs ? [] : [{ combination: 'ArrowRight', label: t('quantity.nextPack'), run: () => changePack(1) }, { combination: 'ArrowLeft', label: t('quantity.packBefore'), run: () => changePack(-1) }])
  ]
  const choices = [...packs.map((one) => ({ id: one.id as number | null, label: packName(one) })), { id: null, label: single === undefined ? unit : packName(single) }]
  const changePack = (step: number): void => setPackId(choices.at((choices.findIndex(({ id }) => id === (pack?.id ?? null)) + step) % choices.length)?.id ?? null)
  return (
    <Dialog title={title} onClose={onClose} onMainAct={() => void confirm()} keys={keys} size={weighs ? 'lg' : 'md'}>
      <Stack gap="md">
        <div className={weighClasses.way}>
          <Text>{explanation}</Text>
          {canWeigh && <Button variant="default" aria-pressed={weighs} leftSection={<IconScaleOutline size={18} />} rightSection={<Kbd translate="no" aria-hidden>W</Kbd>} aria-keyshortcuts="w" onClick={turn}>{weighs ? t('weigh.type') : t('weigh.weigh')}</Button>}
        </div>
        {weighs && <WeighPanel weighing={weighing} busy={busy} takeLabel={confirmLabel} onTake={() => void take()} onCancel={onClose} />}
        {!weighs && packs.length > 0 && (
          <div className={classes.packs} role="group" aria-label={t('common:pad.packs')}>
            {choices.map(({ id, label }) => <button type="button" key={id ?? 0} className={classes.pack} aria-pressed={id === (pack?.id ?? null)} onClick={() => setPackId(id)}>{label}</button>)}
          </div>
        )}
        {!weighs && <p className={classes.makes} aria-live="polite">{pack === undefined ? t('quantity.single', { quantity: format.quantity(quantityMilli), unit }) : t('quantity.makes', { number: format.quantity(countMilli), pack: packName(pack), quantity: format.quantity(quantityMilli), unit })}</p>}
        {!weighs && <QuantityPad text={text} onChange={setText} onEnter={() => void confirm()} enterLabel={confirmLabel} onCancel={onClose} fractions={line.baseUnit !== 'each'} />}
        {!weighs && isTooMuch && <Text c="var(--dk-stop)" role="alert">{t('quantity.tooMuch', { maximum: format.quantity(maximumMilli), unit })}</Text>}
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
      </Stack>
    </Dialog>
  )
}
