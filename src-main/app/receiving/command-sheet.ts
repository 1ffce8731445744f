import { ok } from '#shared/result.ts'
import { englishSheetWords } from '#main/documents/command-sheet-words.ts'
import { renderCommandSheet } from '#main/documents/command-sheet.ts'
import type { QueryHandler } from '../context.ts'

/** The printable sheet of command barcodes, so that hands never need the keyboard. */
export const commandSheet: QueryHandler<'receiving.commandSheet'> = async ({ settings }) => {
  const bytes = await renderCommandSheet({ companyName: settings.companyName, words: englishSheetWords })
  return ok({ fileName: 'dockside-command-sheet.pdf', mime: 'application/pdf', contentBase64: Buffer.from(bytes).toString('base64') })
}
