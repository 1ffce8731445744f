/** Words of the window around the screens: starting, signing in, moving about, keys, scans nobody waits for. */
export const shell = {
  nav: {
    label: 'Screens', skip: 'To the content', more: 'More', receiving: 'Receiving', orders: 'Purchase orders', suppliers: 'Suppliers', products: 'Products', variances: 'Differences', receipts: 'Receipts', labels: 'Labels', imports: 'Imports', devices: 'Devices', people: 'People', settings: 'Settings', about: 'About'
  },
  header: {
    label: 'Top bar', find: 'Find or do anything', station: 'Station {{name}}', stationTitle: 'Name of this station', stationText: 'It stands beside everything that is done here, for example “Dock 2”.', stationName: 'Name', stationNameWrong: 'One to 60 characters.', stationTaken: '“{{name}}” is also the name of another device: {{who}} signed in there, {{when}}. With one name for two nobody can tell later where something was done.', stationUse: 'Use “{{name}}”', stationTwice: 'Station {{name}}, also the name of another device',
    connected: 'Connected', connecting: 'Connecting', offline: 'Not connected', sound: 'Sound', volume: 'Volume', muted: 'Sound is off', soundOn: 'Sound is on', mute: 'Turn the sound off', unmute: 'Turn the sound on', tryGood: 'Good', tryAttention: 'Attention', tryStop: 'Stop',
    theme: 'Light or dark', light: 'Light', dark: 'Dark', auto: 'As the system', person: '{{name}}, {{role}}', signOut: 'Sign out', keys: 'Keys of this screen', display: 'Display', demo: 'Demo company'
  },
  connection: {
    lost: 'The connection to the station is lost. What was saved is safe; what you write now stays in this window. It connects again by itself.', opening: 'Connecting to the station', lateSaved_one: '{{count, number}} act that waited for the station is saved now.', lateSaved_other: '{{count, number}} acts that waited for the station are saved now.', lateLost: '{{what}} waited for the station and could not be saved. Do it again. {{why}}'
  },
  keys: { title: 'Keys of this screen', everywhere: 'Everywhere', here: 'On this screen', notNow: 'Not possible at the moment', lists: 'In lists', palette: 'Find, go to or do anything', help: 'The keys of this screen', back: 'Back or cancel', main: 'The main act of the screen', arrows: 'Move by rows', homeEnd: 'First and last row', open: 'Open the row', mark: 'Mark the row', type: 'Begin typing to find' },
  palette: {
    title: 'Find, go to or do anything', placeholder: 'A name, a code, a number, or what to do', hint: 'Scan or type: order and delivery numbers, barcodes, codes, names', goTo: 'Go to', act: 'Do', found: 'Found', nothing: 'Nothing is called “{{text}}”.', nothingText: 'Try a part of the name, or a code.', searching: 'Looking',
    go: 'Go to {{screen}}', newProduct: 'New product', newSupplier: 'New supplier', newOrder: 'New purchase order', newImport: 'Import a file', newDevice: 'Add a device', printLabels: 'Print labels', printQueue: 'Print queue: labels that wait', labelTemplates: 'Change label templates', labelPrinters: 'Which printer prints which label', light: 'Light display', dark: 'Dark display', mute: 'Sound on or off', signOut: 'Sign out', keys: 'Show the keys of this screen', backup: 'Back up now',
    kind: { product: 'Product', supplier: 'Supplier', order: 'Purchase order', delivery: 'Delivery', receipt: 'Receipt', variance: 'Difference' }
  },
  scan: {
    title: 'Scanned', readAs: 'Read as {{reading}}', dialogOpen: 'A question is open. Answer it first; this scan was not used.', several: 'This code stands for several things. Choose one.', unknownTitle: 'Nothing here has this code', unknownText: 'The code is not known. Nothing was changed.', failed: 'The code could not be looked up. {{why}}',
    newProduct: 'New product with this barcode', addTo: 'Find the product it belongs to', find: 'Search for it', copy: 'Copy the code', copied: 'The code is copied.', notCopied: 'This browser does not let the code be copied. Mark it and copy it by hand.', command: 'This is a code of the command sheet. It acts while a delivery is counted.', incomplete: 'A scan broke off: {{raw}}', short: 'Too few characters for a code: {{raw}}', signInFirst: 'Sign in first, then scan.', raw: 'Code', scanned: 'Scanned {{raw}}'
  },
  signIn: {
    title: 'Who is here?', find: 'Type your name', noName: 'Nobody is called “{{text}}”.', pinOf: 'PIN of {{name}}', enter: 'Sign in', back: 'Somebody else', locked: 'Locked. Try again in {{seconds, number}} s.', demoPin: 'PIN {{pin}}', demoText: 'This is the demo company: the PINs are shown, and nothing here is real.', clear: 'Delete the last digit', nobody: 'Nobody can sign in: no person is active.', ended: 'You were signed out. What you wrote is kept as a draft.'
  },
  setUp: {
    title: 'Set up your company', text: 'A few answers, once. All of it can be changed later in Settings, except that the first person is an administrator.', company: 'Company', companyHint: 'As it stands on your papers', currency: 'Currency', locale: 'Dates and numbers', localeHint: 'Example: {{date}} and {{number}}', name: 'Your name', nameHint: 'You become the administrator', pin: 'PIN', pinHint: '4 to 12 digits', pinAgain: 'PIN once more', pinDiffers: 'The two PINs differ.', pinWrong: '4 to 12 digits.', start: 'Start', welcome: 'Welcome to Dockside', 
  },
  start: {
    failedTitle: 'The data could not be opened', nothingChanged: 'Nothing was changed: the file is as it was found.', detail: 'For whoever helps you', retry: 'Try again', retrying: 'Trying to open the data', backups: 'Backups on this station', noBackups: 'There is no backup in this data folder.', newest: 'newest', restore: 'Restore', restoreTitle: 'Restore this backup?',
    restoreText: 'Everything goes back to the moment of this backup. What was entered later will be missing and has to be entered again. The file that could not be opened is not deleted: it stays in the data folder under another name, and whoever helps you may still get something out of it.',
    restoreEmpty: 'This backup is empty: it holds no products, suppliers, orders or receipts. After restoring it you start from nothing. Look for a backup that holds your data first.', holds: 'Holds', changed: 'Last change in it', missing: 'Will be missing', missingValue: 'everything entered after {{from}}', written: 'The file that cannot be opened was last written', made: 'Made', restoring: 'Restoring the backup and checking it', restored: 'The backup is in place. The file it replaced is kept as {{keptAs}}.', stillFailed: 'The data could still not be opened.',
    code: {
      'in-use': 'Another copy of Dockside has this data open. Close that window or program, then try again.', locked: 'Another program holds the database file. Close it (a backup tool, a virus scanner, a database viewer), then try again.',
      'newer-version': 'This data was written by a newer version of Dockside. Install that version; this one does not touch the file.', damaged: 'The database file is damaged. Restore the newest backup below; the damaged file is kept.',
      'read-only': 'The data folder cannot be written. Give this user the right to write there, then try again.', 'disk-full': 'The disk is full. Free some space, then try again.', 'not-demo': 'This folder holds data of a company, not the demo company. Nothing was changed. Start the demo with another data folder.', 'migration-failed': 'The update of the data did not succeed and was taken back. Restore a backup, or go back to the version before.'
    }
  },
  fault: { title: 'This screen broke', text: 'Everything that was saved is safe. Open the screen again; if it stays, tell whoever helps you this number: {{id}}', again: 'Open again', home: 'Go to Receiving', missingTitle: 'There is no such screen', missingText: 'The address leads nowhere. It may be from another version.' }
} as const
