import type { SheetData } from 'read-excel-file/universal'
import { readSheet } from 'read-excel-file/universal'
import { numberToText } from '#shared/domain/imports/parse-decimal.ts'
import type { Cell } from '#shared/domain/imports/kinds.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { UnreadableFile } from './limits.ts'
import { maximumColumns, maximumSheetRows, unreadable, unsafe } from './limits.ts'
import { nameColumns } from './name-columns.ts'
import type { ZipPart } from './unpack-zip.ts'
import { packStored, unpackZip } from './unpack-zip.ts'

/** What a sheet holds beside its rows. */
export type SheetShape = { readonly columns: readonly string[]; readonly rowCount: number; readonly sheets: readonly string[] }

// By what is in it: the reader finds sheets through the workbook's links, wherever they lie.
const isSheet = (xml: string): boolean => xml.includes('sheetData')

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** The insides of every tag: from a `<` to the next `>` that is not in quotes. Whatever a laxer reader might take for a tag is inside one of these. */
function* tagsOf(xml: string): Generator<string> {
  for (let at = xml.indexOf('<'); at >= 0;) {
    let end = at + 1
    for (let quote = 0; end < xml.length; end += 1) {
      const code = xml.charCodeAt(end)
      if (quote !== 0) quote = code === quote ? 0 : quote
      else if (code === 34 || code === 39) quote = code
      else if (code === 62) break
    }
    yield xml.slice(at + 1, end)
    at = xml.indexOf('<', end)
  }
}

/**
 * Looks at every address in a sheet before the reader does: the reader fills all rows and columns up to the furthest cell, so one cell in row 2,000,000,000 would be
 * as much work as so many rows.
 */
function farAddress(xml: string): string | undefined {
  for (const tag of tagsOf(xml)) {
    for (const [, address = ''] of tag.matchAll(/\br\s*=\s*["']?([^"'\s>]*)/g)) {
      const match = /^([A-Z]{0,3})(\d{0,7})$/.exec(address)
      if (match === null || Number(match[2]) > maximumSheetRows + 1 || columnNumber(match[1] ?? '') > maximumColumns) return address.slice(0, 30)
    }
  }
  return undefined
}

/** A cell that holds an error such as #N/A is read as that text, so that its row is refused and not the file. */
const errorsAsText = (xml: string): string => xml.replace(/(<(?:\w+:)?c\b[^>]*?\st\s*=\s*)(["'])e\2/g, '$1$2str$2')

/** Refuses what an XML reader could be harmed with, and gives the parts the reader may see. */
function makeSafe(parts: readonly ZipPart[]): Result<readonly ZipPart[], UnreadableFile> {
  const safe: ZipPart[] = []
  for (const part of parts) {
    const xml = part.bytes.toString('utf8')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return fail(unsafe(`the part ${part.name} declares entities`))
    if (!isSheet(xml)) {
      safe.push(part)
      continue
    }
    const far = farAddress(xml)
    if (far !== undefined) return fail(unsafe(`a cell at ${far}, expected at most ${maximumSheetRows} rows and ${maximumColumns} columns`))
    safe.push({ name: part.name, bytes: Buffer.from(errorsAsText(xml), 'utf8') })
  }
  return ok(safe)
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }

/** Names of the sheets in their order. */
function sheetNames(parts: readonly ZipPart[]): readonly string[] {
  const workbook = parts.find(({ name }) => name === 'xl/workbook.xml')?.bytes.toString('utf8') ?? ''
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname\s*=\s*("[^"]*"|'[^']*')/g)].map(([, quoted = '']) => quoted.slice(1, -1).replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity))
}

const asCell = (value: unknown): Cell => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return typeof value === 'number' ? value : String(value)
}

/** A row of a sheet; `number` is the row's number in the spreadsheet. */
export type SheetRow = { readonly number: number; readonly cells: readonly Cell[] }

/** Reads one sheet of a spreadsheet, counted from 1. What the zip unpacks to is counted before the reader sees it, and it sees nothing else. */
export async function readXlsx(file: Buffer, sheet: number, onColumns: (columns: readonly string[]) => void, onRow: (row: SheetRow) => void): Promise<Result<SheetShape, UnreadableFile>> {
  const parts = unpackZip(file, (name) => name.endsWith('.xml') || name.endsWith('.rels'))
  if (!parts.ok) return parts
  const sheets = sheetNames(parts.value)
  if (sheets.length === 0) return fail(unreadable('this is no spreadsheet'))
  if (sheet > sheets.length) return fail(unreadable(`there is no sheet ${sheet}; the file has ${sheets.length}`))
  const safe = makeSafe(parts.value)
  if (!safe.ok) return safe
  let rows: SheetData
  try {
    rows = await readSheet(new Blob([new Uint8Array(packStored(safe.value))]), sheet)
  } catch (error) {
    return fail(unreadable(error instanceof Error ? error.message : String(error)))
  }
  return takeRows(rows, sheets, onColumns, onRow)
}

function takeRows(rows: readonly (readonly unknown[])[], sheets: readonly string[], onColumns: (columns: readonly string[]) => void, onRow: (row: SheetRow) => void): Result<SheetShape, UnreadableFile> {
  let columns: readonly string[] = []
  let rowCount = 0
  for (const [index, row] of rows.entries()) {
    const cells = row.map(asCell)
    if (cells.every((cell) => typeof cell === 'string' && cell.trim() === '')) continue
    if (columns.length > 0) {
      rowCount += 1
      onRow({ number: index + 1, cells })
      continue
    }
    const headings = nameColumns(cells.map((cell) => (typeof cell === 'number' ? numberToText(cell) : cell)))
    if (!headings.ok) return headings
    columns = headings.value
    onColumns(columns)
  }
  if (columns.length === 0 || rowCount === 0) return fail({ code: 'no-rows' })
  return rowCount > maximumSheetRows ? fail({ code: 'too-many-rows', maximumRows: maximumSheetRows }) : ok({ columns, rowCount, sheets })
}
