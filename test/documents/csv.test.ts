import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { CsvColumn } from '#main/documents/csv.ts'
import { csvHeading, csvRows, neutralText } from '#main/documents/csv.ts'
import { minorToText } from '#shared/domain/money.ts'

type Row = { readonly name: string; readonly minor: number; readonly day: string | null }
const columns: readonly CsvColumn<Row>[] = [
  { heading: 'Name', kind: 'text', value: ({ name }) => name },
  { heading: 'Value', kind: 'number', value: ({ minor }) => minorToText(minor, 'EUR') },
  { heading: 'Day', kind: 'date', value: ({ day }) => day }
]

describe('a CSV file', () => {
  it('says that it is UTF-8, quotes text, and leaves amounts plain', () => {
    expect(csvHeading(columns) + csvRows(columns, [{ name: 'Größe "M", 2 Stück', minor: -1250, day: '2026-11-24' }, { name: '', minor: 0, day: null }])).toBe(
      '\u{FEFF}Name,Value,Day\r\n"Größe ""M"", 2 Stück",-12.50,2026-11-24\r\n"",0.00,\r\n'
    )
  })

  it.each(['=1+1', '+49 30 1234', '-5', '@SUM(A1)', '\tx', '\r=1', ' =1+1', '\u{FF1D}1', '\0=1', `'quoted`])('text like %j is neutralised', (text) => {
    expect(neutralText(text)).toBe(`'${text}`)
  })

  it.each(['5-pack', 'a=b', 'Rope', '', '12.5'])('text like %j stays as it is', (text) => expect(neutralText(text)).toBe(text))

  it('a number or a date that is none is a bug, so a formula cannot hide in one', () => {
    expect(() => csvRows([{ heading: 'Value', kind: 'number', value: () => '=1+1' }], [{}])).toThrow('Value holds a number')
    expect(() => csvRows([{ heading: 'Day', kind: 'date', value: () => '@today' }], [{}])).toThrow('Day holds a date')
  })

  it('whatever the text, it reads back as it was, no cell begins a formula, and amounts read back as the same numbers', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('=cmd|x', '-1', `'`, '"', 'a\r\nb', ';', '\t'))
    const row = fc.record({ name: text.filter((name) => !name.includes('\u{FEFF}')), minor: fc.integer({ min: -1e12, max: 1e12 }), day: fc.constantFrom(null, '2026-01-31') })
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const read = Papa.parse<string[]>(csvRows(columns, rows), { delimiter: ',', newline: '\r\n' }).data.slice(0, -1)
      expect(read).toHaveLength(rows.length)
      for (const [index, [name = '', value = '']] of read.entries()) {
        const { name: given = '', minor = 0 } = rows[index] ?? {}
        expect(name === given || name === `'${given}`).toBe(true)
        expect(/^\s*[=+@-]/.test(name)).toBe(false)
        expect(Math.round(Number(value) * 100)).toBe(minor)
      }
    }))
  })
})
