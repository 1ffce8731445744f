import type { ReactNode } from 'react'
import classes from './empty-state.module.css'
import { StateShape } from './state-badge.tsx'
import type { Tone } from './state-badge.tsx'

/** What would be here and how to get it; with a tone, what went wrong and what to do. */
export const EmptyState = ({ title, text, action, tone }: { readonly title: string; readonly text: string; readonly action?: ReactNode; readonly tone?: Tone }) => (
  <div className={classes.root} role={tone === undefined ? undefined : 'alert'}>
    {tone !== undefined && <span className={classes.mark} data-tone={tone}><StateShape tone={tone} size={28} /></span>}
    <p className={classes.title}>{title}</p>
    <p className={classes.text}>{text}</p>
    {action}
  </div>
)
