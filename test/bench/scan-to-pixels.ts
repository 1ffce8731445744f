import type { Figure } from './measure.ts'

/** From the last key of a scan to changed pixels. */
export async function benchScanToPixels(_folder: string): Promise<readonly Figure[]> {
  return []
}
