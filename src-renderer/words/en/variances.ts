/** Words of the register of differences. */
export const variances = {
  list: {
    title: 'Differences', find: 'Product, supplier, receipt or note', kind: 'What', product: 'Product', supplier: 'Supplier', quantity: 'Quantity', value: 'Value', age: 'Age', due: 'Claim due', receipt: 'Receipt', state: 'State', stateFilter: 'State', kindFilter: 'Kind', open: 'Open', resolved: 'Settled', all: 'All', allKinds: 'All kinds',
    summary: '{{count, number}} open, {{value}}', empty: 'No differences', emptyText: 'What comes short, over, damaged or wrong stands here from the receipt until it is settled.'
  },
  page: {
    came: 'Came since',
    title: '{{kind}}: {{product}}', open: 'Open', settle: 'Settle', claim: 'Claim date', identify: 'Say what it is', quantity: 'Quantity', value: 'Value', age: 'Open for', found: 'Found', foundBy: '{{who}}, {{when}}', supplier: 'Supplier', receipt: 'Receipt', delivery: 'Delivery', order: 'Order', claimDue: 'Claim due', noClaim: 'no date', note: 'Note', photos: 'Photos', outcome: 'Outcome', awaited: 'Expected, not here yet', resolved: 'Settled', settledBy: 'Settled by receipt', settlements: 'Receipts that brought more of it', noSettlements: 'None so far.', posted: 'Posted', product: 'Product', details: 'Details'
  },
  resolve: {
    title: 'Settle: {{kind}}, {{product}}', outcome: 'What is the outcome?', goods: 'What becomes of the goods in quarantine?', stay: 'They stay there', goodsReturned: 'They go back to the supplier', goodsWrittenOff: 'They are thrown away', receipt: 'The receipt that brought the rest', noReceipt: 'None', settled: 'It has come already: the difference is over', note: 'Note', confirm: 'Settle', done: 'The difference is settled.', doneAwaited: 'It stays open until it has come.',
    effect: { 'replacement-expected': 'The quantity is on order again. It stays open until the goods are here.', 'credit-expected': 'It stays open until the credit note is here.', accepted: 'The goods become usable stock, or the difference is taken as it is.', returned: 'The goods leave quarantine and go back to the supplier.', 'written-off': 'The goods leave quarantine and the loss is ours.' }
  },
  claim: { title: 'Claim to the supplier', due: 'Due on', note: 'Note', done: 'The claim date is set.', save: 'Set the date', wrong: 'This is no date.' },
  identify: { title: 'What are these goods?', text: 'They enter the quarantine stock of the product, by the pack you choose.', product: 'Product', pack: 'Pack', confirm: 'That is it', done: 'The goods are known now.', needsProduct: 'Choose a product and a pack.' }
} as const
