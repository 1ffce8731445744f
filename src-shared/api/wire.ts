import { z } from 'zod'
import type { ServerEvent } from './events.ts'
import type { PlatformFailure } from './procedure.ts'
import type { Result } from '#shared/result.ts'

/** Largest frame either host takes, in bytes of JSON text; files travel inside calls. */
export const maximumFrameBytes = 96 * 1024 * 1024

/** Client -> server. `station` is the name of the place, `session` the token of the person. */
export const clientFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: z.int().nonnegative(), procedure: z.string().max(100), input: z.unknown(), session: z.string().max(200).nullable(), station: z.string().max(60) }),
  z.strictObject({ kind: z.literal('subscribe'), session: z.string().max(200).nullable(), station: z.string().max(60) })
])
/** Client -> server. */
export type ClientFrame = z.infer<typeof clientFrameSchema>

/** Server -> client. */
export type ServerFrame =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Result<unknown, { readonly code: string }> }
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'refused'; readonly failure: PlatformFailure }
