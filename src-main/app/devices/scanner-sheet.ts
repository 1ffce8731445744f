import { ok } from '#shared/result.ts'
import { englishScannerSheetWords } from '#main/documents/scanner-sheet-words.ts'
import type { StandaloneQueryHandler } from '../context.ts'

/** The printable sheet that helps to set a scanner up, drawn beside the main thread. */
export const scannerSheet: StandaloneQueryHandler<'devices.scannerSheet'> = {
  standalone: async ({ settings, services, nowIso }) => {
    const bytes = await services.workers.run<Uint8Array>('draw-scanner-sheet', { companyName: settings.companyName, words: englishScannerSheetWords, madeAtIso: nowIso })
    return ok({ fileName: 'dockside-scanner-setup.pdf', mime: 'application/pdf', contentBase64: Buffer.from(bytes).toString('base64') })
  }
}
