/** A file of so many products, each with a case of twelve and no barcode. */
export function manyProducts(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `M-${String(index).padStart(6, '0')},Product ${index},12,${(index % 977) / 100}\n`)
  return `sku,name,case qty,list price\n${rows.join('')}`
}
