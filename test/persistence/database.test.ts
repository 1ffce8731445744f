import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenedData } from '#main/persistence/open-database.ts'
import { databaseFile, openData } from '#main/persistence/open-database.ts'
import { connect } from '#main/persistence/connect.ts'
import { entities } from '#main/persistence/entities/index.ts'

const now = '2026-11-24T09:00:00.000Z'
let folder: string
let data: OpenedData

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-test-'))
  const opened = await openData(folder, now)
  if (!opened.ok) throw new Error(opened.failure.code)
  data = opened.value
})
afterEach(async () => {
  await data.close()
  rmSync(folder, { recursive: true, force: true })
})

const insert = 'INSERT INTO settings (key, value) VALUES (?, ?)'
const keys = (): Promise<readonly string[]> => data.database.read(async (sql) => (await sql.all<{ key: string }>('SELECT key FROM settings ORDER BY key')).map(({ key }) => key))
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2))

describe('the write queue', () => {
  it('keeps transactions apart that overlap in time: those that fail leave nothing, those that end well leave all', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        data.database.write(async (tx) => {
          await tx.run(insert, `first-${index}`, '1')
          await pause()
          await tx.run(insert, `second-${index}`, '1')
          if (index % 5 === 0) throw new Error('on purpose')
        })
      )
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(8)
    expect(await keys()).toHaveLength(64)
  })

  it('a transaction that ended cannot be written through', async () => {
    const leaked = await data.database.write(async (tx) => tx)
    await expect(leaked.run(insert, 'late', '1')).rejects.toThrow('not used after its end')
    expect(() => leaked.manager).toThrow('not used after its end')
  })

  it('a savepoint takes back its own part only', async () => {
    await data.database.write(async (tx) => {
      await tx.run(insert, 'outer', '1')
      await data.database.inSavepoint(tx, () => tx.run(insert, 'inner', '1'), () => false)
    })
    expect(await keys()).toEqual(['outer'])
  })
})

describe('the reader', () => {
  it('sees one snapshot for all statements of a query, while others write', async () => {
    await data.database.write((tx) => tx.run(insert, 'before', '1'))
    const seen = await data.database.read(async (sql) => {
      const first = await sql.all('SELECT key FROM settings')
      await data.database.write((tx) => tx.run(insert, 'meanwhile', '1'))
      return [first.length, (await sql.all('SELECT key FROM settings')).length]
    })
    expect(seen).toEqual([1, 1])
    expect(await keys()).toEqual(['before', 'meanwhile'])
  })

  it('cannot write', async () => {
    await expect(data.database.read((sql) => sql.all(`INSERT INTO settings (key, value) VALUES ('x', '1') RETURNING key`))).rejects.toThrow(/readonly/)
  })
})

describe('every connection', () => {
  it.each(['write', 'read'] as const)('to %s runs at synchronous=FULL, also when the file is opened again', async (mode) => {
    for (let opened = 0; opened < 2; opened += 1) {
      const connection = await connect(databaseFile(folder), mode)
      expect(connection.handle.pragma('synchronous', { simple: true })).toBe(2)
      await connection.source.destroy()
    }
  })
})

describe('the schema', () => {
  it('is strict everywhere, so that text never lands in a number', async () => {
    const tables = await data.database.read((sql) => sql.all<{ name: string; strict: number }>(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`))
    expect(tables.filter(({ strict }) => strict === 0)).toEqual([])
    expect(tables.length).toBeGreaterThan(20)
  })

  it.each(entities.map((entity) => [entity.options.tableName ?? '', entity] as const))('%s has exactly the columns its entity declares', async (table, entity) => {
    const columns = await data.database.read((sql) => sql.all<{ name: string; notnull: number }>(`SELECT name, "notnull" FROM pragma_table_xinfo(?) WHERE hidden <> 1`, table))
    const declared = Object.keys(entity.options.columns).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    expect(columns.map(({ name }) => name).sort()).toEqual(declared.sort())
  })

  it.each(['audit_trail', 'command_log', 'scan_log', 'count_events', 'movements', 'receipts', 'receipt_lines'])('%s is append-only', async (table) => {
    const triggers = await data.database.read((sql) => sql.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`, table))
    expect(triggers.map(({ name }) => name)).toEqual(expect.arrayContaining([`${table}_no_update`, `${table}_no_delete`]))
  })

  it('a fact cannot be changed or removed', async () => {
    const add = `INSERT INTO audit_trail (at, station, action, entity) VALUES ('2026-11-24', 'x', 'did', 'thing')`
    await data.database.write((tx) => tx.run(add))
    await expect(data.database.write((tx) => tx.run(`UPDATE audit_trail SET action = 'other'`))).rejects.toThrow('append-only')
    await expect(data.database.write((tx) => tx.run('DELETE FROM audit_trail'))).rejects.toThrow('append-only')
  })
})
