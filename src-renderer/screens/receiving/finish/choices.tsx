import { useId } from 'react'
import classes from './choices.module.css'

type ChoicesProps<Value extends string> = { readonly name: string; readonly choices: readonly { readonly value: Value; readonly label: string }[]; readonly value: Value; readonly onChange: (value: Value) => void }

/** One of a few choices, each a button as large as a thumb; they wrap where there is no room beside each other. Arrows change the choice. */
export const Choices = <Value extends string>({ name, choices, value, onChange }: ChoicesProps<Value>) => {
  const group = useId()
  return (
    <div role="radiogroup" aria-label={name} className={classes.choices}>
      {choices.map((one) => (
        <label key={one.value} className={classes.choice} data-chosen={one.value === value || undefined}>
          <input type="radio" name={group} className={classes.input} checked={one.value === value} onChange={() => onChange(one.value)} />
          {one.label}
        </label>
      ))}
    </div>
  )
}
