/** The `PostedPlace` of a line `l` of a receipt with its location `c`: what was booked in and out again in one posting was written off, and goods without a product wait set aside. */
export const wentTo = `CASE WHEN l.condition = 'refused' THEN 'refused' WHEN l.product_id IS NULL THEN 'set-aside' WHEN c.usable = 1 THEN 'stock'
  WHEN coalesce((SELECT sum(m.quantity_milli) FROM movements m WHERE m.document_kind = 'receipt' AND m.document_id = l.receipt_id AND m.document_line_id = l.id), 0) = 0 THEN 'written-off' ELSE 'quarantine' END`
