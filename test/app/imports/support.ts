import type { Input, Output } from '#shared/api/index.ts'
import { packStored } from '#main/app/imports/read/unpack-zip.ts'
import type { ZipPart } from '#main/app/imports/read/unpack-zip.ts'
import type { TestApp } from '#test/support/test-app.ts'

/** A file as a call carries it. */
export const fileOf = (content: string | Buffer, fileName = 'file.csv'): Input<'imports.upload'>['file'] => ({ fileName, mime: 'text/csv', contentBase64: Buffer.from(content).toString('base64') })

type CheckOptions = Input<'imports.check'>['options']
type UploadOptions = Omit<Input<'imports.upload'>, 'file' | 'requestId'>

/** What a check came to: where it stands, every row, and every problem as "row code column". */
export type Checked = { readonly importId: string; readonly upload: Output<'imports.upload'>; readonly status: Output<'imports.status'>; readonly rows: Output<'imports.rows'>['rows']; readonly problems: readonly string[] }

/** Uploads and checks a file the way it is proposed, with the options given. */
export async function checked(test: TestApp, content: string | Buffer, options?: CheckOptions, upload: UploadOptions = {}): Promise<Checked> {
  const uploaded = await test.must('imports.upload', { file: fileOf(content), ...upload })
  const status = await test.must('imports.check', { importId: uploaded.importId, options, wait: true })
  const { rows } = await test.must('imports.rows', { importId: uploaded.importId, limit: 500 })
  return { importId: uploaded.importId, upload: uploaded, status, rows, problems: rows.flatMap(({ rowNumber, problems }) => problems.map(({ code, column }) => `${rowNumber} ${code}${column === '' ? '' : ` ${column}`}`)) }
}

/** Uploads, checks and applies a file; throws when a row is rejected. Gives the counts of the check. */
export async function broughtIn(test: TestApp, content: string | Buffer, options?: CheckOptions, upload: UploadOptions = {}): Promise<Checked> {
  const result = await checked(test, content, options, upload)
  if (result.status.rejected > 0) throw new Error(`rejected: ${result.problems.join(', ')}`)
  await test.must('imports.apply', { importId: result.importId, wait: true })
  return result
}

/** Lines of text as a file. */
export const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('')

/** How many rows are in each state: [create, update, unchanged, rejected]. */
export const counts = ({ create, update, unchanged, rejected }: Output<'imports.status'>): readonly number[] => [create, update, unchanged, rejected]

const xml = (name: string, text: string): ZipPart => ({ name, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`) })
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const letters = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26))
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The XML of a sheet: numbers as numbers, `{ date }` as a date serial, the rest as text. */
export const sheetXml = (rows: readonly (readonly (string | number | boolean | { readonly date: number } | { readonly error: string } | null)[])[]): string =>
  `<worksheet xmlns="${main}"><sheetData>${rows
    .map((cells, row) => `<row r="${row + 1}">${cells
      .map((cell, column) => {
        const at = `${letters(column)}${row + 1}`
        if (cell === null) return ''
        if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
        if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`
        if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
        return 'date' in cell ? `<c r="${at}" s="1"><v>${cell.date}</v></c>` : `<c r="${at}" t="e"><v>${cell.error}</v></c>`
      })
      .join('')}</row>`)
    .join('')}</sheetData></worksheet>`

/** The parts of a spreadsheet with the given sheets, by name. */
export const xlsxParts = (sheets: Readonly<Record<string, string>>): readonly ZipPart[] => [
  xml('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
  xml('_rels/.rels', `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
  xml('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${Object.keys(sheets).map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`),
  xml('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${relations}">${Object.keys(sheets).map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`),
  xml('xl/styles.xml', `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`),
  ...Object.values(sheets).map((sheet, index) => xml(`xl/worksheets/sheet${index + 1}.xml`, sheet))
]

/** A spreadsheet file, nothing packed. */
export const xlsx = (sheets: Readonly<Record<string, string>>): Buffer => packStored(xlsxParts(sheets))
