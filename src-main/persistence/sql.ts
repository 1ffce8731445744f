import type { Database as Handle, Statement } from 'better-sqlite3'
import type { EntityManager } from 'typeorm'
import { assert } from '#shared/assert.ts'

/** What a column can hold: text, a safe integer or a real, bytes, or nothing. */
export type SqlValue = string | number | Uint8Array | null

/**
 * Reads within one snapshot of the database. `get` and `all` keep their statements prepared (8 times quicker than preparing anew);
 * `manager` reads entities on the same connection. Promises, so that the same use case runs on an engine that answers later.
 */
export type Sql = {
  readonly get: <Row>(sql: string, ...values: readonly SqlValue[]) => Promise<Row | undefined>
  readonly all: <Row>(sql: string, ...values: readonly SqlValue[]) => Promise<readonly Row[]>
  readonly manager: EntityManager
}

/** One open transaction: everything a command writes goes through it, or is lost with it. `changed` counts rows, `id` is the last row id inserted. */
export type Tx = Sql & { readonly run: (sql: string, ...values: readonly SqlValue[]) => Promise<{ readonly changed: number; readonly id: number }> }

/** Prepares each text once for a connection. */
export function statementCache(handle: Handle): (sql: string) => Statement<SqlValue[]> {
  const prepared = new Map<string, Statement<SqlValue[]>>()
  return (sql) => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const statement = handle.prepare<SqlValue[]>(sql)
    prepared.set(sql, statement)
    return statement
  }
}

/** A transaction's view of a connection; it refuses to work after `end`, so that nothing slips past a commit. */
export function openTx(prepare: (sql: string) => Statement<SqlValue[]>, manager: EntityManager): { readonly tx: Tx; readonly end: () => void } {
  let open = true
  const statement = (sql: string): Statement<SqlValue[]> => {
    assert(open, 'a transaction is not used after its end')
    return prepare(sql)
  }
  const tx: Tx = {
    get: async <Row>(sql: string, ...values: readonly SqlValue[]) => statement(sql).get(...values) as Row | undefined,
    all: async <Row>(sql: string, ...values: readonly SqlValue[]) => statement(sql).all(...values) as Row[],
    run: async (sql, ...values) => {
      const { changes, lastInsertRowid } = statement(sql).run(...values)
      return { changed: changes, id: Number(lastInsertRowid) }
    },
    get manager() {
      assert(open, 'a transaction is not used after its end')
      return manager
    }
  }
  return { tx, end: () => void (open = false) }
}
