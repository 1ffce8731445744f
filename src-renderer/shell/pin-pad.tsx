import { IconBackspace } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './pin-pad.module.css'

type PinPadProps = { readonly pin: string; readonly onChange: (pin: string) => void; readonly onEnter: () => void; readonly label: string; readonly disabled: boolean; readonly enterLabel: string }

const longest = 12
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/**
 * A PIN by touch or by the keyboard. The field takes digits of a person only: a scan never reaches a field, so a scanned number is no try.
 * The field is a text field with dots drawn by the style, because a password field makes browsers offer to keep the PIN.
 */
export const PinPad = ({ pin, onChange, onEnter, label, disabled, enterLabel }: PinPadProps) => {
  const { t } = useTranslation('shell')
  const field = useRef<HTMLInputElement>(null)
  const change = (next: string): void => onChange(next.replace(/\D/g, '').slice(0, longest))
  const press = (next: string) => () => {
    change(next)
    field.current?.focus({ preventScroll: true })
  }
  return (
    <form className={classes.root} onSubmit={(event) => {
      event.preventDefault()
      onEnter()
    }}>
      <label className={classes.label}>
        {label}
        <input ref={field} className={classes.field} value={pin} inputMode="none" autoComplete="off" autoFocus readOnly={disabled} maxLength={longest} onChange={(event) => change(event.currentTarget.value)} translate="no" />
      </label>
      <div className={classes.keys}>
        {digits.map((digit) => <button type="button" key={digit} className={classes.key} disabled={disabled} onClick={press(pin + digit)} tabIndex={-1} translate="no">{digit}</button>)}
        <button type="button" className={classes.key} disabled={disabled || pin === ''} onClick={press(pin.slice(0, -1))} aria-label={t('signIn.clear')}><IconBackspace size={24} /></button>
        <button type="button" className={classes.key} disabled={disabled} onClick={press(`${pin}0`)} tabIndex={-1} translate="no">0</button>
        <button type="submit" className={classes.enter} disabled={disabled || pin.length < 4}>{enterLabel}</button>
      </div>
    </form>
  )
}
