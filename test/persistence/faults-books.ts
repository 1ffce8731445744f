import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { expect } from 'vitest'
import { checkFile } from '#main/persistence/backup.ts'
import { databaseFile } from '#main/persistence/open-database.ts'

/** What the copies of a station said that they had been answered: scans with the id of their event, receipts, and the scan that waits for its answer. While it does not listen, what is said is passed over. */
export type Told = { readonly counted: Map<string, number>; readonly posted: string[]; trying: string; listening: boolean }

/** Nothing yet. */
export const nothingTold = (): Told => ({ counted: new Map(), posted: [], trying: '', listening: true })

const committer = fileURLToPath(new URL('faults-committer.ts', import.meta.url))

/** Starts a copy of a station that scans and posts as quickly as it can, and notes what it is told. `whenReady` is called once it works; `ended` gives its last words. */
export function startCommitter(folder: string, cycle: number, told: Told, whenReady: () => void): { readonly child: ChildProcess; readonly ended: Promise<{ readonly signal: string | null; readonly complaints: string }> } {
  const child = spawn(process.execPath, [committer, folder, String(cycle), told.trying], { stdio: ['ignore', 'pipe', 'pipe'] })
  told.listening = true
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => void (complaints += chunk.toString()))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, id = '', more = ''] = line.split(' ')
    if (word === 'ready') whenReady()
    if (!told.listening) return
    if (word === 'trying') told.trying = `${id}:${more}`
    if (word === 'posted') told.posted.push(id)
    if (word !== 'counted') return
    told.counted.set(id, Number(more))
    told.trying = ''
  })
  return { child, ended: new Promise((resolve) => void child.once('close', (_code, signal) => resolve({ signal, complaints }))) }
}

/** Holds the file in a folder against what was told: nothing lost, nothing counted twice, sums right, numbers without gaps, every page sound. */
export function expectBooksRight(folder: string, told: Told): void {
  const handle = new BetterSqlite3(databaseFile(folder), { fileMustExist: true })
  const all = <Row>(sql: string): readonly Row[] => handle.prepare(sql).all() as Row[]
  try {
    const events = all<{ readonly id: number; readonly request: string }>('SELECT id, request_id AS request FROM count_events')
    const idOf = new Map(events.map(({ id, request }) => [request, id]))
    expect([...told.counted].filter(([request, id]) => idOf.get(request) !== id)).toEqual([])
    expect(idOf.size).toBe(events.length)
    const numbers = all<{ readonly number: string }>('SELECT number FROM receipts ORDER BY id').map(({ number }) => number)
    expect(numbers).toEqual(expect.arrayContaining(told.posted))
    expect(numbers.map((number) => Number(number.slice(-5)))).toEqual(numbers.map((_, index) => index + 1))
    expect(all('SELECT product_id, location_id, lot_id, sum(quantity_milli) AS milli FROM movements GROUP BY 1, 2, 3')).toEqual(all('SELECT product_id, location_id, lot_id, quantity_milli AS milli FROM balances'))
    expect(all('SELECT l.id FROM delivery_lines l WHERE l.good_milli <> (SELECT coalesce(sum(quantity_milli), 0) FROM count_events e WHERE e.line_id = l.id)')).toEqual([])
    expect(all('SELECT id FROM purchase_order_lines o WHERE o.received_milli <> (SELECT coalesce(sum(quantity_milli), 0) FROM receipt_lines r WHERE r.order_line_id = o.id)')).toEqual([])
  } finally {
    handle.close()
  }
  expect(checkFile(databaseFile(folder), 'full')).toEqual({ sound: true })
}
