import type { ReactNode } from 'react'
import classes from './notice.module.css'
import type { Tone } from './state-badge.tsx'
import { StateShape } from './state-badge.tsx'

/** A sentence that stands on the screen until what it says is no longer so: shape, colour and words. A stop is read out at once. */
export const Notice = ({ tone, children }: { readonly tone: Extract<Tone, 'good' | 'attention' | 'stop'>; readonly children: ReactNode }) => (
  <p className={classes.notice} data-tone={tone} role={tone === 'stop' ? 'alert' : 'status'}><StateShape tone={tone} size={18} /><span>{children}</span></p>
)
