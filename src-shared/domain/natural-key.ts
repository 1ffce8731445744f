/**
 * What a text is sorted by so that numbers in it count as numbers: "PO-9" comes before "PO-10", "9/2026" before "10/2026". Each run of digits is written without
 * leading zeros behind its length, the rest in small letters; keys are compared sign by sign.
 */
export const naturalKey = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, (run) => {
    const digits = run.replace(/^0+/, '')
    return `${String(digits.length).padStart(3, '0')}${digits}`
  })
