import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import bwipjs from 'bwip-js/node'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { RawScan } from '#shared/domain/barcode/types.ts'

// Without its own binary at hand zxing-wasm would ask the network for it.
const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer } })

/** Draws a symbol (`name` is its name in bwip-js) and reads it as a scanner would: characters with GS for FNC1, and the AIM identifier. `^FNC1` in `text` is an FNC1 where `withFnc1`. */
export async function drawAndScan(name: string, text: string, withFnc1 = false): Promise<RawScan> {
  const picture = await bwipjs.toBuffer({ bcid: name, text, parsefnc: withFnc1, scale: 3, paddingwidth: 10, paddingheight: 10, backgroundcolor: 'FFFFFF' })
  const found = await readBarcodes(new Uint8Array(picture), { textMode: 'Plain', tryHarder: true })
  const [symbol] = found
  if (symbol === undefined || found.length !== 1) throw new Error(`${found.length} symbols found where one ${name} with ${text} was drawn`)
  return { raw: symbol.text, aim: symbol.symbologyIdentifier }
}

/** Draws a GS1 element string, in which GS stands for FNC1, with the FNC1 in front that makes it GS1. */
export const drawAndScanGs1 = (name: string, elementString: string): Promise<RawScan> => drawAndScan(name, `^FNC1${elementString.replaceAll('\u001d', '^FNC1')}`, true)
