import type { Tx } from '../sql.ts'

/**
 * The words a product is found by: code, name, the barcodes of all its packs and its suppliers' codes, each with a space before it, so that the beginning of a word
 * can be told. The trigram index holds them folded (capitals, accents) and does not keep the text itself.
 */
const words = `' ' || p.code || ' ' || p.name
  || coalesce((SELECT group_concat(' ' || b.code, '') FROM barcodes b WHERE b.product_id = p.id), '')
  || coalesce((SELECT group_concat(' ' || i.supplier_code, '') FROM supplier_items i WHERE i.product_id = p.id AND i.supplier_code IS NOT NULL), '')`

const removeMany = 'DELETE FROM product_search WHERE rowid IN (SELECT value FROM json_each(?))'
const addMany = `INSERT INTO product_search (rowid, words) SELECT p.id, ${words} FROM products p WHERE p.id IN (SELECT value FROM json_each(?))`

/** Ids in one statement. */
const chunk = 5_000

/**
 * Brings the search index in step with products after their code, name, barcodes or suppliers' codes changed. To be called once for all products a transaction
 * touched; `areNew` leaves out looking for what is not there yet.
 */
export async function indexProducts(tx: Tx, productIds: readonly number[], { areNew = false }: { readonly areNew?: boolean } = {}): Promise<void> {
  for (let start = 0; start < productIds.length; start += chunk) {
    const ids = JSON.stringify(productIds.slice(start, start + chunk))
    if (!areNew) await tx.run(removeMany, ids)
    await tx.run(addMany, ids)
  }
}

/** Brings the search index in step with one product. */
export const indexProduct = (tx: Tx, productId: number): Promise<void> => indexProducts(tx, [productId])

/** Builds the search index anew from all products; about 10 seconds for a million. */
export async function rebuildProductIndex(tx: Tx): Promise<void> {
  await tx.run(`INSERT INTO product_search (product_search) VALUES ('delete-all')`)
  await tx.run(`INSERT INTO product_search (rowid, words) SELECT p.id, ${words} FROM products p`)
}
