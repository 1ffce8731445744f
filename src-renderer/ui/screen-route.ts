import type { ReactNode } from 'react'
import type { ProcedureName } from '#shared/api/index.ts'

/** One address of a screen, as wouter writes it (`/orders/:id`), and what it shows. `needs`: the procedure without which it is of no use; whoever may not call it is told so. */
export type ScreenRoute = { readonly path: string; readonly needs?: ProcedureName; readonly render: (params: Readonly<Record<string, string | undefined>>) => ReactNode }

/** A row id from an address; 0, which no record has, when it is none. */
export const idOf = (text: string | undefined): number => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0)
