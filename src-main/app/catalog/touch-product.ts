import type { Tx } from '#main/persistence/sql.ts'

/** Moves a product's version on when something that belongs to it changed by itself, so that a form opened before cannot undo it unseen. */
export const touchProduct = (tx: Tx, productId: number): Promise<unknown> => tx.run('UPDATE products SET version = version + 1 WHERE id = ?', productId)
