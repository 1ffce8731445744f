import type { RowValues } from './interpret-row.ts'
import type { ImportKind } from './kinds.ts'

/** The record a row is about: rows with the same `group` belong together, `shown` is what a person calls it. */
export type RowKey = { readonly group: string; readonly shown: string }

/** Capitals of ASCII only, as the database compares codes. */
export const foldCode = (code: string): string => code.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())

const textOf = (values: RowValues, field: string): string => String(values[field] ?? '')
const isNone = (part: string): boolean => /^(?:n\/?a|none|null|-+|\.)$/i.test(part)

/**
 * The code of the place an opening stock row names: location, shelf and bin joined by dashes ("1-A-5"). Parts that say there is none (N/A, -) are left out,
 * and so is bin 0 where there is no shelf.
 */
export function locationCodeOf(values: RowValues): string {
  const [location = '', shelf = '', bin = ''] = ['location', 'shelf', 'bin'].map((field) => textOf(values, field)).map((part) => (isNone(part) ? '' : part))
  return [location, shelf, shelf === '' && bin === '0' ? '' : bin].filter((part) => part !== '').join('-')
}

/** The key of a row, or null when a part that names the record is missing. */
export function rowKeyOf(kind: ImportKind, values: RowValues): RowKey | null {
  const key = (fields: readonly string[], shown: string, more: readonly string[] = []): RowKey | null => {
    const parts = [...fields.map((field) => textOf(values, field)), ...more]
    return fields.some((field) => values[field] === undefined) ? null : { group: parts.map(foldCode).join('\u0001'), shown }
  }
  switch (kind) {
    case 'products': case 'suppliers': return key(['code'], textOf(values, 'code'))
    case 'supplier-items': return key(['supplier', 'product'], `${textOf(values, 'supplier')} / ${textOf(values, 'product')}`)
    case 'purchase-orders': {
      const line = [values.lineNumber, values.product ?? values.supplierItemCode].filter((part) => part !== undefined).join(' ')
      return key(['number'], line === '' ? textOf(values, 'number') : `${textOf(values, 'number')} / ${line}`)
    }
    case 'opening-stock': {
      const place = locationCodeOf(values)
      const lot = ['lot', 'expiry', 'serial'].map((field) => textOf(values, field))
      return place === '' ? null : key(['product'], [`${textOf(values, 'product')} @ ${place}`, ...lot.filter((part) => part !== '')].join(' '), [place, ...lot])
    }
  }
}
