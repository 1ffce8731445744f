import type { PrinterLanguage, PrinterSettings } from '#shared/domain/devices/configuration.ts'
import { TransportError, type Transport } from '../transport/transport.ts'
import { silentStatus, type AskStatus } from './ask.ts'
import { askEscPos } from './esc-pos-status.ts'
import { SendAborted, SendFailed, type PrinterPort, type PrinterStatus } from './printer-port.ts'
import { createQuestionLine } from './question-line.ts'
import { askTspl } from './tspl-status.ts'
import { createTurns } from './turns.ts'
import { askZebra } from './zebra-status.ts'

/** How each language is asked; an EPL2 printer is not. */
const askByLanguage: Readonly<Record<PrinterLanguage, AskStatus | null>> = { zpl: askZebra, tspl: askTspl, 'esc-pos': askEscPos, epl2: null }

type PrinterOptions = {
  /** How long an answer is waited for. */
  readonly answerMs?: number
  /** A job goes out in pieces of this size, so that giving up takes effect between two of them. A queue of the system gets each job whole. */
  readonly pieceBytes?: number
}

/** A job that takes no step for so many times the time for an answer stands: the printer's memory is full and it does not print. */
const stallFactor = 2
const standing = 'it takes nothing of the job before'

/** Calls `stalled` when nothing was taken for `afterMs`; `moved` begins anew, `end` stops the watch. */
const watchProgress = (afterMs: number, stalled: () => void) => {
  let timer = setTimeout(stalled, afterMs)
  const end = (): void => clearTimeout(timer)
  return { end, moved: () => { end(); timer = setTimeout(stalled, afterMs) } }
}

/** Hands a job to the line piece by piece; `isTaken` settles when the last piece is through, which after giving up is later than the answer. */
function sendInPieces(transport: Transport, bytes: Uint8Array, pieceBytes: number, signal: AbortSignal | undefined, onPiece: () => void): { readonly isTaken: Promise<void>; readonly answer: Promise<void> } {
  let handedOverBytes = 0
  let atMostBytes = 0
  const aborted = (): SendAborted => new SendAborted({ handedOverBytes, atMostBytes })
  const run = async (): Promise<void> => {
    while (handedOverBytes < bytes.length) {
      if (signal?.aborted === true) throw aborted()
      atMostBytes = Math.min(bytes.length, handedOverBytes + pieceBytes)
      await transport.write(bytes.subarray(handedOverBytes, atMostBytes)).catch((error: unknown) => {
        if (!(error instanceof TransportError)) throw error
        throw new SendFailed(error.trouble, error.message, { handedOverBytes, atMostBytes })
      })
      handedOverBytes = atMostBytes
      onPiece()
    }
  }
  const sent = run()
  const givenUp = new Promise<void>((_resolve, reject) => {
    const onAbort = (): void => reject(aborted())
    signal?.addEventListener('abort', onAbort)
    void sent.catch(() => undefined).then(() => signal?.removeEventListener('abort', onAbort))
  })
  return { isTaken: sent.catch(() => undefined), answer: Promise.race([sent, givenUp]) }
}

/**
 * A printer over an open line. Jobs and questions take turns: jobs in the order they were asked for, a question after the jobs before it and never within one. A printer that does not answer in `answerMs`, or that takes nothing of the job before the
 * question, is `silent`. Labels sent one by one let a question in between; within a long job there is none. Status is null without a question for printers that are not to be asked: by their settings, by their language, or behind a queue of the system.
 */
export function connectPrinter(settings: PrinterSettings, transport: Transport, { answerMs = 1000, pieceBytes = 16 * 1024 }: PrinterOptions = {}): PrinterPort {
  const askStatus = settings.reportsStatus && transport.takesWholeJobs !== true ? askByLanguage[settings.language] : null
  const questions = askStatus === null ? null : createQuestionLine(transport, answerMs)
  const lineTurn = createTurns()
  const questionTurn = createTurns()
  const stalledListeners = new Set<() => void>()
  let stalled = false

  const send = (bytes: Uint8Array, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      // A job that is given up before its turn has handed over nothing, and does not wait for the one before it.
      const onAbort = (): void => reject(new SendAborted({ handedOverBytes: 0, atMostBytes: 0 }))
      signal?.addEventListener('abort', onAbort)
      void lineTurn(async () => {
        signal?.removeEventListener('abort', onAbort)
        const watch = watchProgress(answerMs * stallFactor, () => {
          stalled = true
          stalledListeners.forEach((listener) => listener())
        })
        const job = sendInPieces(transport, bytes, transport.takesWholeJobs === true ? Math.max(1, bytes.length) : pieceBytes, signal, () => {
          stalled = false
          watch.moved()
        })
        job.answer.then(resolve, reject)
        await job.isTaken
        watch.end()
        stalled = false
      })
    })

  /** Resolves when the job on the line stands; `forget` ends the watching. */
  const untilStalled = () => {
    let listener = (): void => undefined
    const isStalled = new Promise<PrinterStatus>((resolve) => {
      listener = () => resolve(silentStatus(standing))
      stalledListeners.add(listener)
    })
    return { isStalled, forget: () => void stalledListeners.delete(listener) }
  }

  const status = async (): Promise<PrinterStatus | null> => {
    if (askStatus === null || questions === null) return null
    return questionTurn(async () => {
      await questions.isClear()
      // While a job stands, one question at most waits behind it.
      if (stalled) return silentStatus(standing)
      const watch = untilStalled()
      let isGivenUp = false
      const answer = lineTurn(async () => {
        watch.forget()
        return isGivenUp ? silentStatus('') : askStatus(questions.ask)
      })
      return Promise.race([answer, watch.isStalled.then((silent) => { isGivenUp = true; return silent })]).finally(watch.forget)
    })
  }

  return {
    send,
    status,
    onClose: (listener) => transport.onClose((error) => { if (error !== null) listener(error.trouble, error.message) }),
    close: transport.close
  }
}
