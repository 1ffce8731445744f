import { common } from './common.ts'
import { failures } from './failures.ts'
import { receiving } from './receiving.ts'
import { shell } from './shell.ts'

/** The English catalogues, one namespace a screen. */
export const english = { common, failures, receiving, shell } as const
