import type { CommandSheetWords } from '#main/documents/command-sheet-words.ts'
import { renderCommandSheet } from '#main/documents/command-sheet.ts'
import { job } from './job.ts'

await job((content: { readonly companyName: string; readonly words: CommandSheetWords }) => renderCommandSheet(content))
