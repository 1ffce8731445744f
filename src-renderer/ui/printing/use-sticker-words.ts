import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { english } from '../../words/en/index.ts'

/** What became of labels that print by themselves; null when none were wanted. */
export type Stickers = Output<'receiving.postDelivery'>['stickers']

type KnownWhy = keyof typeof english.labels.auto.why
const isKnown = (code: string): code is KnownWhy => Object.hasOwn(english.labels.auto.why, code)

/** Says what became of labels that print by themselves: how many are on their way, or why none, what is kept and what to do. Null when there is nothing to say. */
export function useStickerWords(): (stickers: Stickers | undefined, after: 'count' | 'finish') => string | null {
  const { t } = useTranslation('labels')
  return (stickers, after) => {
    if (stickers === null || stickers === undefined) return null
    const { labels, failure } = stickers
    if (failure === null) return labels === 0 ? null : t('auto.queued', { count: labels })
    // A code that is new here says the least that is sure.
    const why = t(`auto.why.${isKnown(failure) ? failure : 'problems'}`)
    return after === 'count' ? t('auto.notAtCount', { why }) : t('auto.notAtFinish', { why })
  }
}
