import type { PrinterLanguage } from '#shared/domain/devices/configuration.ts'

/** What a printer says of itself on USB, without being asked over the line. `languages` that the project speaks, in the order it names them. */
export type PrinterIdentity = { readonly maker: string; readonly model: string; readonly serialNumber: string | null; readonly languages: readonly PrinterLanguage[] }

const languageNames: readonly (readonly [RegExp, PrinterLanguage])[] = [
  [/^ZPL(?:[- ]?II)?\d*$/i, 'zpl'], [/^TSPL\d*$/i, 'tspl'], [/^EPL\d*$/i, 'epl2'], [/^ESC[/ -]?POS$|^EPSONFN|^ESCPL/i, 'esc-pos']
]

/** Reads a device id of IEEE 1284, `KEY:value;…`, as /sys shows it; null where it names neither maker nor model. Takes any text. */
export function readIeee1284(text: string): PrinterIdentity | null {
  const fields = new Map(text.slice(0, 2048).split(';').map((field) => { const colon = field.indexOf(':'); return [field.slice(0, Math.max(0, colon)).trim().toUpperCase(), field.slice(colon + 1).trim()] as const }))
  const of = (...keys: readonly string[]): string => keys.map((key) => fields.get(key) ?? '').find((value) => value !== '') ?? ''
  const maker = of('MFG', 'MANUFACTURER')
  const model = of('MDL', 'MODEL')
  if (maker === '' && model === '') return null
  const commands = of('CMD', 'COMMAND SET').split(',').map((name) => name.trim())
  const languages = commands.flatMap((name) => languageNames.find(([pattern]) => pattern.test(name))?.[1] ?? [])
  return { maker, model, serialNumber: of('SN', 'SERN', 'SERIALNUMBER') || null, languages: [...new Set(languages)] }
}
