import type { LotKey } from '#shared/domain/receiving/plan-receipt.ts'
import type { Tx } from '#main/persistence/sql.ts'

/** Stands for goods without lot, expiry and serial. */
export const noLotId = 0

/** The id of a lot of a product, made when it is new; 0 when nothing tells its units apart. */
export async function lotIdOf(tx: Tx, productId: number, { lot, expiryIso, serial }: LotKey): Promise<number> {
  if (lot === '' && expiryIso === '' && serial === '') return noLotId
  const known = await tx.get<{ readonly id: number }>('SELECT id FROM lots WHERE product_id = ? AND lot = ? AND expiry_iso = ? AND serial = ?', productId, lot, expiryIso, serial)
  if (known !== undefined) return known.id
  return (await tx.run('INSERT INTO lots (product_id, lot, expiry_iso, serial) VALUES (?, ?, ?, ?)', productId, lot, expiryIso, serial)).id
}
