import { z } from 'zod'
import type { ServerEvent } from './events.ts'
import type { PlatformFailure } from './procedure.ts'
import type { Result } from '#shared/result.ts'

/** Largest frame either host takes, in bytes of JSON text; files travel inside calls. */
export const maximumFrameBytes = 96 * 1024 * 1024

const session = z.string().max(200).nullable()
const station = z.string().max(60)

/** Client -> server. `station` is the name of the place, `session` the token of the person; `id` is the client's own and comes back with the reply. */
export const clientFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: z.int().nonnegative(), procedure: z.string().max(100), input: z.unknown(), session, station }),
  z.strictObject({ kind: z.literal('subscribe'), session, station }),
  /** Asks whether the other side is still there; a tablet that lost its Wi-Fi learns it in seconds. */
  z.strictObject({ kind: z.literal('ping') })
])
/** Client -> server. */
export type ClientFrame = z.infer<typeof clientFrameSchema>
/** A call on its way. */
export type CallFrame = Extract<ClientFrame, { readonly kind: 'call' }>

/** A reply before anybody knows which procedure it belongs to. */
export type WireReply = Result<unknown, { readonly code: string }>

/** Server -> client. 'refused' answers a frame that broke its schema; `id` is null when not even that could be read. */
export type ServerFrame =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: WireReply }
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'refused'; readonly id: number | null; readonly failure: PlatformFailure }

/** What the Electron window gives its page as `window.dockside`: frames in, frames out, nothing else. The last listener gets the frames nobody asked for. */
export type WindowBridge = { readonly call: (frame: ClientFrame) => Promise<ServerFrame>; readonly onEvent: (listener: (frame: ServerFrame) => void) => void }
