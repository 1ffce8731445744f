import type { i18n } from 'i18next'
import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { createFormat } from '../ui/format.ts'
import { english } from './en/index.ts'
import { pseudoCatalogue } from './pseudo.ts'

/** Languages there are words for; 'pseudo' is for finding hard-coded text. */
export type WordsLanguage = 'en' | 'pseudo'

/** Where a station remembers its language. */
export const languageKey = 'dockside.language'

/** The language this station uses; English unless another was chosen. */
export const chosenLanguage = (): WordsLanguage => (localStorage.getItem(languageKey) === 'pseudo' ? 'pseudo' : 'en')

/** The catalogues ready for use. Numbers inside sentences follow `numberLocale` (the company's), not the language. */
export function createWords(language: WordsLanguage): { readonly words: i18n; readonly setNumberLocale: (locale: string) => void } {
  const words = createInstance()
  let numberLocale = 'en'
  void words.use(initReactI18next).init({
    lng: 'en', fallbackLng: 'en', defaultNS: 'common', initAsync: false,
    resources: { en: (language === 'pseudo' ? pseudoCatalogue(english) : english) as typeof english },
    interpolation: { escapeValue: false },
    // A key without words is a mistake of ours and must be seen in every test.
    parseMissingKeyHandler: (key) => `⟪${key}⟫`
  })
  const { formatter } = words.services
  formatter?.add('number', (value: unknown) => new Intl.NumberFormat(numberLocale).format(Number(value)))
  formatter?.add('quantity', (value: unknown) => createFormat(numberLocale, 'EUR').quantity(Number(value)))
  formatter?.add('bytes', (value: unknown) => {
    const { unit, value: size } = createFormat(numberLocale, 'EUR').bytes(Number(value))
    return words.t(`bytes.${unit}`, { value: size })
  })
  return { words, setNumberLocale: (locale) => void (numberLocale = locale) }
}
