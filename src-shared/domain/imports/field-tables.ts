import type { FieldTable, ImportField } from './field.ts'
import { field } from './field.ts'
import type { ImportKind } from './kinds.ts'

const packColumns = (kind: 'inner' | 'case' | 'pallet', words: string): readonly ImportField[] => {
  const names = words.split(',').map((word) => word.trim())
  const with_ = (...endings: readonly string[]): string => names.flatMap((name) => endings.map((ending) => `${name} ${ending}`)).join(',')
  return [
    field(`${kind}Quantity`, 'quantity', kind === 'pallet' ? '480' : '12', `${with_('quantity', 'qty', 'size', 'units', 'pack', 'menge', 'inhalt')}, ${names.map((name) => `units per ${name}, qty per ${name}, quantity per ${name}, each per ${name}`).join(',')}`, { minimum: 'above-zero' }),
    field(`${kind}Barcode`, 'text', '15012345678907', with_('barcode', 'code', 'upc'), { rule: 'barcode', longest: 100 }),
    field(`${kind}Gtin`, 'text', '15012345678907', with_('gtin', 'ean', 'gtin14', 'itf14'), { rule: 'gtin', longest: 14 })
  ]
}

const productCode = 'sku, product code, item code, product number, item number, part number, product, item, article, article number, part no, item no, product no, article no, stock code, material, material number, artikel, artikelnummer, artikelnr, artikelcode, produktnummer, référence article, code article'
const supplierCode = 'supplier code, supplier, vendor, vendor code, supplier number, supplier no, supplier id, vendor number, vendor no, vendor id, lieferant, lieferantennummer, lieferantennr, fournisseur, code fournisseur'
const unitCost = 'unit cost, cost, price, unit price, net price, purchase price, buy price, cost price, einkaufspreis, ek, ek preis, preis, stückpreis, prix, prix unitaire'
const tolerance = 'over tolerance percent, over tolerance, over receipt tolerance, tolerance, tolerance percent, überlieferungstoleranz'

const products: FieldTable = {
  keyFields: ['code'],
  fields: [
    field('code', 'text', 'A-1000', `code, ${productCode}`, { required: true, rule: 'code' }),
    field('name', 'text', 'Hex bolt M8 x 40', 'name, product name, item name, description, title, product description, item description, bezeichnung, beschreibung, artikelbezeichnung, désignation', { toCreate: true }),
    field('baseUnit', 'unit', 'each', 'base unit, unit, uom, unit of measure, stock unit, einheit, basiseinheit, me, unité'),
    field('active', 'boolean', 'yes', 'active, is active, enabled, aktiv'),
    field('lotRequired', 'boolean', 'no', 'lot required, lot tracked, track lot, lot, batch tracked, batch required, chargenpflichtig'),
    field('expiryRequired', 'boolean', 'no', 'expiry required, expiry tracked, track expiry, mhd pflichtig'),
    field('serialRequired', 'boolean', 'no', 'serial required, serial tracked, serialised, serialized, track serial, seriennummernpflichtig'),
    field('overTolerance', 'percent', '5', tolerance),
    field('reorderPoint', 'quantity', '50', 'reorder point, reorder level, min stock, minimum stock, meldebestand'),
    field('safetyStock', 'quantity', '20', 'safety stock, safety level, safety stock level, sicherheitsbestand'),
    field('standardCost', 'price', '12.50', `standard cost, std cost, ${unitCost}`),
    field('listPrice', 'price', '19.90', 'list price, sales price, selling price, retail price, rrp, msrp, verkaufspreis, vk, listenpreis, prix de vente'),
    field('barcode', 'text', '5012345678900', 'barcode, bar code, each barcode, unit barcode, item barcode, strichcode, barcode 1, code barre', { rule: 'barcode', longest: 100 }),
    field('gtin', 'text', '5012345678900', 'gtin, ean, upc, ean13, ean 13, gtin13, ean code, upc code, each gtin, unit gtin, gtin ean', { rule: 'gtin', longest: 14 }),
    field('pack', 'text', 'case', 'pack, pack type, pack level, pack kind, packaging, packaging level, packaging type, verpackung, gebinde'),
    field('packQuantity', 'quantity', '12', 'pack quantity, pack qty, units per pack, qty per pack, quantity per pack, pack size, pack units, verpackungsmenge, ve, vpe', { minimum: 'above-zero' }),
    field('packName', 'text', 'Case of 12', 'pack name, packaging name'),
    field('barcodeSupplier', 'text', 'ACME', 'barcode supplier, barcode of supplier, barcode vendor', { rule: 'code' }),
    ...packColumns('inner', 'inner, inner pack'),
    ...packColumns('case', 'case, carton, box, karton, outer'),
    ...packColumns('pallet', 'pallet, palette')
  ]
}

const suppliers: FieldTable = {
  keyFields: ['code'],
  fields: [
    field('code', 'text', 'ACME', `code, account number, account no, account, number, nummer, ${supplierCode}`, { required: true, rule: 'code' }),
    field('name', 'text', 'Acme Ltd', 'name, supplier name, vendor name, company, company name, firma, firmenname, nom', { toCreate: true }),
    field('currency', 'currency', 'EUR', 'currency, currency code, währung, devise'),
    field('email', 'text', 'orders@acme.example', 'email, e-mail, mail, email address, e-mail address, order email', { rule: 'email' }),
    field('overTolerance', 'percent', '5', tolerance),
    field('blindReceiving', 'boolean', 'no', 'blind receiving, blind, blind count'),
    field('preferred', 'boolean', 'yes', 'preferred, is preferred, preferred vendor, preferred supplier, bevorzugt'),
    field('active', 'boolean', 'yes', 'active, is active, active flag, enabled, aktiv')
  ]
}

const supplierItems: FieldTable = {
  keyFields: ['supplier', 'product'],
  fields: [
    field('supplier', 'text', 'ACME', supplierCode, { required: true, rule: 'code' }),
    field('product', 'text', 'A-1000', `our code, own code, ${productCode}`, { required: true, rule: 'code' }),
    field('supplierItemCode', 'text', 'ACM-77', 'supplier item code, supplier sku, supplier part number, supplier product code, supplier article, vendor sku, vendor part number, vendor item code, vendor item, their code, manufacturer part number, lieferantenartikelnummer, bestellnummer', { rule: 'code', longest: 100 }),
    field('unitCost', 'price', '11.80', unitCost),
    field('leadDays', 'integer', '14', 'lead days, lead time, lead time days, delivery days, average lead time, lieferzeit, lieferzeit tage, délai'),
    field('minimum', 'quantity', '10', 'minimum, min order qty, minimum order quantity, minimum order qty, min qty, moq, min order quantity, mindestmenge, mindestbestellmenge'),
    field('maximum', 'quantity', '500', 'maximum, max order qty, maximum order quantity, maximum order qty, max qty, max order quantity, höchstmenge'),
    field('orderUnit', 'text', 'case', 'order unit, unit, uom, unit of measure, purchase unit, bestelleinheit, einheit', { longest: 50 }),
    field('pack', 'text', 'case', 'pack, order pack, pack type, gebinde')
  ]
}

const purchaseOrders: FieldTable = {
  keyFields: ['number'],
  fields: [
    field('number', 'text', 'PO-2026-00017', 'number, po number, purchase order, purchase order number, order number, po, po no, order no, purchase order no, purchase order id, order id, bestellung, bestellnummer, bestellnr, numéro de commande', { required: true, rule: 'code', longest: 40 }),
    field('supplier', 'text', 'ACME', supplierCode, { toCreate: true, rule: 'code' }),
    field('orderDate', 'date', '2026-03-09', 'order date, date, po date, date ordered, ordered on, bestelldatum, date de commande'),
    field('expectedDate', 'date', '2026-03-23', 'expected date, ship date, expected, delivery date, promised date, eta, expected on, lieferdatum, liefertermin'),
    field('supplierReference', 'text', 'SO-5512', 'supplier reference, supplier order number, vendor reference, their reference, reference, auftragsnummer', { longest: 100 }),
    field('note', 'text', 'Deliver to gate 2', 'note, notes, comment, comments, remark, bemerkung', { longest: 4000 }),
    field('currency', 'currency', 'EUR', 'currency, currency code, währung'),
    field('lineNumber', 'integer', '1', 'line number, line, line id, line no, pos, position, purchase order detail id, zeile', { minimum: 'above-zero' }),
    field('product', 'text', 'A-1000', `our code, own code, ${productCode}`, { rule: 'code' }),
    field('supplierItemCode', 'text', 'ACM-77', 'supplier item code, supplier sku, supplier part number, supplier product code, vendor sku, vendor part number, vendor item code, lieferantenartikelnummer', { rule: 'code', longest: 100 }),
    field('quantity', 'quantity', '120', 'quantity, ordered qty, ordered quantity, qty, order qty, order quantity, qty ordered, quantity ordered, ordered, menge, bestellmenge, quantité', { minimum: 'above-zero' }),
    field('pack', 'text', 'case', 'pack, uom, unit, order unit, einheit, gebinde'),
    field('unitCost', 'price', '11.80', unitCost),
    field('lineExpectedDate', 'date', '2026-03-23', 'line expected date, due date, line due date, line delivery date, required date, need by, need by date, termin, fälligkeitsdatum')
  ]
}

const openingStock: FieldTable = {
  keyFields: ['product', 'location', 'shelf', 'bin', 'lot', 'expiry', 'serial'],
  fields: [
    field('product', 'text', 'A-1000', `code, ${productCode}`, { required: true, rule: 'code' }),
    field('location', 'text', '1', 'location, location code, location id, warehouse, site, place, storage location, lagerort, lagerplatz, lager, emplacement', { required: true, rule: 'code', longest: 60 }),
    field('shelf', 'text', 'A', 'shelf, zone, aisle, rack, row, regal, gang', { longest: 40 }),
    field('bin', 'text', '1', 'bin, bin number, slot, position, fach, platz', { longest: 40 }),
    field('quantity', 'quantity', '120', 'quantity, qty, on hand, stock, quantity on hand, qty on hand, stock on hand, count, bestand, lagerbestand, menge, quantité', { required: true }),
    field('lot', 'text', 'L2409', 'lot, lot number, batch, batch number, charge, chargennummer', { rule: 'code', longest: 20 }),
    field('expiry', 'date', '2027-06-30', 'expiry, expiry date, expires, best before, use by, mhd, mindesthaltbarkeit, verfallsdatum'),
    field('serial', 'text', 'SN-00017', 'serial, serial number, serial no, seriennummer', { rule: 'code', longest: 20 }),
    field('unitCost', 'price', '11.80', unitCost)
  ]
}

/** The fields of every kind of file, as data. */
export const fieldTables: Readonly<Record<ImportKind, FieldTable>> = { products, suppliers, 'supplier-items': supplierItems, 'purchase-orders': purchaseOrders, 'opening-stock': openingStock }

/** Columns that no import takes, with why: goods come into stock by being received, never by a column of an order file. */
export const refusedColumns: Readonly<Partial<Record<ImportKind, Readonly<Record<string, 'received-by-scanning'>>>>> = {
  'purchase-orders': Object.fromEntries(['received qty', 'received quantity', 'qty received', 'received', 'rejected qty', 'rejected quantity', 'rejected', 'stocked qty', 'stocked quantity', 'stocked', 'accepted qty', 'geliefert', 'gelieferte menge'].map((heading) => [heading, 'received-by-scanning' as const]))
}
