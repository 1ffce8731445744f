/** Words of receiving. */
export const receiving = {
  board: {
    title: 'Receiving', find: 'Order, delivery, supplier, product or barcode', number: 'Number', supplier: 'Supplier', expected: 'Expected', done: 'Received', lines: 'Lines', where: 'Where',
    inProgress: 'In progress', arriving: 'Announced', overdue: 'Overdue', today: 'Due today', later: 'Later', undated: 'No date',
    empty: 'Nothing is expected', emptyText: 'Orders that were sent stand here with the day their goods are due. Scan a case or open a delivery without an order when something comes all the same.',
    noMatch: 'Nothing open matches “{{search}}”.', more: 'The first {{shown, number}} of {{count, number}} are shown. Search finds the others.', clear: 'Show everything', newDelivery: 'Delivery without an order', newOrder: 'New purchase order',
    receive: 'Receive', resume: 'Go on counting', receiveMarked_one: 'Receive {{count, number}} order', receiveMarked_other: 'Receive {{count, number}} orders in one delivery', otherSupplier: 'One delivery comes from one supplier. {{number}} is of another one.', mark: 'Put on one delivery',
    open: 'Open', sheet: 'Command sheet', start: 'Start receiving', counting: 'Counting at {{stations}}', group: '{{name}}, {{count, number}}', unknownScan: 'Nothing open has the code {{code}}.', several_one: '{{count, number}} open entry has this code.', several_other: '{{count, number}} open entries have this code.'
  },
  firstSteps: {
    title: 'First steps', text: 'Three steps to the first delivery. A file can bring hundreds of records at once; nothing is written before you have seen what would happen.', textOther: 'Nothing is expected yet. A buyer or an administrator takes these steps; then the deliveries that are due stand here.', done: 'Done', import: 'Import a file',
    suppliers: 'Suppliers', suppliersText: 'Who sends you goods.', newSupplier: 'New supplier', products: 'Products and their barcodes', productsText: 'What is ordered, scanned and kept in stock.', newProduct: 'New product', orders: 'Purchase orders', ordersText: 'What is to come. An order that was sent stands here until its goods are in.'
  },
  new: { title: 'Delivery without an order', text: 'Nothing is expected on it: whatever comes is counted, and goes into stock when it is posted.', supplier: 'Supplier', supplierText: 'Its own codes are understood, and new ones remembered for it.', reference: 'Truck, container or delivery note', open: 'Start counting' },
  panel: {
    name: 'Last scan', ready: 'Ready', scanFirst: 'Scan the first case', takeUp: 'Scan, and the count goes on', idleText: 'Every scan is saved at once. Type a number before a scan for several packs.', parkedBy: 'Put aside by {{name}}.', undone: 'UNDONE', decision: 'Your decision', keyedCount: 'Your count', kept: '{{what}}: kept, not saved yet', keptText: 'The station is away. Everything is sent by itself, in order, once it is back. Leave this page open until then.',
    stateLine: '{{state}} · line {{number, number}}', countedOf: '{{counted}} of {{expected}} {{unit}} counted', countedBlind: '{{counted}} {{unit}} counted', countedUnordered: '{{counted}} {{unit}} counted, none ordered', toCome: '{{quantity}} to come', lineDone: 'nothing more to come',
    lot: 'Lot {{lot}}', expiry: 'best before {{date}}', serial: 'Serial {{serial}}', next: '{{typed}} ×', unsaved_one: '{{count, number}} not saved yet', unsaved_other: '{{count, number}} not saved yet', palletArrived: 'Pallet arrived', palletAgain: 'This pallet had arrived already', palletUnknown: 'This pallet was not announced', palletUnknownText: '{{sscc}} · Scan the cases on it.', palletElsewhere: 'This pallet was announced with {{number}}', notCounting: 'This delivery is {{state}}', notCountingText: 'The scan is kept, but nothing was counted. Open the delivery again to see where it stands.'
  },
  attention: {
    over: 'More than ordered, within what is allowed.', 'over-raise-order': 'More than ordered: the order is raised to it.', 'over-new-order': 'More than ordered: the extra goes on a new order.', 'over-hold': 'More than ordered: the extra is held for the office.', 'over-refuse': 'More than ordered: the extra is refused.', 'over-exceed': 'More than ordered, taken all the same.',
    'one-of-case': 'One piece of the case is counted. Scan the serial numbers of the others.', expired: 'Out of date since {{date}}.', 'short-dated': 'Best before {{date}}: that is soon.', 'separator-lost': 'A separator between the parts of the code seems lost. Check lot and date.', warning: 'The code breaks a rule. Check what was read.' },
  waiting: {
    unknown: '{{code}} is not known', unknownText: 'The scan is kept. Say what it is, set the goods aside, or skip it.', misread: 'Its check digit is wrong: it may be misread. Scan it again, or say what it is.', garbled: '{{code}} cannot be read', garbledText: '{{detail}} The scan is kept.', nothing: 'The scan',
    ambiguous: 'Which one is it?', ambiguousText: '{{code}} stands for more than one.', otherOrder: 'Not on this delivery, but ordered from this supplier.', notExpected: 'Nobody ordered this from the supplier.',
    over: '{{over}} {{unit}} more than still expected: {{counted}} of {{expected}} are counted already.', needsDetail: 'Still needed: {{missing}}.', serialTwice: 'Serial {{serial}} was counted already. It is not counted again.', ssccTwice: 'The pallet {{sscc}} was counted already.'
  },
  choice: {
    name: 'What to do', link: 'Link to a product', setAside: 'Set aside', skip: 'Skip', addOrderLine: 'Add the line of {{number}}', addProduct: 'Take it, as a line of its own', refuse: 'Refuse it', raiseOrder: 'Raise the order', newOrder: 'New order for the extra', hold: 'Hold it for the office', exceed: 'Take it anyway', enterDetail: 'Enter it', close: 'Understood', again: 'Count it again', notAgain: 'Leave it', decideFirst: 'Decide about the scan on the screen first. Nothing was changed.'
  },
  act: {
    name: 'Acts', damaged: 'Damaged', wrongItem: 'Wrong item', refused: 'Refused', quantity: 'Quantity', note: 'Note', park: 'Put aside', start: 'Start counting', takeUp: 'Go on counting', finish: 'Finish', back: 'Clear, then back', digits: 'Packs of the next scan', digitBack: 'Delete a digit', enter: 'The last scan was this many packs',
    nothingScanned: 'Nothing was scanned yet that this could be about.'
  },
  status: { 'not-seen': 'not seen', counting: 'counting', complete: 'complete', over: 'over', attention: 'look', damaged: 'damaged', 'wrong-item': 'wrong item', refused: 'refused', unknown: 'unknown' },
  lines: { name: 'Lines of the delivery', status: 'State', product: 'Product', expected: 'Expected', counted: 'Counted', toCome: 'To come', unit: 'Unit', note: 'Note', find: 'Find a line', first: 'First line', last: 'Last line', unknown: 'unknown goods', empty: 'Nothing is on this list yet. What you scan stands here.', emptyNoOrder: 'Nothing is expected on this delivery. Scan whatever comes: every product gets a line of its own here.', noMatch: 'No line matches “{{search}}”.', filtered_one: 'Only {{shown, number}} of {{count, number}} line is shown', filtered_other: 'Only {{shown, number}} of {{count, number}} lines are shown', showAll: 'Show all lines' },
  lineNote: { damagedMilli: '{{quantity}} damaged', wrongItemMilli: '{{quantity}} wrong item', refusedMilli: '{{quantity}} refused', heldMilli: '{{quantity}} held', photos_one: '{{count, number}} photo', photos_other: '{{count, number}} photos' },
  side: {
    name: 'This delivery', delivery: 'This delivery', progress_one: '{{done, number}} of {{count, number}} line · {{percent}}', progress_other: '{{done, number}} of {{count, number}} lines · {{percent}}', blind_one: 'Blind count · {{count, number}} line', blind_other: 'Blind count · {{count, number}} lines', noOrder: 'No order', pallets: '{{arrived, number}} of {{count, number}} pallets arrived',
    waiting_one: '{{count, number}} scan waits', waiting_other: '{{count, number}} scans wait', decide: 'Decide', happened: 'Just happened', nothing: 'Nothing yet.', others: 'Also here'
  },
  outcome: { unknown: 'not known', garbled: 'cannot be read', ambiguous: 'stands for several', 'over-tolerance': 'more than ordered', 'other-order': 'on another order', 'not-expected': 'not ordered', 'needs-detail': 'lot, date or serial is missing', 'serial-twice': 'serial counted already', 'sscc-twice': 'pallet counted already' },
  events: { undo: 'undo', undoOne: 'Undo {{amount}} {{product}}' },
  source: { scan: 'scan', key: 'key', scale: 'scale', paper: 'paper', phone: 'phone', 'as-expected': 'as expected', program: 'program' },
  quantity: {
    type: 'Type the number', ofScan: 'How many? {{product}}', ofScanText: 'The last scan stands for this many in all.', set: 'Set', ofLine: 'Count {{product}}', ofLineText: 'Added to what is counted already.', add: 'Add', part: '{{condition}}: how many of them?', partText: '{{quantity}} {{unit}} of {{product}} were scanned. The others are good.',
    makes: '{{number}} × {{pack}} = {{quantity}} {{unit}}', single: '{{quantity}} {{unit}}', nextPack: 'The next pack', packBefore: 'The pack before', tooMuch: 'Only {{maximum}} {{unit}} were scanned.', over: 'That is {{over}} {{unit}} more than still expected. Nothing is counted yet: say what happens to the extra.'
  },
  weigh: {
    weigh: 'Weigh', type: 'Type it', scale: 'Scale', container: 'Container', sampleText: 'Nobody knows yet what one piece weighs. Put some pieces on the scale and say how many: the weight of a piece is kept for this product.', sampleSize: 'Pieces on the scale', keepSample: 'Keep it, then count', newSample: 'New sample', sure: 'sure', between: '{{lowest, number}} to {{highest, number}}',
    why: {
      'no-reading': 'The scale shows nothing. Look at it, or type the number.', 'not-stable': 'Waits until the weight is steady.', overload: 'Too heavy for this scale. Weigh it in parts.', underload: 'Below zero: empty the scale and set it to zero.', 'scale-error': 'The scale reports a fault.', 'no-weight': 'The scale shows no weight.', empty: 'Put the goods on the scale.', 'too-many': 'More pieces than can be told by weight. Weigh them in parts.', 'bad-piece-weight': 'The weight of a piece cannot be used. Take a new sample.', 'bad-count': 'Say how many pieces stand on the scale.',
      'too-light_one': 'Too light to be sure of a piece: put at least {{count, number}} piece on.', 'too-light_other': 'Too light to be sure of a piece: put at least {{count, number}} pieces on.', 'no-fit': 'No whole number of pieces weighs this. Something else lies there, or the pieces differ: take a new sample.'
    }
  },
  detail: { ask: 'Scan it or type it. It stays filled in for the next case of this product.', askSerial: 'Scan the serial number or type it. Every piece has its own.', notInCode: '{{code}} says nothing of this, and was not counted. Finish this case first.', first: 'Finish this case first, or leave it with Esc. It is kept.', lot: 'Lot', expiry: 'Best before', serial: 'Serial number', weight: 'Weight', count: 'Count it' },
  link: { title: 'What is this?', identify: 'What is it really?', product: 'Product', productText: 'Lines of this delivery first; type to find any product.', nothing: 'Nothing matches.', pack: 'Which pack has this code?', remember: 'Remember this code', rememberFor: 'Remember this code for {{supplier}}', line: 'line {{number, number}}', notOnDelivery: 'not on this delivery' },
  setAside: { title: 'Set aside', text: 'The goods get a line of their own and wait in quarantine until somebody says what they are.', description: 'What is written on them', example: 'blue crate, “Kappa 40”', count: 'How many pieces' },
  line: { count: 'Count by key', identify: 'Say what it is', addPhoto: 'Add a photo', note: 'Note', noteSaved: 'The note is saved.', noteKept: '{{why}} The note is not saved; what you wrote is kept and stands there when you open the line again.', photoSaved: 'The photo is saved.', events: 'What happened on this line' },
  cancel: { open: 'Give up', title: 'Give up {{number}}?', text: 'Nothing is posted. What was counted stays readable, and the orders wait for another delivery.', confirm: 'Give up the delivery', wrongTruck: 'Wrong truck', double: 'Opened twice' },
  state: { saving_one: '{{count, number}} scan is being saved', saving_other: '{{count, number}} scans are being saved', allSaved: 'Everything is saved', notCounting: 'This delivery is {{state}} and takes no scans.', ended: 'This delivery is {{state}}.', receipt: 'Open the receipt {{number}}', asExpected: 'Receive all as expected', mayNotCount: 'Your role does not count. The scan was not taken.' },
  finish: {
    postedBy: '{{name}} has posted {{number}} as {{receipt}}, {{when}}', postedByText: 'That receipt has everything that was posted, with every difference and how it was answered.', openDelivery: 'Look at {{number}}', hasEnded: '{{number}} is {{state}}', hasEndedText: 'Nothing more can be posted on it.',
    isParked: '{{number}} was put aside by {{name}}', isParkedText: 'What was counted is kept. Take it up again, then finish it.', isAnnounced: '{{number}} is announced and not begun', isAnnouncedText: 'Open it and scan the first case.', takeUp: 'Go on with it',
    title: 'Finish {{number}}', back: 'Back to counting', none: 'Everything is as expected', differences_one: '{{count, number}} difference: say what it is', differences_other: '{{count, number}} differences: say what each is', nothingMore: 'Nothing more will come', nothingMoreText: 'The orders on this delivery stop waiting for what is missing.',
    post: 'Post the receipt', lines: 'Lines', toStock: 'Into stock', toQuarantine: 'Into quarantine', refused: 'Refused', value: 'Value', open_one: '{{count, number}} scan still waits for a decision. It is kept, and nothing of it is posted.', open_other: '{{count, number}} scans still wait for a decision. They are kept, and nothing of them is posted.', note: 'Note for the office', addNote: 'Note', noteOn: 'Note on {{product}}',
    of: '{{counted}} counted of {{expected}} {{unit}}', as: 'What it is: {{product}}, {{part}}', nothingCounted: 'Nothing is counted yet.', nothingCountedText: 'Scan first, receive all as expected, or say that nothing more will come.', asExpected: 'Receive all as expected', asExpectedText: 'Counts everything that is still to come, as if it had been seen. Your name stands beside it, and it can be undone line by line.', asExpectedDone_one: '{{count, number}} line counted as expected.', asExpectedDone_other: '{{count, number}} lines counted as expected.', asExpectedSkipped_one: '{{count, number}} line needs a lot, date or serial and was left.', asExpectedSkipped_other: '{{count, number}} lines need a lot, date or serial and were left.'
  },
  changed: {
    title: 'Not posted: something changed meanwhile', badge: 'changed', text_one: '{{count, number}} line is not as you saw it. Your answers are kept. Look at it, then post again.', text_other: '{{count, number}} lines are not as you saw them. Your answers are kept. Look at them, then post again.', rules: 'No count changed, but how much may come beyond the order. Your answers are kept. Look at the differences, then post again.',
    removed: 'not on this delivery any more', added: 'new here, {{counted}} {{unit}} counted', expected: 'expected {{expected}} {{unit}}, was {{expectedBefore}}; counted {{counted}}', counted: 'counted {{counted}} {{unit}}, was {{before}}', condition: 'counted {{counted}} {{unit}} as before, but in another condition'
  },
  ended: {
    cancelled: 'Given up by {{name}}, {{when}}: {{reason}}. Nothing was posted; what was counted stands below, and the orders wait for another delivery.', reversed: '{{number}} was taken back by {{name}}, {{when}}: {{reason}}. Its reversal is {{reversal}}; the goods below are out of stock again.',
    undecided_one: '{{count, number}} scan was left without a decision. Nothing of it was posted.', undecided_other: '{{count, number}} scans were left without a decision. Nothing of them was posted.',
    receipts: 'Receipts', receipt: 'Receipt', reversal: 'Reversal', opened: 'Opened', orders: 'Orders', stock: 'Into stock', quarantine: 'Into quarantine', writtenOff: 'Written off', refused: 'Refused', differences: 'Differences', history: 'What happened', historyOf: 'Show what happened: {{product}}',
    difference: '{{quantity}} {{kind}} · {{state}}', leftToCome: '{{quantity}} did not come: left on the order', noLines: 'The delivery has no lines.', all: 'Show all {{count, number}} lines'
  },
  deliveryIs: { announced: 'announced and not begun', counting: 'being counted', parked: 'put aside', posted: 'posted', reversed: 'reversed', cancelled: 'given up' },
  refused: {
    title: 'Not counted', finishing: 'This delivery is being finished. Esc goes back to counting, then scan again.', command: 'Nothing was done', notPosted: 'Nothing was posted', notPostedText: 'No code posts a receipt. Press Ctrl+Enter, or touch “Post the receipt”. Esc goes back to counting.',
    notOpen: 'This delivery is $t(receiving:deliveryIs.{{state}}) and takes no scans. Esc goes back: open the delivery that the goods belong to, then scan again.'
  },
  part: { short: 'Missing', over: 'Too much', held: 'Held for the office', damaged: 'Damaged', 'wrong-item': 'Wrong item', refused: 'Refused', expired: 'Out of date', 'short-dated': 'Soon out of date', 'unknown-goods': 'Unknown goods' },
  differenceChoice: { 'still-to-come': 'Comes later', claim: 'Claim', 'nothing-more': 'Will not come', accept: 'Accept', 'raise-order': 'Raise the order', 'new-order': 'New order', hold: 'Quarantine', 'write-off': 'Write off' },
  choiceText: {
    short: { 'still-to-come': 'The order waits for it, for the next delivery.', claim: 'Claimed from the supplier. The order goes on waiting for it.', 'nothing-more': 'Not waited for any more, and claimed from the supplier.', accept: 'Not waited for any more, and nothing is claimed.' },
    over: { accept: 'Kept, although it is more than was ordered.', 'raise-order': 'The order is raised to what came.', 'new-order': 'The extra is put on an order of its own.', hold: 'The extra waits in quarantine for the office.' },
    held: { hold: 'Waits in quarantine for the office.', accept: 'Kept, although it is more than was ordered.', 'raise-order': 'The order is raised to what came.', 'new-order': 'The extra is put on an order of its own.' },
    damaged: { claim: 'Waits in quarantine until the supplier answers.', accept: 'Good enough: goes into stock.', 'write-off': 'Taken in, and written off as a loss.' },
    'wrong-item': { claim: 'Waits in quarantine. {{quantity}} {{unit}} of this line are still to come.', 'claim-nothing-to-come': 'Waits in quarantine until the supplier answers. Nothing more is to come.', 'write-off': 'Taken in, and written off as a loss.' },
    refused: { claim: 'Went back with the truck and is claimed. {{quantity}} {{unit}} of this line are still to come.', 'claim-nothing-to-come': 'Went back with the truck and is claimed. Nothing more is to come.', accept: 'Went back with the truck, nothing is claimed. {{quantity}} {{unit}} of this line are still to come.', 'accept-nothing-to-come': 'Went back with the truck and never was ours. Nothing is claimed, nothing more is to come.' },
    expired: { claim: 'Waits in quarantine until the supplier answers.', accept: 'Goes into stock, although out of date.' },
    'short-dated': { accept: 'Goes into stock.', claim: 'Waits in quarantine until the supplier answers.' },
    'unknown-goods': { hold: 'Waits until somebody says what it is.' }
  },
  posted: {
    where: 'Where the goods are', place: { acceptedMilli: 'in stock, free to use', quarantineMilli: 'in quarantine, not free to use', writtenOffMilli: 'written off', refusedMilli: 'refused, not in the house' },
    title: '{{number}} is posted', lines_one: '{{count, number}} line is posted', lines_other: '{{count, number}} lines are posted', differences_one: '{{count, number}} difference is recorded', differences_other: '{{count, number}} differences are recorded', none: 'no differences', next: 'Next delivery', receipt: 'Open the receipt', register: 'Open the differences'
  }
} as const
