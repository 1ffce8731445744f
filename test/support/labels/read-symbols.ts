import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer } })

/** One symbol as a scanner delivers it: AIM identifier and data with GS as U+001D. */
export type ReadSymbol = { readonly aim: string; readonly text: string; readonly format: string }

/** Every symbol in a PNG. */
export async function readSymbols(png: Uint8Array): Promise<readonly ReadSymbol[]> {
  const found: readonly ReadResult[] = await readBarcodes(png, { tryHarder: true, textMode: 'Plain', maxNumberOfSymbols: 20 })
  return found.map(({ symbologyIdentifier, text, format }) => ({ aim: symbologyIdentifier, text, format }))
}
