import { Foundation10 } from './010-foundation.ts'
import { Receiving20 } from './020-receiving.ts'
import { DevicesAndLabels30 } from './030-devices-and-labels.ts'

/** Every step from an empty file to today's schema, in order. A step that has landed is never changed: the next one mends it. */
export const migrations = [Foundation10, Receiving20, DevicesAndLabels30] as const

/** The schema this program knows; a file that says more comes from a newer version. */
export const newestSchemaVersion = 30
