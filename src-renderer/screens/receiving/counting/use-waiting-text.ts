import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format.ts'
import type { WaitingOutcome } from './panel.ts'

/** A waiting scan in plain words: what it is about, and that it is kept. */
export function useWaitingText(outcome: WaitingOutcome): { readonly title: string; readonly text: string } {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const code = outcome.reading.text
  switch (outcome.outcome) {
    case 'unknown':
      return { title: t('waiting.unknown', { code }), text: outcome.reading.warnings[0] ?? (outcome.looksLikeGtin ? t('waiting.misread') : t('waiting.unknownText')) }
    case 'garbled':
      return { title: t('waiting.garbled', { code: code === '' ? t('waiting.nothing') : code }), text: t('waiting.garbledText', { detail: outcome.detail }) }
    case 'ambiguous':
      return { title: t('waiting.ambiguous'), text: t('waiting.ambiguousText', { code }) }
    case 'other-order':
      return { title: outcome.candidates[0]?.productName ?? code, text: t('waiting.otherOrder') }
    case 'not-expected':
      return { title: outcome.candidates[0]?.productName ?? code, text: t('waiting.notExpected') }
    case 'over-tolerance':
      return {
        title: outcome.line.productName,
        text: t('waiting.over', { over: format.quantity(outcome.overMilli), unit: t(`common:unit.${outcome.line.baseUnit}`), expected: format.quantity(outcome.line.expectedMilli ?? 0), counted: format.quantity(outcome.line.countedMilli) })
      }
    case 'needs-detail':
      return { title: outcome.candidate.productName, text: t('waiting.needsDetail', { missing: outcome.missing.map((one) => t(`detail.${one}`)).join(', ') }) }
    case 'sscc-twice':
      return { title: outcome.candidate.productName, text: t('waiting.ssccTwice', { sscc: outcome.sscc }) }
    case 'serial-twice':
      return { title: outcome.candidate.productName, text: t('waiting.serialTwice', { serial: outcome.serial }) }
  }
}
