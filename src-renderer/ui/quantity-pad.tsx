import { IconBackspace } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { textToMilli } from '#shared/domain/quantity.ts'
import classes from './quantity-pad.module.css'
import { useFormat } from './use-format.ts'

type QuantityPadProps = {
  /** Plain decimal text as typed so far, for example "12" or "1.5". */
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onEnter: () => void
  readonly enterLabel: string
  readonly onCancel: () => void
  /** false for things that are counted in whole pieces. */
  readonly fractions?: boolean
}

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const
const longest = 9

/** Adds a key of the pad to what stands there; a text that is no quantity any more is left as it was. */
export const afterPadKey = (text: string, key: string): string => {
  if (key === 'Backspace') return text.slice(0, -1)
  const next = key === '.' && text === '' ? '0.' : text === '0' && key !== '.' ? key : text + key
  return next.length <= longest && textToMilli(next.replace(/\.$/, '')) !== undefined && (next.match(/\./g)?.length ?? 0) <= 1 ? next : text
}

/** A pad of large keys for gloves and thumbs; the keyboard's own digits work as well where the screen binds them. */
export const QuantityPad = ({ text, onChange, onEnter, enterLabel, onCancel, fractions = false }: QuantityPadProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const press = (key: string) => () => onChange(afterPadKey(text, key))
  return (
    <div className={classes.root} role="group" aria-label={t('pad.quantity')}>
      <output className={classes.shown} aria-live="polite" translate="no">{text === '' ? '0' : format.editable(text)}</output>
      <div className={classes.keys}>
        {digits.map((digit) => <button type="button" key={digit} className={classes.key} onClick={press(digit)} translate="no">{digit}</button>)}
        <button type="button" className={classes.key} onClick={press('.')} disabled={!fractions} aria-label={t('pad.decimal')} translate="no">{format.editable('.')}</button>
        <button type="button" className={classes.key} onClick={press('0')} translate="no">0</button>
        <button type="button" className={classes.key} onClick={press('Backspace')} aria-label={t('pad.backspace')}><IconBackspace size={26} /></button>
      </div>
      <div className={classes.ends}>
        <button type="button" className={classes.cancel} onClick={onCancel}>{t('action.cancel')}</button>
        <button type="button" className={classes.enter} onClick={onEnter}>{enterLabel}</button>
      </div>
    </div>
  )
}
