import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { DateText, InstantText } from '../../ui/date-text.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { UnitPrice } from '../../ui/money.tsx'
import { OrderStateText } from '../../ui/order-state.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { usePackName } from '../../ui/use-pack-name.ts'
import classes from './products.module.css'

/** What the product page shows. */
export type ProductView = Output<'catalog.viewProduct'>
type Place = ProductView['places'][number]
type OrderLine = ProductView['orderLines'][number]
type Pack = ProductView['packs'][number]
type Item = ProductView['supplierItems'][number]
/** One entry of the ledger. */
export type Movement = ProductView['movements'][number]

/** Where the product lies, by place, lot and serial. */
export const Places = ({ view: { places, product } }: { readonly view: ProductView }) => {
  const { t } = useTranslation('products')
  const has = (field: 'lot' | 'expiryIso' | 'serial'): boolean => places.some((place) => place[field] !== null)
  const columns: readonly PlainColumn<Place>[] = [
    { key: 'place', title: t('page.place'), heads: true, cell: ({ locationCode, usable }) => <span><span translate="no">{locationCode}</span> {!usable && <StateBadge tone="attention">{t('page.quarantine')}</StateBadge>}</span> },
    ...(has('lot') ? [{ key: 'lot', title: t('page.lot'), cell: ({ lot }: Place) => <span translate="no">{lot}</span> }] : []),
    ...(has('expiryIso') ? [{ key: 'expiry', title: t('page.expiry'), cell: ({ expiryIso }: Place) => <DateText iso={expiryIso} /> }] : []),
    ...(has('serial') ? [{ key: 'serial', title: t('page.serial'), cell: ({ serial }: Place) => <span translate="no">{serial}</span> }] : []),
    { key: 'quantity', title: t('page.quantity'), align: 'end', cell: ({ quantityMilli }) => <Quantity milli={quantityMilli} unit={product.baseUnit} /> }
  ]
  return <PlainTable name={t('page.places')} rows={places} columns={columns} rowKey={({ locationId, lot, serial }) => `${locationId} ${lot} ${serial}`} empty={t('page.noPlaces')} />
}

/** Open order lines of the product. */
export const OrderLines = ({ view: { orderLines, product }, brief = false }: { readonly view: ProductView; readonly brief?: boolean }) => {
  const { t } = useTranslation('products')
  const quantity = (milli: number) => <Quantity milli={milli} unit={product.baseUnit} />
  const columns: readonly PlainColumn<OrderLine>[] = [
    { key: 'order', title: t('page.order'), heads: true, cell: ({ orderId, orderNumber }) => <Link href={hrefs.order(orderId)} translate="no">{orderNumber}</Link> },
    ...(brief ? [] : [{ key: 'supplier', title: t('page.supplier'), cell: ({ supplierName }: OrderLine) => <span translate="no">{supplierName}</span> }, { key: 'state', title: t('page.state'), cell: ({ state }: OrderLine) => <OrderStateText state={state} /> },
      { key: 'ordered', title: t('page.ordered'), align: 'end' as const, cell: ({ orderedMilli }: OrderLine) => quantity(orderedMilli) }, { key: 'received', title: t('page.received'), align: 'end' as const, cell: ({ receivedMilli }: OrderLine) => quantity(receivedMilli) }]),
    { key: 'toCome', title: t('page.toCome'), align: 'end', cell: ({ remainingMilli }) => quantity(remainingMilli) },
    { key: 'expected', title: t('page.expected'), cell: ({ expectedIso }) => <DateText iso={expectedIso} relative /> }
  ]
  return <PlainTable name={t('page.orders')} rows={orderLines} columns={columns} rowKey={({ lineId }) => lineId} empty={t('page.noOrders')} />
}

/** Packs with their content and barcodes. */
export const PackTable = ({ view: { packs, barcodes, product } }: { readonly view: ProductView }) => {
  const { t } = useTranslation('products')
  const packName = usePackName()
  const columns: readonly PlainColumn<Pack>[] = [
    { key: 'pack', title: t('page.pack'), heads: true, cell: (pack) => packName(pack) },
    { key: 'holds', title: t('page.holds'), align: 'end', cell: ({ baseQuantityMilli }) => <Quantity milli={baseQuantityMilli} unit={product.baseUnit} /> },
    {
      key: 'barcodes', title: t('page.barcodes'), cell: ({ id }) => {
        const codes = barcodes.filter(({ packId }) => packId === id)
        return codes.length === 0 ? <span className={classes.soft}>{t('page.noBarcodes')}</span> : <span className={classes.codes}>{codes.map((code) => <span key={code.id} className={classes.barcode} translate="no">{code.supplierName === null ? code.code : t('page.forSupplier', { code: code.code, supplier: code.supplierName })}</span>)}</span>
      }
    }
  ]
  return <PlainTable name={t('page.packs')} rows={packs} columns={columns} rowKey={({ id }) => id} empty="" />
}

/** Who supplies the product, and on what terms. */
export const Items = ({ view: { supplierItems, product }, onEdit }: { readonly view: ProductView; readonly onEdit: ((item: Item) => void) | null }) => {
  const { t } = useTranslation(['products', 'common'])
  const quantity = (milli: number | null) => (milli === null ? null : <Quantity milli={milli} unit={product.baseUnit} />)
  const columns: readonly PlainColumn<Item>[] = [
    { key: 'supplier', title: t('page.supplier'), heads: true, cell: ({ supplierId, supplierName }) => <Link href={hrefs.supplier(supplierId)} translate="no">{supplierName}</Link> },
    { key: 'code', title: t('page.supplierCode'), cell: ({ supplierCode }) => <span translate="no">{supplierCode}</span> },
    { key: 'cost', title: t('page.unitCost'), align: 'end', cell: ({ unitCostScaled, currency }) => (unitCostScaled === null ? null : <UnitPrice scaled={unitCostScaled} currency={currency} />) },
    { key: 'lead', title: t('page.leadDays'), align: 'end', cell: ({ leadDays }) => (leadDays === null ? null : t('common:count.days', { count: leadDays })) },
    { key: 'minimum', title: t('page.minimum'), align: 'end', cell: ({ minimumMilli }) => quantity(minimumMilli) },
    { key: 'maximum', title: t('page.maximum'), align: 'end', cell: ({ maximumMilli }) => quantity(maximumMilli) },
    ...(onEdit === null ? [] : [{ key: 'edit', title: '', align: 'end' as const, cell: (item: Item) => <Button size="xs" variant="default" onClick={() => onEdit(item)}>{t('page.editItem')}</Button> }])
  ]
  return <PlainTable name={t('page.items')} rows={supplierItems} columns={columns} rowKey={({ id }) => id} empty={t('page.noItems')} />
}

const knownReasons = ['goods-receipt', 'receipt-reversed', 'written-off', 'identified', 'accepted', 'returned', 'opening-stock'] as const
/** Why stock moved, as the catalogue names it. */
export const movementReasonOf = (reason: string): (typeof knownReasons)[number] | 'other' => knownReasons.find((known) => known === reason) ?? 'other'

const documentHref = ({ documentKind, documentId }: Movement): string | undefined =>
  documentId === null ? undefined : documentKind === 'receipt' ? hrefs.receipt(documentId) : documentKind === 'variance' ? hrefs.variance(documentId) : undefined

/** The document behind a movement, as a link where it has a page. */
export const MovementDocument = ({ movement }: { readonly movement: Movement }) => {
  const href = documentHref(movement)
  const text = movement.documentNumber ?? ''
  return href === undefined || text === '' ? <span translate="no">{text}</span> : <Link href={href} translate="no">{text}</Link>
}

/** The newest movements. */
export const Movements = ({ view: { movements, product } }: { readonly view: ProductView }) => {
  const { t } = useTranslation('products')
  const columns: readonly PlainColumn<Movement>[] = [
    { key: 'when', title: t('page.when'), heads: true, cell: ({ at }) => <InstantText at={at} /> },
    { key: 'quantity', title: t('page.quantity'), align: 'end', cell: ({ quantityMilli }) => <Quantity milli={quantityMilli} unit={product.baseUnit} signed /> },
    { key: 'reason', title: t('page.reason'), cell: ({ reason }) => t(`movementReason.${movementReasonOf(reason)}`) },
    { key: 'place', title: t('page.place'), cell: ({ locationCode }) => <span translate="no">{locationCode}</span> },
    { key: 'lot', title: t('page.lot'), cell: ({ lot, serial }) => <span translate="no">{[lot, serial].filter((one) => one !== null).join(' ')}</span> },
    { key: 'document', title: t('page.document'), cell: (movement) => <MovementDocument movement={movement} /> },
    { key: 'who', title: t('page.who'), cell: ({ operatorName, station }) => <span translate="no">{operatorName}, {station}</span> }
  ]
  return <PlainTable name={t('page.movements')} rows={movements} columns={columns} rowKey={({ id }) => id} empty={t('page.noMovements')} />
}

/** What was decided about the product. */
export const useTolerance = (): ((permille: number | null) => string) => {
  const { t } = useTranslation('products')
  const format = useFormat()
  return (permille) => (permille === null ? t('page.toleranceInherited') : format.finePercent(permille))
}
