import type { ScannerSheetWords } from '#main/documents/scanner-sheet-words.ts'
import { renderScannerSheet } from '#main/documents/scanner-sheet.ts'
import { job } from './job.ts'

await job(({ madeAtIso, ...content }: { readonly companyName: string; readonly words: ScannerSheetWords; readonly madeAtIso: string }) => renderScannerSheet({ ...content, madeAt: new Date(madeAtIso) }))
