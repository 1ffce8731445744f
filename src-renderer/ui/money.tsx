import { useFormat } from './use-format.ts'
import classes from './values.module.css'

/** An amount in minor units with its currency. */
export const Money = ({ minor, currency }: { readonly minor: number; readonly currency: string }) => <span className={classes.number} translate="no">{useFormat().money(minor, currency)}</span>

/** A unit price (minor units x 10,000 per base unit) with its currency and all its decimals. */
export const UnitPrice = ({ scaled, currency }: { readonly scaled: number; readonly currency: string }) => <span className={classes.number} translate="no">{useFormat().unitPrice(scaled, currency)}</span>
