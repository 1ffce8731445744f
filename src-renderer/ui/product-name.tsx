import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { hrefs } from './hrefs.ts'
import classes from './product-name.module.css'

/** A product in a table: its code leads to its page, its name and what else is to say stand beside. */
export const ProductName = ({ productId, code, name, children }: { readonly productId: number; readonly code: string; readonly name: string; readonly children?: ReactNode }) => (
  <span className={classes.product}><Link href={hrefs.product(productId)} translate="no">{code}</Link> <span className={classes.name} translate="no">{name}</span>{children}</span>
)
