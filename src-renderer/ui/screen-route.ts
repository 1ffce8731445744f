import type { ReactNode } from 'react'

/** One address of a screen, as wouter writes it (`/orders/:id`), and what it shows. */
export type ScreenRoute = { readonly path: string; readonly render: (params: Readonly<Record<string, string | undefined>>) => ReactNode }

/** A row id from an address; 0, which no record has, when it is none. */
export const idOf = (text: string | undefined): number => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0)
