import type { SimpleCommandName } from '#shared/domain/barcode/commands.ts'

/** Every word on the command sheet. `pages` are the headings; the last holds for all further pages. */
export type CommandSheetWords = {
  readonly title: string
  readonly pages: readonly string[]
  readonly intro: string
  readonly footer: string
  readonly digit: string
  readonly quantity: string
  readonly commands: Readonly<Record<SimpleCommandName, { readonly word: string; readonly hint: string }>>
}

/** The sheet in English. */
export const englishSheetWords: CommandSheetWords = {
  title: 'Dockside command sheet',
  pages: ['What happened', 'Digits', 'Quantities'],
  intro: 'Scan a command at any time while receiving. Cover the neighbours with a hand when two are read at once.',
  footer: 'Print at 100 %, laminate, hang at the dock door',
  digit: 'one digit of a number; Enter ends it',
  quantity: 'packs for the next scan',
  commands: {
    damaged: { word: 'Damaged', hint: 'what was scanned last is damaged' },
    'wrong-item': { word: 'Wrong item', hint: 'what was scanned last is not what was ordered' },
    refused: { word: 'Refused', hint: 'what was scanned last goes back with the truck' },
    undo: { word: 'Undo', hint: 'take the last count back' },
    park: { word: 'Park', hint: 'stop here, go on later or elsewhere' },
    finish: { word: 'Finish', hint: 'show the differences, then post' },
    yes: { word: 'Yes', hint: 'to the question on the screen' },
    no: { word: 'No', hint: 'to the question on the screen' },
    enter: { word: 'Enter', hint: 'take the number that was keyed' },
    cancel: { word: 'Cancel', hint: 'leave it as it was' }
  }
}
