import type { Dispatch } from '#main/app/dispatch.ts'
import type { Caller } from '#main/app/session/callers.ts'
import type { ServerFrame } from '#shared/api/wire.ts'
import { clientFrameSchema } from '#shared/api/wire.ts'

/** What a host adds to a frame: whose it is, the way in, and what happens when its sender wants events. */
export type FrameDesk = { readonly callerOf: (session: string | null, station: string) => Caller; readonly dispatch: Dispatch; readonly subscribe: () => void }

const idOf = (frame: unknown): number | null => {
  const id = typeof frame === 'object' && frame !== null && 'id' in frame ? frame.id : null
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : null
}

/** Answers one frame of a client, the same on every host. Never rejects; what breaks the schema is refused with the list of what was wrong. */
export async function answerFrame(raw: unknown, { callerOf, dispatch, subscribe }: FrameDesk): Promise<ServerFrame> {
  const parsed = clientFrameSchema.safeParse(raw)
  if (!parsed.success) {
    return { kind: 'refused', id: idOf(raw), failure: { code: 'invalid-input', issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) } }
  }
  const frame = parsed.data
  if (frame.kind === 'ping') return { kind: 'pong' }
  if (frame.kind === 'subscribe') {
    subscribe()
    return { kind: 'subscribed' }
  }
  return { kind: 'reply', id: frame.id, reply: await dispatch({ procedure: frame.procedure, input: frame.input, caller: callerOf(frame.session, frame.station) }) }
}
