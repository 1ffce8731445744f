import { useTranslation } from 'react-i18next'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { baseUnits } from '#shared/domain/quantity.ts'
import { useFormat } from './use-format.ts'
import classes from './values.module.css'

const isBaseUnit = (unit: string): unit is BaseUnit => (baseUnits as readonly string[]).includes(unit)

/** A quantity in thousandths with its unit, in tabular figures; `signed` shows the plus of a movement too, `plain` leaves the unit out. */
export const Quantity = ({ milli, unit = '', signed = false, plain = false }: { readonly milli: number; readonly unit?: string; readonly signed?: boolean; readonly plain?: boolean }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const unitText = isBaseUnit(unit) ? t(`unit.${unit}`) : unit
  return (
    <span className={classes.number}>
      <span translate="no">{signed && milli > 0 ? '+' : ''}{format.quantity(milli)}</span>
      {!plain && unitText !== '' && <span className={classes.unit}> {unitText}</span>}
    </span>
  )
}
