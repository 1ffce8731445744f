import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import type { Transport } from '../transport/transport.ts'
import type { DeclaredScale, ScaleFrame, ScaleProtocol } from './scale-protocol.ts'

/** What became of zero or tare: done, refused (moving, out of range), sent (and the scale says nothing of it), unsupported by the protocol, or not connected. */
export type ScaleCommandOutcome = 'done' | 'refused' | 'sent' | 'unsupported' | 'not-connected'

/** One open line with a scale at its end. */
export type ScaleTalkOptions = {
  readonly protocol: ScaleProtocol
  readonly settings: DeclaredScale
  readonly transport: Transport
  readonly onReading: (reading: ScaleReading) => void
  readonly onStatus: (status: DeviceStatus) => void
  readonly log: (line: string) => void
}

/** The running conversation. */
export type ScaleTalk = { readonly order: (bytes: Uint8Array) => Promise<ScaleCommandOutcome>; readonly stop: () => void }

/** Without a reading for this long a scale is silent, or not understood; the screen has to say it within two seconds. */
const watchdogMs = 1900

/** More orders than this waiting are refused: somebody leans on the key. */
const mostOrders = 4

/** What was asked or ordered; `answer` is null for the question for a weight. */
type Question = { readonly bytes: Uint8Array; readonly answer: ((outcome: ScaleCommandOutcome) => void) | null }

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 40)).toString('hex')

/** Watches that readings come; tells how the scale stands from what it says and from its silence. */
const createWatchdog = ({ protocol, onStatus }: ScaleTalkOptions) => {
  let timer: NodeJS.Timeout | undefined
  let bytesSince = 0
  let sample = ''
  const late = (): void => {
    if (bytesSince === 0) onStatus({ state: 'silent', troubles: ['no-answer'], detail: `no answer in ${watchdogMs} ms` })
    else onStatus({ state: 'attention', troubles: ['garbled'], detail: `${bytesSince} bytes without a reading: ${sample}` })
    arm()
  }
  const arm = (): void => {
    clearTimeout(timer)
    bytesSince = 0
    timer = setTimeout(late, watchdogMs)
  }
  arm()
  return {
    heard: (bytes: Uint8Array): void => {
      bytesSince += bytes.length
      sample = hex(bytes)
    },
    understood: (reading: ScaleReading): void => {
      onStatus(reading.state === 'error' ? { state: 'attention', troubles: ['scale-error'], detail: 'the scale says that it cannot weigh' } : { state: 'ready', troubles: [], detail: '' })
      if (protocol.alwaysAnswers) return arm()
      clearTimeout(timer)
    },
    stop: (): void => clearTimeout(timer)
  }
}

const outcomeOf = (frame: ScaleFrame): ScaleCommandOutcome => {
  if (frame.kind === 'done') return 'done'
  if (frame.kind === 'reading') return frame.reading.state === 'stable' ? 'done' : 'refused'
  return 'refused'
}

/** A scale that speaks by itself also goes on speaking while an order is on its way. */
const isAnswer = (question: Question, protocol: ScaleProtocol, frame: ScaleFrame): boolean => question.answer === null || protocol.poll !== null || frame.kind !== 'reading'

/** A device that takes nothing must not be given more and more. */
const mostInFlight = 4

/** A failed write ends the line, which is told elsewhere; one that never ends is seen by the watchdog. */
const createSender = (transport: Transport, log: (line: string) => void) => {
  let inFlight = 0
  return (bytes: Uint8Array): void => {
    if (inFlight >= mostInFlight) return
    inFlight += 1
    transport.write(bytes)
      .catch((error: unknown) => log(`write failed: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => { inFlight -= 1 })
  }
}

/**
 * Talks to a scale on an open line: what lay in the line is thrown away, then one question at a time, the next only after the answer or the time for it. Orders go before
 * questions. The line ends by itself; `stop` only ends the talking.
 */
export function startScaleTalk(options: ScaleTalkOptions): ScaleTalk {
  const { protocol, settings, transport, onReading, log } = options
  const read = protocol.createReader(settings)
  const watchdog = createWatchdog(options)
  const poll: Question | null = protocol.poll === null ? null : { bytes: protocol.poll, answer: null }
  const orders: Question[] = []
  let outstanding: Question | null = null
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let stopListening = (): void => undefined

  const send = createSender(transport, log)
  const next = (): void => {
    if (isStopped || outstanding !== null) return
    outstanding = orders.shift() ?? poll
    if (outstanding === null) return
    clearTimeout(timer)
    timer = setTimeout(() => settle('sent', 0), protocol.answerMs)
    send(outstanding.bytes)
  }
  const settle = (outcome: ScaleCommandOutcome, pauseMs: number): void => {
    const answered = outstanding
    outstanding = null
    clearTimeout(timer)
    answered?.answer?.(outcome)
    if (isStopped) return
    if (orders.length > 0) next()
    else timer = setTimeout(next, pauseMs)
  }
  const hear = (bytes: Buffer): void => {
    watchdog.heard(bytes)
    for (const frame of read(bytes)) {
      if (isStopped) return
      if (frame.kind === 'reply') {
        send(frame.bytes)
        continue
      }
      if (frame.kind === 'refused') log(`refused: ${frame.detail}`)
      if (frame.kind === 'reading') {
        watchdog.understood(frame.reading)
        onReading(frame.reading)
      }
      if (outstanding !== null && isAnswer(outstanding, protocol, frame)) settle(outcomeOf(frame), protocol.pollMs)
    }
  }
  const begin = async (): Promise<void> => {
    await transport.discardInput?.()
    if (isStopped) return
    stopListening = transport.onData(hear)
    next()
  }
  void begin()

  return {
    order: (bytes) => {
      if (isStopped) return Promise.resolve('not-connected')
      if (orders.length >= mostOrders) return Promise.resolve('refused')
      return new Promise((answer) => {
        orders.push({ bytes, answer })
        next()
      })
    },
    stop: () => {
      if (isStopped) return
      isStopped = true
      clearTimeout(timer)
      watchdog.stop()
      stopListening()
      for (const question of [outstanding, ...orders.splice(0)]) question?.answer?.('not-connected')
    }
  }
}
