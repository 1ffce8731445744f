/** Words that several screens share. */
export const common = {
  action: {
    add: 'Add', apply: 'Apply', back: 'Back', cancel: 'Cancel', change: 'Change', close: 'Close', copy: 'Copy', create: 'Create', delete: 'Remove', discard: 'Discard', done: 'Done', edit: 'Edit', export: 'Export', loadMore: 'Load more',
    more: 'More', new: 'New', open: 'Open', print: 'Print', remove: 'Remove', retry: 'Try again', save: 'Save', search: 'Search', select: 'Choose', show: 'Show', undo: 'Undo', keepWriting: 'Keep writing', showAll: 'Show all', clear: 'Clear'
  },
  answer: { yes: 'Yes', no: 'No', none: 'none' },
  mayNot: { title: 'You may not do this', text: 'You are signed in as {{name}} ({{role}}). This page is for: {{roles, list(type: disjunction)}}. Ask one of them to do it, or to sign in here.', back: 'Go back' },
  state: { good: 'OK', attention: 'CHECK', stop: 'STOP' },
  orderState: { draft: 'Draft', sent: 'Sent', 'partly-received': 'Partly received', received: 'Received', 'on-hold': 'On hold', cancelled: 'Cancelled', 'closed-short': 'Closed short' },
  deliveryState: { announced: 'Announced', counting: 'Counting', parked: 'Parked', posted: 'Posted', reversed: 'Reversed', cancelled: 'Cancelled' },
  varianceState: { open: 'Open', resolved: 'Resolved', reversed: 'Reversed' },
  varianceKind: {
    short: 'Missing', over: 'Too much', damaged: 'Damaged', 'wrong-item': 'Wrong item', substitute: 'Substitute', expired: 'Out of date', 'short-dated': 'Soon out of date', 'unreadable-label': 'Unreadable label', refused: 'Refused', 'unknown-goods': 'Unknown goods', price: 'Price'
  },
  varianceOutcome: { 'replacement-expected': 'Replacement expected', 'credit-expected': 'Credit expected', accepted: 'Accepted', returned: 'Returned', 'written-off': 'Written off' },
  condition: { good: 'Good', damaged: 'Damaged', 'wrong-item': 'Wrong item', refused: 'Refused', held: 'Held' },
  packKind: { each: 'Each', inner: 'Inner', case: 'Case', pallet: 'Pallet' },
  packName: '{{kind}} of {{quantity}}',
  unit: { each: 'each', g: 'g', ml: 'ml', mm: 'mm' },
  unitLong: { each: 'each (single pieces)', g: 'grams', ml: 'millilitres', mm: 'millimetres' },
  role: { clerk: 'Clerk', picker: 'Picker', buyer: 'Buyer', sales: 'Sales', bookkeeper: 'Bookkeeper', administrator: 'Administrator' },
  roleLong: {
    clerk: 'receives and posts deliveries', picker: 'looks things up', buyer: 'orders, receives, settles differences, imports', sales: 'keeps products', bookkeeper: 'settles differences, takes lists out', administrator: 'everything, with people and settings'
  },
  count: {
    more_one: 'and {{count, number}} more', more_other: 'and {{count, number}} more',
    products_one: '{{count, number}} product', products_other: '{{count, number}} products', suppliers_one: '{{count, number}} supplier', suppliers_other: '{{count, number}} suppliers', orders_one: '{{count, number}} order', orders_other: '{{count, number}} orders', receipts_one: '{{count, number}} receipt', receipts_other: '{{count, number}} receipts',
    lines_one: '{{count, number}} line', lines_other: '{{count, number}} lines', days_one: '{{count, number}} day', days_other: '{{count, number}} days', differences_one: '{{count, number}} difference', differences_other: '{{count, number}} differences', minutes_one: '{{count, number}} minute', minutes_other: '{{count, number}} minutes', seconds_one: '{{count, number}} second', seconds_other: '{{count, number}} seconds'
  },
  list: {
    find: 'Find in this list', loading: 'Loading', noMatch: 'Nothing matches “{{search}}”.', clearSearch: 'Show everything',
    failed: 'The list could not be loaded.', exported: '{{name}} is saved.', preview: 'Chosen row', filters: 'Filters'
  },
  date: { none: 'no date', late: 'Late', today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow', placeholder: '{{example}} or +7', wrong: '“{{text}}” is not a date. Example: {{example}}, or +7 for in seven days.', pick: 'Open the calendar', previousMonth: 'Previous month', nextMonth: 'Next month', clear: 'No date' },
  dialog: { reason: 'Reason', reasonNeeded: 'Say why in a few words. It stays on the record.', leaveTitle: 'Leave without saving?', leaveText: 'What was written is kept as a draft on this station until you come back or sign out.', leave: 'Leave', leaveDiscard: 'Leave and discard' },
  form: {
    required: 'Fill this in.', tooLong: 'At most {{maximum, number}} characters.', tooShort: 'At least {{minimum, number}} characters.', tooSmall: 'At least {{minimum, number}}.', tooBig: 'At most {{maximum, number}}.', atMost: 'Too large: at most {{maximum}}.', notWhole: 'A whole number is expected.',
    nothingFound: 'Nothing here fits “{{text}}”.', notNumber: '“{{text}}” is not a number.', invalid: 'This does not have the expected form.', quantityFine: 'At most three decimals.', priceFine: 'More decimals than a price can hold.', saved: 'Saved', errors_one: '{{count, number}} field needs attention.', errors_other: '{{count, number}} fields need attention.',
    draftRestored: 'Your unsaved changes from {{when}} are back.', draftDiscard: 'Discard them', conflict: 'Somebody else changed this while you were writing. Nothing of yours is lost.', conflictText: 'Load theirs, which drops yours, or keep editing: saving yours then replaces theirs.', takeTheirs: 'Load theirs', keepMine: 'Keep editing mine', unsaved: 'Not saved yet'
  },
  backup: {
    reason: { daily: 'daily', asked: 'asked for', 'before-migration': 'before an update', 'set-up': 'after setting up', import: 'after an import', closing: 'when Dockside was closed', other: 'kept' },
    holds: '{{products}}, {{suppliers}}, {{orders}}, {{receipts}}', empty: 'Empty', unreadable: 'Not readable'
  },
  pad: { quantity: 'Quantity', backspace: 'Delete the last digit', decimal: 'Decimal point', packs: 'Packs' },
  photo: { number: 'Photo {{number, number}} of {{count, number}}', open: 'Show photo {{number, number}} larger', previous: 'Photo before', next: 'Next photo', failed: 'The photo could not be loaded.', larger: 'Show the photo larger' },
  toast: { close: 'Close this message' },
  trail: { title: 'Who did it and when', open: 'Trail', empty: 'Nothing is recorded yet.', at: '{{who}}, {{station}}' },
  progress: { of: '{{done, number}} of {{total, number}}', rate: '{{count, number}} rows a second', left: 'about {{time}} left' },
  bytes: { b: '{{value}} bytes', kb: '{{value}} KB', mb: '{{value}} MB', gb: '{{value}} GB' }
} as const
