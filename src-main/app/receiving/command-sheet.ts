import { ok } from '#shared/result.ts'
import { englishSheetWords } from '#main/documents/command-sheet-words.ts'
import type { StandaloneQueryHandler } from '../context.ts'

/** The printable sheet of command barcodes, so that hands never need the keyboard. Drawn beside the main thread, because it takes longer than a scan may wait. */
export const commandSheet: StandaloneQueryHandler<'receiving.commandSheet'> = {
  standalone: async ({ settings, services }) => {
    const bytes = await services.workers.run<Uint8Array>('draw-command-sheet', { companyName: settings.companyName, words: englishSheetWords })
    return ok({ fileName: 'dockside-command-sheet.pdf', mime: 'application/pdf', contentBase64: Buffer.from(bytes).toString('base64') })
  }
}
