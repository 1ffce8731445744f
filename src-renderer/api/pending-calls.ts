import type { WireReply } from '#shared/api/wire.ts'
import { fail } from '#shared/result.ts'
import type { KeptCalls } from './kept-calls.ts'
import type { Patience } from './transport.ts'

type Pending = { readonly text: string; readonly patience: Patience; readonly settle: (reply: WireReply) => void; isSent: boolean; giveUp: ReturnType<typeof setTimeout> | undefined }

/** Calls that have no answer yet, in the order they were made. */
export type PendingCalls = {
  /** Keeps a call and sends it if `send` is given; resolves with its answer. */
  readonly add: (id: number, text: string, patience: Patience, send: ((text: string) => void) | null) => Promise<WireReply>
  readonly settle: (id: number, reply: WireReply) => void
  /** The connection is back: everything without an answer is sent, in order. */
  readonly sendAll: (send: (text: string) => void) => void
  /** The connection is lost: what may not be repeated is given up, what waits only briefly begins to. */
  readonly whenLost: () => void
  /** Whether a command waits that was made, or not answered, while the connection was lost. */
  readonly isWaiting: () => boolean
  readonly giveAllUp: () => void
}

/** Keeps calls over lost connections; those that wait briefly get `offline` after `briefMs` without one, those that wait for their answer are written down in `kept` while there is none. */
export function createPendingCalls(briefMs: number, kept: KeptCalls): PendingCalls {
  const calls = new Map<number, Pending>()
  let isWritten = false
  const writeDown = (): void => {
    const texts = [...calls.values()].flatMap(({ patience, text }) => (patience === 'until-answered' ? [text] : []))
    if (texts.length > 0 || isWritten) kept.write(texts)
    isWritten = texts.length > 0
  }

  const settle = (id: number, reply: WireReply): void => {
    const call = calls.get(id)
    if (call === undefined) return
    calls.delete(id)
    clearTimeout(call.giveUp)
    if (isWritten) writeDown()
    call.settle(reply)
  }
  const waitBriefly = (id: number, call: Pending): void => {
    if (call.patience !== 'until-answered') call.giveUp ??= setTimeout(() => settle(id, fail({ code: 'offline' })), briefMs)
  }
  const send = (call: Pending, through: (text: string) => void): void => {
    clearTimeout(call.giveUp)
    call.giveUp = undefined
    call.isSent = true
    through(call.text)
  }

  return {
    add: (id, text, patience, through) =>
      new Promise((resolve) => {
        const call: Pending = { text, patience, settle: resolve, isSent: false, giveUp: undefined }
        calls.set(id, call)
        if (through !== null) return send(call, through)
        waitBriefly(id, call)
        writeDown()
      }),
    settle,
    sendAll: (through) => calls.forEach((call) => send(call, through)),
    whenLost: () => {
      for (const [id, call] of calls) {
        if (call.patience === 'once' && call.isSent) settle(id, fail({ code: 'offline' }))
        else waitBriefly(id, call)
      }
      writeDown()
    },
    isWaiting: () => isWritten,
    giveAllUp: () => [...calls.keys()].forEach((id) => settle(id, fail({ code: 'offline' })))
  }
}
