import nodeThermalPrinter from 'node-thermal-printer'

const { CharacterSet, PrinterTypes, ThermalPrinter } = nodeThermalPrinter

/** Code pages a receipt printer can be set to, by the names of its manual; which of them it has differs by model. Each is one byte a character with ASCII below 128. */
export const escPosCodePages = {
  PC437: 'PC437_USA', PC850: 'PC850_MULTILINGUAL', PC852: 'PC852_LATIN2', PC857: 'PC857_TURKISH', PC858: 'PC858_EURO', PC860: 'PC860_PORTUGUESE', PC863: 'PC863_CANADIAN_FRENCH', PC865: 'PC865_NORDIC', PC866: 'PC866_CYRILLIC2',
  WPC1250: 'WPC1250_LATIN2', WPC1251: 'WPC1251_CYRILLIC', WPC1252: 'WPC1252', WPC1253: 'WPC1253_GREEK', WPC1254: 'WPC1254_TURKISH', WPC1257: 'WPC1257_BALTIC_RIM'
} as const satisfies Readonly<Record<string, keyof typeof CharacterSet>>
export type EscPosCodePage = keyof typeof escPosCodePages

/** True for the name of a code page above. */
export const isEscPosCodePage = (name: string | null): name is EscPosCodePage => name !== null && Object.hasOwn(escPosCodePages, name)

/** Text in one code page: `select` makes the printer use it; `encode` gives the bytes of a line, or null when a character is not in the page. */
export type CodePage = { readonly select: Buffer; readonly encode: (text: string) => Buffer | null }

const made = new Map<EscPosCodePage, CodePage>()

/**
 * A code page, encoded by node-thermal-printer's builder. Its builder looks for a character it lacks in every other page, in the midst of a line and also in pages that few printers
 * have; such a character is told by its bytes being more than one, and the line is not encoded at all.
 */
export function codePage(name: EscPosCodePage): CodePage {
  const known = made.get(name)
  if (known !== undefined) return known
  const newBuilder = (): InstanceType<typeof ThermalPrinter> => new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', characterSet: CharacterSet[escPosCodePages[name]] })
  const select = newBuilder().getBuffer()
  const bytes = new Map<string, number | null>()
  const byteOf = (character: string): number | null => {
    const found = bytes.get(character)
    if (found !== undefined) return found
    const builder = newBuilder()
    builder.print(character)
    const encoded = builder.getBuffer().subarray(select.length)
    const byte = encoded.length === 1 && encoded[0] !== 0x3f ? encoded[0] ?? null : null
    if (bytes.size < 5000) bytes.set(character, byte)
    return byte
  }
  const page: CodePage = {
    select,
    encode: (text) => {
      const encoded: number[] = []
      for (const character of text) {
        const code = character.codePointAt(0) ?? 0
        const byte = code >= 32 && code < 127 ? code : code < 160 ? null : byteOf(character)
        if (byte === null) return null
        encoded.push(byte)
      }
      return Buffer.from(encoded)
    }
  }
  made.set(name, page)
  return page
}
