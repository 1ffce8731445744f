import type { Page } from '@playwright/test'

/** Text a person sees or hears that is neither from a catalogue of the pseudo-locale nor data of the station. */
export type HardCoded = { readonly text: string; readonly where: string }

/** Remembers every text that the station sent or was sent, so that data is not taken for words. */
export function rememberData(page: Page): readonly string[] {
  const data: string[] = []
  const remember = (payload: string | Buffer): void => void data.push(payload.toString())
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => remember(payload))
    socket.on('framesent', ({ payload }) => remember(payload))
  })
  return data
}

/** Runs in the page: all text with letters outside ⟦…⟧ that nobody marked as data (translate="no"), with the attributes that are read out. */
const wordsOutsideBrackets = (): { readonly text: string; readonly where: string }[] => {
  const found: { text: string; where: string }[] = []
  const isData = (element: Element | null): boolean => element?.closest('[translate="no"], script, style, noscript, code') !== null
  /** Brackets stand in brackets where a word is put into a sentence: the innermost go first. */
  const strip = (text: string): string => {
    const stripped = text.replace(/⟦[^⟦⟧]*⟧/g, ' ')
    return stripped === text ? text.trim() : strip(stripped)
  }
  const note = (text: string, where: string): void => {
    const rest = strip(text)
    if (/\p{L}/u.test(rest)) found.push({ text: rest, where })
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (!isData(node.parentElement)) note(node.textContent ?? '', node.parentElement?.outerHTML.slice(0, 160) ?? '')
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-roledescription], [aria-valuetext]')) {
    if (isData(element) || element.getAttribute('aria-hidden') === 'true') continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription', 'aria-valuetext']) {
      const value = element.getAttribute(name)
      if (value !== null) note(value, `${name} of ${element.outerHTML.slice(0, 120)}`)
    }
  }
  note(document.title.replace('Dockside', ''), 'title of the window')
  return found
}

/** What is the same in every language or comes from the browser's own tables: names of keys, currencies ("EUR Euro"), languages ("Deutsch (de-DE)"), encodings, forms of dates. */
const standard = /^(F\d{1,2}|[A-Z]{3} .+|.+ \([a-z]{2}-[A-Z]{2}\)|utf-(8|16[lb]e)|windows-1252|YYYY-MM-DD|DD[./]MM[./]YYYY|MM\/DD\/YYYY)$/

/** Every hard-coded text of the screen as it stands. */
export async function hardCodedText(page: Page, data: readonly string[]): Promise<readonly HardCoded[]> {
  const found = await page.evaluate(wordsOutsideBrackets)
  const isKnown = (text: string): boolean => !/\p{L}/u.test(text) || standard.test(text) || data.some((payload) => payload.includes(JSON.stringify(text).slice(1, -1)))
  const isData = (text: string): boolean => isKnown(text) || [...text.matchAll(/ /g)].some(({ index }) => isKnown(text.slice(0, index)) && isKnown(text.slice(index + 1)))
  // Several pieces of data may stand in one text, with dots between them.
  return found.filter(({ text }) => !text.split(/\s*·\s*/).every(isData))
}
