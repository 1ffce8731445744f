import { ActionIcon, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { memo, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lineValueMinor } from '#shared/domain/money.ts'
import { PriceField, QuantityField } from '../../ui/form/decimal-field.tsx'
import { Money } from '../../ui/money.tsx'
import { ProductField } from '../../ui/pick/product-field.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { usePackName } from '../../ui/use-pack-name.ts'
import classes from './line-grid.module.css'
import type { LinePack, LineValues } from './order-values.ts'
import { isBlank, orderedMilli } from './order-values.ts'

/** The columns that take the keyboard, in order. */
const columns = ['product', 'pack', 'quantity', 'price'] as const
type Column = (typeof columns)[number]

/** What can be done to the lines; the functions stay the same from render to render. */
export type LineActs = { readonly pickProduct: (key: string, productId: number | null) => void; readonly change: (key: string, changes: Partial<LineValues>) => void; readonly remove: (key: string) => void; /** Asks for the packs of a product of a stored line. */ readonly needPacks: (productId: number) => void }
/** Packs by product, for products whose packs were asked for. */
export type KnownPacks = Readonly<Record<number, readonly LinePack[]>>
type LineGridProps = { readonly packs: KnownPacks; readonly lines: readonly LineValues[]; readonly currency: string; readonly problems: Readonly<Record<string, string>>; readonly acts: LineActs }

/** The value of a line in minor units, when it can be reckoned. */
export const valueOf = (line: LineValues): number | null => {
  const ordered = orderedMilli(line)
  return typeof ordered === 'number' && typeof line.unitCostScaled === 'number' ? lineValueMinor(ordered, line.unitCostScaled) : null
}

const Line = memo(function Line({ line, packs, index, currency, problem, acts, onPicked }: { readonly line: LineValues; readonly packs: readonly LinePack[] | undefined; readonly index: number; readonly currency: string; readonly problem: string | undefined; readonly acts: LineActs; /** The product of the line at this place was chosen. */ readonly onPicked: (index: number) => void }) {
  const { t } = useTranslation(['orders', 'common'])
  const packName = usePackName()
  const { key, product } = line
  const number = index + 1
  const ordered = orderedMilli(line)
  const value = valueOf(line)
  const offered = packs ?? product?.packs ?? []
  const cell = (column: Column) => ({ 'data-line': index, 'data-column': column })
  return (
    <>
      <span className={classes.number} translate="no">{number}</span>
      <ProductField {...cell('product')} className={classes.product} aria-label={t('form.productOf', { line: number })} placeholder={t('form.productPlaceholder')} value={product === null ? null : { id: product.id, label: `${product.code} ${product.name}` }} error={problem !== undefined && product === null} onPick={(row) => {
        acts.pickProduct(key, row?.id ?? null)
        if (row !== null) onPicked(index)
      }} />
      <QuantityField {...cell('quantity')} className={classes.quantity} aria-label={t('form.quantityOf', { line: number })} value={line.countMilli} error={problem !== undefined && product !== null} onChange={(countMilli) => acts.change(key, { countMilli })} />
      <Select {...cell('pack')} className={classes.pack} aria-label={t('form.packOf', { line: number })} disabled={product === null} data={offered.map((pack) => ({ value: String(pack.id), label: packName(pack) }))} value={line.packId === null ? null : String(line.packId)} placeholder={product === null ? '' : t(`common:unit.${product.baseUnit}`)}
        onFocus={() => { if (product !== null) acts.needPacks(product.id) }} onChange={(packId) => { if (product !== null) acts.change(key, { packId: packId === null ? null : Number(packId), product: { ...product, packs: offered } }) }} />
      <span className={classes.makes}>{typeof ordered === 'number' && product !== null && <Quantity milli={ordered} unit={product.baseUnit} />}</span>
      <PriceField {...cell('price')} className={classes.price} aria-label={t('form.priceOf', { line: number })} currency={currency} placeholder={product === null ? '' : t('form.noPrice')} rightSection={null} rightSectionWidth={8} value={line.unitCostScaled} onChange={(unitCostScaled) => acts.change(key, { unitCostScaled })} />
      <span className={classes.value}>{value !== null && <Money minor={value} currency={currency} />}</span>
      {isBlank(line) ? <span className={classes.remove} /> : <ActionIcon className={classes.remove} tabIndex={-1} aria-label={t('form.remove', { line: number })} aria-keyshortcuts="Control+Delete" onClick={() => acts.remove(key)}><IconTrash size={16} /></ActionIcon>}
      {problem !== undefined && <span className={classes.problem} role="alert">{problem}</span>}
    </>
  )
})

const rowHeight = 48
const overscan = 6

/** Moves the focus to a cell; one beyond the last line is not there. */
const focusCell = (grid: HTMLElement, line: number, column: Column): boolean => {
  const field = grid.querySelector<HTMLInputElement>(`[data-line="${line}"][data-column="${column}"]`)
  field?.focus()
  field?.select()
  return field !== null
}

const isClosed = (target: EventTarget): boolean => target instanceof HTMLElement && target.getAttribute('aria-expanded') !== 'true'

/** Lines to write: choosing a product leads to its quantity, Enter goes on to the next line (to the price first where there is none), the arrows go up and down, Ctrl+Delete takes a line out; scans add lines. */
export const LineGrid = ({ lines, packs, currency, problems, acts }: LineGridProps) => {
  const { t } = useTranslation('orders')
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan, getItemKey: (index) => lines[index]?.key ?? index })
  const go = (line: number, column: Column): void => {
    const grid = scroller.current
    if (grid === null || line < 0 || line >= lines.length || focusCell(grid, line, column)) return
    virtualizer.scrollToIndex(line)
    requestAnimationFrame(() => void focusCell(grid, line, column))
  }
  const onPicked = useCallback((index: number) => void (scroller.current !== null && focusCell(scroller.current, index, 'quantity')), [])
  const removeLine = (event: KeyboardEvent<HTMLElement>): void => {
    const at = Number((event.target as HTMLElement).dataset.line ?? -1)
    const line = lines[at]
    if (line === undefined || isBlank(line)) return
    event.preventDefault()
    acts.remove(line.key)
    requestAnimationFrame(() => void (scroller.current !== null && focusCell(scroller.current, at, 'product')))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey && event.key === 'Delete') return removeLine(event)
    const { line, column } = (event.target as HTMLElement).dataset as { readonly line?: string; readonly column?: Column }
    if (line === undefined || column === undefined || event.ctrlKey || event.altKey) return
    const at = Number(line)
    const next: Readonly<Record<Column, readonly [number, Column]>> = { product: [at, 'quantity'], quantity: lines[at]?.product !== null && lines[at]?.unitCostScaled === null ? [at, 'price'] : [at + 1, 'product'], pack: [at, 'price'], price: [at + 1, 'product'] }
    if (event.key === 'Enter' && isClosed(event.target) && column !== 'pack') go(...next[column])
    else if (event.key === 'ArrowDown' && isClosed(event.target) && column !== 'pack') go(at + 1, column)
    else if (event.key === 'ArrowUp' && isClosed(event.target) && column !== 'pack') go(at - 1, column)
    else return
    event.preventDefault()
  }
  return (
    <div ref={scroller} className={classes.scroller} onKeyDownCapture={onKeyDown} role="group" aria-label={t('form.lines')}>
      <div className={classes.headings} aria-hidden>
        <span>#</span><span>{t('form.product')}</span><span className={classes.end}>{t('form.quantity')}</span><span>{t('form.pack')}</span><span className={classes.end}>{t('form.makes')}</span><span className={classes.end}>{t('form.price')}</span><span className={classes.end}>{t('form.value')}</span><span />
      </div>
      <div className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          return line === undefined ? null : (
            <div key={key} ref={virtualizer.measureElement} data-index={index} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
              <Line line={line} packs={line.product === null ? undefined : packs[line.product.id]} index={index} currency={currency} problem={problems[line.key]} acts={acts} onPicked={onPicked} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
