import { parseCommand } from './commands.ts'
import type { BarcodeSettings, ParsedBarcode, RawScan } from './types.ts'

/** The typed reading of one scan; never throws. A first step: commands and plain codes only. */
export function parseBarcode(scan: RawScan, settings: BarcodeSettings): ParsedBarcode {
  const code = scan.raw.trim()
  if (code === '') return { kind: 'invalid', position: 0, rule: 'empty', detail: 'The scan holds no characters.', readable: '' }
  const command = parseCommand(code)
  if (command !== undefined) return { kind: 'command', command }
  const prefix = settings.inHousePrefixes.find((candidate) => candidate !== '' && code.startsWith(candidate))
  return prefix === undefined ? { kind: 'plain', code } : { kind: 'in-house', code, prefix }
}
