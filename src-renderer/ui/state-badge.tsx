import type { ReactNode } from 'react'
import classes from './state-badge.module.css'

/** How a thing stands: good goes on, attention is asked about later, stop needs a decision now; idle and busy say nothing about right or wrong. */
export type Tone = 'good' | 'attention' | 'stop' | 'idle' | 'busy'

/** Drawn, not typed, so that the shape is the same on every machine: tick, triangle, square, ring, dot. */
const shapes: Readonly<Record<Tone, ReactNode>> = {
  good: <path d="M2.5 8.5 6.2 12 13.5 4" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />,
  attention: <path d="M8 1.8 15 14H1z" fill="currentColor" />,
  stop: <rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor" />,
  idle: <circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" strokeWidth="2" />,
  busy: <circle cx="8" cy="8" r="6" fill="currentColor" />
}

/** The shape of a tone alone, for places where the word stands beside it. */
export const StateShape = ({ tone, size = 14 }: { readonly tone: Tone; readonly size?: number }) => (
  <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden className={classes.shape}>{shapes[tone]}</svg>
)

/** Shape + word + colour, always all three (UX "One language of states"). */
export const StateBadge = ({ tone, children, large = false }: { readonly tone: Tone; readonly children: ReactNode; readonly large?: boolean }) => (
  <span className={classes.badge} data-tone={tone} data-large={large || undefined}><StateShape tone={tone} size={large ? 18 : 12} />{children}</span>
)
