/** What a file can hold. */
export const importKinds = ['products', 'suppliers', 'supplier-items', 'purchase-orders', 'opening-stock'] as const
/** One of the things a file can hold. */
export type ImportKind = (typeof importKinds)[number]

/** Where an import stands, from the upload to the end. */
export const importStates = ['uploaded', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed'] as const
/** One of the states of an import. */
export type ImportState = (typeof importStates)[number]

/** What would happen to a row of the file. */
export const rowStates = ['create', 'update', 'unchanged', 'rejected'] as const
/** One of the states of a row. */
export type RowState = (typeof rowStates)[number]

/** How dates are written in a file; 'auto' decides per column and refuses what can be read in two ways. */
export const dateFormats = ['auto', 'YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const
/** One of the ways to write dates. */
export type DateFormat = (typeof dateFormats)[number]

/** Which sign stands before the decimals of a file's numbers; 'auto' decides per column and refuses what can be read in two ways. */
export const decimalSigns = ['auto', 'comma', 'point'] as const
/** One of the ways to write decimals. */
export type DecimalOption = (typeof decimalSigns)[number]

/** What a person chose for one import. `currency` stands for prices of records that name none. */
export type ImportOptions = {
  readonly dateFormat: DateFormat
  readonly decimalComma: DecimalOption
  readonly currency?: string | undefined
  readonly ordersAre: 'sent' | 'draft'
  readonly onlyGoodRows: boolean
}

/** Target field -> column heading of the file. */
export type Mapping = Readonly<Record<string, string>>

/** A cell as the file holds it: text, or a number where the file format says that it is one (XLSX). */
export type Cell = string | number
