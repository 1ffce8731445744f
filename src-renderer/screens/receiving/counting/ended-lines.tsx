import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import type { PlainColumn } from '../../../ui/plain-table.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { ProductName } from '../../../ui/product-name.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import type { Delivery } from './delivery-state.ts'
import classes from './ended-lines.module.css'
import { LineDialog } from './line-dialog.tsx'

/** How a delivery ended. */
export type Outcome = Output<'receiving.viewOutcome'>
type Line = Outcome['lines'][number]

/** So many lines are drawn at once; the rest on demand. */
const shownAtOnce = 200

const Differences = ({ line, isPosted }: { readonly line: Line; readonly isPosted: boolean }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const notRecorded = isPosted && line.missingMilli > 0 && !line.differences.some(({ kind }) => kind === 'short')
  if (line.differences.length === 0 && !notRecorded) return null
  return (
    <ul className={classes.list}>
      {notRecorded && <li>{t('ended.leftToCome', { quantity: format.quantity(line.missingMilli) })}</li>}
      {line.differences.map(({ id, kind, state, outcome, quantityMilli }) => (
        <li key={id}>
          <Link href={hrefs.variance(id)}>{t('ended.difference', { quantity: format.quantity(quantityMilli), kind: t(`common:varianceKind.${kind}`), state: state === 'resolved' && outcome !== null ? t(`common:varianceOutcome.${outcome}`) : t(`common:varianceState.${state}`) })}</Link>
        </li>
      ))}
    </ul>
  )
}

const conditionKeys = ['damagedMilli', 'wrongItemMilli', 'countedRefusedMilli', 'heldMilli'] as const

/** What was counted in another condition than good, in words. */
const Conditions = ({ line }: { readonly line: Line }) => {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  return <>{conditionKeys.flatMap((key) => (line[key] === 0 ? [] : [t(`lineNote.${key === 'countedRefusedMilli' ? 'refusedMilli' : key}`, { quantity: format.quantity(line[key]) })])).join(' · ')}</>
}

/** The lines of a delivery that has ended: what was expected, and where what came went; of one that was given up, what was counted. */
export const EndedLines = ({ delivery, outcome: { lines } }: { readonly delivery: Delivery; readonly outcome: Outcome }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [openId, setOpenId] = useState<number | null>(null)
  const [showsAll, setShowsAll] = useState(false)
  const isPosted = delivery.state !== 'cancelled'
  const open = delivery.lines.find(({ id }) => id === openId)
  const number = (key: 'expectedMilli' | 'countedMilli' | 'stockMilli' | 'quarantineMilli' | 'refusedMilli' | 'writtenOffMilli', title: string): PlainColumn<Line> => ({ key, title, align: 'end', cell: (line) => (key !== 'expectedMilli' && key !== 'countedMilli' && line[key] === 0 ? null : <Quantity milli={line[key]} unit={line.baseUnit} />) })
  const columns: readonly PlainColumn<Line>[] = [
    { key: 'product', title: t('lines.product'), heads: true, width: '28%', cell: ({ productId, productCode, productName }) => (productId === null ? <span>{t('lines.unknown')} <span translate="no">{productName}</span></span> : <ProductName productId={productId} code={productCode} name={productName} />) },
    number('expectedMilli', t('lines.expected')),
    ...(isPosted
      ? [number('stockMilli', t('ended.stock')), number('quarantineMilli', t('ended.quarantine')), ...(lines.some(({ writtenOffMilli }) => writtenOffMilli > 0) ? [number('writtenOffMilli', t('ended.writtenOff'))] : []), number('refusedMilli', t('ended.refused'))]
      : [number('countedMilli', t('lines.counted')), { key: 'conditions', title: t('lines.note'), cell: (line: Line) => <Conditions line={line} /> }]),
    ...(isPosted ? [{ key: 'differences', title: t('ended.differences'), cell: (line: Line) => <Differences line={line} isPosted={isPosted} /> }] : []),
    { key: 'history', title: t('ended.history'), cell: ({ id, productCode, productName }) => <Button variant="subtle" size="compact-sm" onClick={() => setOpenId(id)} aria-label={t('ended.historyOf', { product: productCode === '' ? productName : productCode })}>{t('common:action.show')}</Button> }
  ]
  return (
    <Stack gap={0}>
      <PlainTable name={t('lines.name')} rows={showsAll ? lines : lines.slice(0, shownAtOnce)} columns={columns} rowKey={({ id }) => id} empty={t('ended.noLines')} />
      {!showsAll && lines.length > shownAtOnce && <Button variant="subtle" onClick={() => setShowsAll(true)}>{t('ended.all', { count: lines.length })}</Button>}
      {open !== undefined && <LineDialog deliveryId={delivery.id} line={open} canCount={false} onCount={() => undefined} onUndo={() => undefined} onIdentify={() => undefined} onChanged={() => undefined} onClose={() => setOpenId(null)} />}
    </Stack>
  )
}
