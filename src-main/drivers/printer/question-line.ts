import { setImmediate as nextRound } from 'node:timers/promises'
import { TransportError, type Transport } from '../transport/transport.ts'
import type { Ask } from './ask.ts'

/** Asks questions over a line. */
export type QuestionLine = {
  /** One question at a time; rejects with a `TransportError` when the line is gone. */
  readonly ask: Ask
  /** Resolves when no answer to an earlier question can come any more: each has come late, or is too late to be waited for. */
  readonly isClear: () => Promise<void>
  /** Listens no more; the line stays open. */
  readonly end: () => void
}

/** An answer may come this many times later than it was waited for, before the next question of its kind is asked. */
const lateFactor = 2

/** After a question that went unanswered, several answers may come at once: so long a pause ends them, and the last one counts. */
const settleMs = 80
const mostAnswersAtOnce = 50

/**
 * Questions and answers over a transport. An answer that did not come in `answerMs` is waited for in the background, twice as long again: until then no question of the same kind goes
 * out, so what belongs to the earlier one is never read as the answer to the later.
 */
export function createQuestionLine(transport: Transport, answerMs: number): QuestionLine {
  const readers = new Set<(bytes: Uint8Array) => void>()
  const late = new Map<string, Promise<void>>()
  const missed = new Set<string>()
  let isWriting = false
  const lineIsGone = new AbortController()
  let goneError = new TransportError('unplugged', 'the line is closed')
  const endData = transport.onData((bytes) => [...readers].forEach((read) => read(bytes)))
  const endClose = transport.onClose((error) => {
    goneError = error ?? goneError
    lineIsGone.abort()
  })

  /** Resolves with the first answer that `push` gives, or null after `withinMs` or when the line is gone. `stop` ends it early. */
  const listen = <Answer>(push: (bytes: Uint8Array) => Answer | null, withinMs: number) => {
    let stop = (): void => undefined
    const answer = new Promise<Answer | null>((resolve) => {
      const settle = (value: Answer | null): void => {
        clearTimeout(timer)
        readers.delete(read)
        lineIsGone.signal.removeEventListener('abort', stop)
        resolve(value)
      }
      const read = (bytes: Uint8Array): void => {
        const value = push(bytes)
        if (value !== null) settle(value)
      }
      stop = () => settle(null)
      const timer = setTimeout(stop, withinMs)
      readers.add(read)
      lineIsGone.signal.addEventListener('abort', stop)
      if (lineIsGone.signal.aborted) stop()
    })
    return { answer, stop: () => stop() }
  }

  const lastOf = async <Answer>(first: Answer, push: (bytes: Uint8Array) => Answer | null): Promise<Answer> => {
    let last = first
    for (let count = 0; count < mostAnswersAtOnce; count += 1) {
      const next = await listen(push, settleMs).answer
      if (next === null) break
      last = next
    }
    return last
  }

  /** A printer that takes no bytes does not answer either; its line going away is told by `lineIsGone`. */
  const write = (question: Uint8Array, onFailure: () => void): void => {
    isWriting = true
    transport.write(question).catch(onFailure).finally(() => (isWriting = false)).catch(() => undefined)
  }

  return {
    end: () => {
      endData()
      endClose()
    },
    isClear: async () => void (await Promise.all(late.values())),
    ask: async (kind, question, reader) => {
      await late.get(kind)
      // What has come by now belongs to nobody: it is read and dropped before the question goes out.
      await nextRound()
      if (lineIsGone.signal.aborted) throw goneError
      // A question that the line has not even taken is not followed by more of them.
      if (isWriting) return null
      const listening = listen(reader.push, answerMs)
      write(question, listening.stop)
      const answer = await listening.answer
      if (lineIsGone.signal.aborted) throw goneError
      if (answer !== null) return missed.delete(kind) ? lastOf(answer, reader.push) : answer
      missed.add(kind)
      late.set(kind, listen(reader.push, answerMs * lateFactor).answer.then(() => void late.delete(kind)))
      return null
    }
  }
}
