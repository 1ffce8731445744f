import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import type { DifferenceChoice, DifferencePart } from '#shared/domain/receiving/differences.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import type { Tone } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { Choices } from './choices.tsx'
import classes from './difference-list.module.css'

/** One thing that is not as expected. */
export type Difference = Output<'receiving.previewFinish'>['differences'][number]
/** What a person said about differences so far, by line and part; the rest is as proposed. */
export type Decisions = Readonly<Record<string, { readonly choice?: DifferenceChoice; readonly note?: string }>>

/** Names a difference on its line. */
export const differenceKey = ({ lineId, part }: Pick<Difference, 'lineId' | 'part'>): string => `${lineId} ${part}`

/** The choice that holds: the person's while it is still offered, else the proposed one. */
export const choiceOf = (difference: Difference, decisions: Decisions): DifferenceChoice => {
  const chosen = decisions[differenceKey(difference)]?.choice
  return chosen !== undefined && difference.choices.includes(chosen) ? chosen : difference.proposed
}

/** What is sent with the posting: every difference with its choice and note. */
export const decisionsFor = (differences: readonly Difference[], decisions: Decisions): NonNullable<Input<'receiving.postDelivery'>['decisions']> =>
  differences.map((difference) => ({ lineId: difference.lineId, part: difference.part, choice: choiceOf(difference, decisions), note: decisions[differenceKey(difference)]?.note ?? '' }))

/** The choices a person made so far, for the figures of the finish. */
export const choicesSoFar = (decisions: Decisions): NonNullable<Input<'receiving.previewFinish'>['decisions']> =>
  Object.entries(decisions).flatMap(([key, { choice }]) => {
    const [lineId, part] = key.split(' ')
    return choice === undefined ? [] : [{ lineId: Number(lineId), part: part as DifferencePart, choice }]
  })

const tones: Readonly<Record<Difference['part'], Tone>> = { short: 'attention', over: 'attention', held: 'attention', damaged: 'stop', 'wrong-item': 'stop', refused: 'stop', expired: 'stop', 'short-dated': 'attention', 'unknown-goods': 'stop' }

/** How much of the line still comes, by what was said about what is missing: nothing when it is closed. */
const toComeOf = ({ lineId }: Difference, differences: readonly Difference[], decisions: Decisions): number => {
  const short = differences.find((one) => one.lineId === lineId && one.part === 'short')
  const choice = short === undefined ? undefined : choiceOf(short, decisions)
  return choice === 'still-to-come' || choice === 'claim' ? (short?.quantityMilli ?? 0) : 0
}

type RowProps = { readonly difference: Difference; /** What still comes of the line. */ readonly toComeMilli: number; /** Its figures are others than those that were looked at. */ readonly isChanged: boolean; readonly decisions: Decisions; readonly onDecide: (key: string, decision: { readonly choice?: DifferenceChoice; readonly note?: string }) => void }

const Row = ({ difference, toComeMilli, isChanged, decisions, onDecide }: RowProps) => {
  const { t, i18n } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const key = differenceKey(difference)
  const [asksNote, setAsksNote] = useState(false)
  const note = decisions[key]?.note ?? ''
  const choice = choiceOf(difference, decisions)
  const unit = t(`common:unit.${difference.baseUnit}`)
  const name = difference.productCode === '' ? difference.productName : `${difference.productCode} ${difference.productName}`
  const part = t(`part.${difference.part}`)
  const own = `receiving:choiceText.${difference.part}.${choice}`
  const ofNothing = `${own}-nothing-to-come`
  const explanation = toComeMilli === 0 && i18n.exists(ofNothing) ? ofNothing : own
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.first}>
          <StateBadge tone={tones[difference.part]}>{part}</StateBadge>
          <span className={classes.amount}><span translate="no">{format.quantity(difference.quantityMilli)}</span> {unit}</span>
          {isChanged && <StateBadge tone="attention">{t('changed.badge')}</StateBadge>}
        </div>
        <span className={classes.name}>{name}</span>
        <span className={classes.soft}>{t('finish.of', { counted: format.quantity(difference.countedMilli), expected: format.quantity(difference.expectedMilli), unit })}{difference.orderNumber === null ? '' : ` · ${difference.orderNumber}`} · {format.money(difference.valueMinor, difference.currency)}</span>
      </div>
      <div className={classes.choice}>
        <Choices name={t('finish.as', { product: name, part })} choices={difference.choices.map((value) => ({ value, label: t(`differenceChoice.${value}`) }))} value={choice} onChange={(value) => onDecide(key, { choice: value })} />
        <span className={classes.soft}>{i18n.exists(explanation) ? String(t(explanation as never, { quantity: format.quantity(toComeMilli), unit } as never)) : ''}</span>
        {asksNote || note !== '' ? <TextInput size="md" aria-label={t('finish.noteOn', { product: name })} placeholder={t('finish.note')} value={note} maxLength={500} autoFocus={note === ''} onChange={(event) => onDecide(key, { note: event.currentTarget.value })} /> : <Button variant="subtle" size="sm" className={classes.addNote} onClick={() => setAsksNote(true)} aria-label={t('finish.noteOn', { product: name })}>{t('finish.addNote')}</Button>}
      </div>
    </li>
  )
}

type ListProps = { readonly differences: readonly Difference[]; readonly changedLineIds: ReadonlySet<number> } & Pick<RowProps, 'decisions' | 'onDecide'>

/** Every difference per line with what it may be; the arrows change a choice, Tab goes on. */
export const DifferenceList = ({ differences, changedLineIds, decisions, onDecide }: ListProps) => (
  <ul className={classes.list}>
    {differences.map((difference) => <Row key={differenceKey(difference)} difference={difference} toComeMilli={toComeOf(difference, differences, decisions)} isChanged={changedLineIds.has(difference.lineId)} decisions={decisions} onDecide={onDecide} />)}
  </ul>
)
