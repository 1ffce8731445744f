import { useMemo } from 'react'

type Option = { readonly value: string; readonly label: string }

const localeCodes = ['en-GB', 'en-US', 'en-IE', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'en-ZA', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-BE', 'fr-CH', 'fr-CA', 'es-ES', 'es-MX', 'es-AR', 'it-IT', 'pt-PT', 'pt-BR', 'nl-NL', 'nl-BE', 'da-DK', 'sv-SE', 'nb-NO', 'fi-FI', 'pl-PL', 'cs-CZ', 'sk-SK', 'hu-HU', 'ro-RO', 'tr-TR', 'el-GR', 'ja-JP'] as const

/** Places whose way of writing dates and numbers can be chosen, by their own name. */
export const useLocaleOptions = (): readonly Option[] =>
  useMemo(() => localeCodes.map((code) => {
    const names = new Intl.DisplayNames([code], { type: 'language' })
    return { value: code, label: `${names.of(code) ?? code} (${code})` }
  }), [])

/** Currencies of everyday business first, then every other one that is in use. */
export const useCurrencyOptions = (): readonly Option[] =>
  useMemo(() => {
    const names = new Intl.DisplayNames(['en'], { type: 'currency' })
    const common = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'JPY']
    const others = Intl.supportedValuesOf('currency').filter((code) => !common.includes(code))
    return [...common, ...others].map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}`.trim() }))
  }, [])
