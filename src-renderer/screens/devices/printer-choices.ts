/** Resolutions of label printers, in dots a millimetre. */
export const resolutions = [6, 8, 12, 24] as const
/** One resolution. */
export type DotsPerMm = (typeof resolutions)[number]

const dpis: Readonly<Record<DotsPerMm, string>> = { 6: '152', 8: '203', 12: '300', 24: '600' }

/** A resolution as printers are sold by: 8 dots a millimetre are called 203 dpi. */
export const dpiOf = (dotsPerMm: number): string => dpis[resolutions.find((one) => one === dotsPerMm) ?? 8]
