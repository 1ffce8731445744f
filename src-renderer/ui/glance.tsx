import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './glance.module.css'

/** A record beside its list: what it is, figures, acts, then its parts. */
export const Glance = ({ title, code, badge, figures, actions, children }: { readonly title: string; readonly code?: string; readonly badge?: ReactNode; readonly figures?: ReactNode; readonly actions?: ReactNode; readonly children?: ReactNode }) => (
  <Stack gap="md">
    <div className={classes.head}>
      <div className={classes.line}><h2 className={classes.title} translate="no">{title}</h2>{badge}</div>
      {code !== undefined && <div className={classes.code} translate="no">{code}</div>}
    </div>
    {figures}
    {actions}
    <div>{children}</div>
  </Stack>
)

/** One part of a record beside its list. */
export const GlancePart = ({ title, padded = false, children }: { readonly title: string; readonly padded?: boolean; readonly children: ReactNode }) => (
  <section className={classes.part} aria-label={title}><h3>{title}</h3><div className={padded ? classes.padded : undefined}>{children}</div></section>
)
