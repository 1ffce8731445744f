/** What people at a dock call the parts of a code; the short titles of the standard ("USE BY or EXPIRY") are words for programs. */
const names: Readonly<Record<string, string>> = {
  '00': 'Pallet number', '01': 'Product code', '02': 'Code of the contents', '03': 'Product code', '10': 'Lot', '11': 'Production date', '12': 'Due date', '13': 'Packing date', '15': 'Best-before date', '16': 'Sell-by date', '17': 'Expiry date',
  '20': 'Variant', '21': 'Serial number', '22': 'Product version', '30': 'Number of pieces', '37': 'Number of pieces inside', '240': 'Additional product code', '241': 'Customer part number', '250': 'Second serial number', '400': 'Order number',
  '401': 'Consignment number', '402': 'Shipment number', '403': 'Routing code', '414': 'Place number', '422': 'Country of origin', '7003': 'Expiry date and time', '8005': 'Price per unit', '8006': 'Code of a part', '8008': 'Production date and time', '8020': 'Payment slip number'
}
const measures: Readonly<Record<string, string>> = { '310': 'Net weight', '320': 'Net weight', '330': 'Gross weight', '340': 'Gross weight', '356': 'Net weight', '357': 'Net weight', '392': 'Price', '393': 'Price' }

const wordsOf = (ai: string): string | undefined => names[ai] ?? (ai.length === 4 ? measures[ai.slice(0, 3)] : undefined)

/** A part of a code in words, its number in brackets as it stands under the bars: "Expiry date (17)". Rare parts keep their title of the standard. */
export const elementName = ({ ai, title }: { readonly ai: string; readonly title: string }): string => `${wordsOf(ai) ?? title} (${ai})`

/** A part of which only the number is known, inside a sentence: "serial number (21)"; a pattern such as 31nn stays a number. */
export const elementNameWithin = (ai: string): string => {
  const words = wordsOf(ai)
  return words === undefined ? `(${ai})` : `${words.charAt(0).toLowerCase()}${words.slice(1)} (${ai})`
}
