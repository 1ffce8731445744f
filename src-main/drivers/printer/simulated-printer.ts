import type { PrinterLanguage } from '#shared/domain/devices/configuration.ts'
import { createLineListeners, type LineListeners } from '../transport/line-listeners.ts'
import { TransportError, type OpenTransport, type Transport } from '../transport/transport.ts'
import { simulatedAnswer, type SimulatedCondition } from './simulated-answers.ts'
import { createJobReader, type JobEvent } from './simulated-jobs.ts'

/** What a person can switch at it. `labelsLeft` on the roll, null for a roll without end: at 0 it is out of paper. `offline`: out of the network; `off`: without power, which loses what it holds. */
export type SimulatedSwitches = {
  readonly labelsPerSecond: number
  readonly labelsLeft: number | null
  readonly headOpen: boolean
  readonly paused: boolean
  readonly silent: boolean
  readonly offline: boolean
  readonly off: boolean
}

/** One label that came out, numbered from 1 since the printer was made. */
export type PrintedLabel = { readonly number: number; readonly bytes: Buffer }

/** What a screen shows of it. `waiting`: labels it was given and has not printed. */
export type SimulatedState = SimulatedSwitches & { readonly waiting: number; readonly printedCount: number; readonly printed: readonly PrintedLabel[] }

/** A printer that is part of the program. */
export type SimulatedPrinter = {
  readonly language: PrinterLanguage
  readonly open: OpenTransport
  readonly state: () => SimulatedState
  readonly turn: (switches: Partial<SimulatedSwitches>) => void
  /** Called after anything changed. */
  readonly onChange: (listener: () => void) => () => void
  /** Stops it and drops every line. */
  readonly stop: () => void
}

type SimulatedOptions = {
  readonly language: PrinterLanguage
  readonly labelsPerSecond?: number
  /** How many of the last labels are kept. */
  readonly keep?: number
  /** How many bytes of labels it takes before it lets a writer wait. */
  readonly bufferBytes?: number
}

/** A speed of zero would be a printer that is paused, for which there is a switch. */
const slowestLabelsPerSecond = 0.1

type Waiting = { readonly bytes: Buffer; copies: number }

/** The labels that wait in the printer, and their printing one by one at the speed that is set. */
function createPlaten(isStopped: () => boolean, periodMs: () => number, onPrinted: (bytes: Buffer) => void) {
  const queue: Waiting[] = []
  let heldBytes = 0
  let timer: NodeJS.Timeout | undefined
  const printNext = (): void => {
    timer = undefined
    const next = queue[0]
    // Out of paper, open or paused: the label stays and is printed afterwards, as a printer does.
    if (next === undefined || isStopped()) return
    next.copies -= 1
    if (next.copies <= 0) {
      queue.shift()
      heldBytes -= next.bytes.length
    }
    onPrinted(next.bytes)
    goOn()
  }
  const goOn = (): void => {
    if (timer === undefined && queue.length > 0 && !isStopped()) timer = setTimeout(printNext, periodMs())
  }
  const clear = (): void => {
    clearTimeout(timer)
    timer = undefined
    queue.length = 0
    heldBytes = 0
  }
  return {
    goOn,
    clear,
    heldBytes: () => heldBytes,
    waiting: () => queue.reduce((sum, { copies }) => sum + copies, 0),
    formats: () => Math.max(0, queue.length - 1),
    remaining: () => queue[0]?.copies ?? 0,
    add: (bytes: Buffer, copies: number) => {
      if (copies <= 0) return
      queue.push({ bytes, copies })
      heldBytes += bytes.length
      goOn()
    }
  }
}

/** One line to the printer; `receive` takes bytes as far as there is room and says how many. */
function lineTo(listeners: LineListeners, roomFor: () => Promise<void>, receive: (bytes: Uint8Array, listeners: LineListeners) => void, onClosed: () => void): Transport {
  let last: Promise<unknown> = Promise.resolve()
  const mustBeThere = (): void => {
    if (listeners.isGone()) throw new TransportError('unplugged', 'the simulated line is closed')
  }
  return {
    onData: listeners.onData,
    onClose: listeners.onClose,
    write: (bytes) => {
      const mine = last.then(async () => {
        mustBeThere()
        await roomFor()
        mustBeThere()
        receive(bytes, listeners)
      })
      last = mine.catch(() => undefined)
      return mine
    },
    close: async () => {
      listeners.gone(null)
      onClosed()
    }
  }
}

/**
 * A printer in memory that behaves like a real one: it takes labels of its language, prints them at its speed, answers the questions of that language, holds the label it was printing
 * while it is out of paper, and lets writers wait while its memory is full.
 */
export function createSimulatedPrinter({ language, labelsPerSecond = 4, keep = 20, bufferBytes = 1024 * 1024 }: SimulatedOptions): SimulatedPrinter {
  let switches: SimulatedSwitches = { labelsPerSecond, labelsLeft: null, headOpen: false, paused: false, silent: false, offline: false, off: false }
  let printedCount = 0
  const printed: PrintedLabel[] = []
  const lines = new Set<LineListeners>()
  const changeListeners = new Set<() => void>()
  const roomWaiters = new Set<() => void>()
  const reader = createJobReader(language)
  const isStopped = (): boolean => switches.labelsLeft === 0 || switches.headOpen || switches.paused || switches.off
  const changed = (): void => {
    if (platen.heldBytes() < bufferBytes) [...roomWaiters].forEach((go) => go())
    changeListeners.forEach((listener) => listener())
  }
  const platen = createPlaten(isStopped, () => 1000 / Math.min(1000, Math.max(slowestLabelsPerSecond, switches.labelsPerSecond)), (bytes) => {
    printedCount += 1
    printed.push({ number: printedCount, bytes })
    if (printed.length > keep) printed.shift()
    if (switches.labelsLeft !== null) switches = { ...switches, labelsLeft: switches.labelsLeft - 1 }
    changed()
  })
  const roomFor = async (): Promise<void> => {
    while (platen.heldBytes() >= bufferBytes && !switches.off) await new Promise<void>((resolve) => { const go = (): void => { roomWaiters.delete(go); resolve() }; roomWaiters.add(go) })
  }
  const condition = (): SimulatedCondition =>
    ({ paperOut: switches.labelsLeft === 0, headOpen: switches.headOpen, paused: switches.paused, isPrinting: platen.waiting() > 0 && !isStopped(), formats: platen.formats(), labelsRemaining: platen.remaining() })
  const happen = (event: JobEvent, line: LineListeners): void => {
    if (event.kind === 'label') return platen.add(event.bytes, event.copies)
    if (event.kind === 'cancel') return platen.clear()
    if (event.kind !== 'question') return turn({ paused: event.kind === 'pause' })
    const answer = switches.silent ? null : simulatedAnswer(event.name, condition())
    if (answer !== null) setImmediate(() => line.data(answer))
  }
  const dropLines = (detail: string): void => {
    const gone = [...lines]
    lines.clear()
    gone.forEach((line) => line.gone(new TransportError('unplugged', detail)))
  }
  const turn = (wanted: Partial<SimulatedSwitches>): void => {
    switches = { ...switches, ...wanted }
    if (switches.off) {
      platen.clear()
      reader.clear()
    }
    if (switches.off || switches.offline) dropLines(switches.off ? 'the simulated printer has no power' : 'the simulated printer left the network')
    platen.goOn()
    changed()
  }
  return {
    language,
    turn,
    state: () => ({ ...switches, waiting: platen.waiting(), printedCount, printed: [...printed] }),
    onChange: (listener) => {
      changeListeners.add(listener)
      return () => void changeListeners.delete(listener)
    },
    stop: () => {
      platen.clear()
      dropLines('the simulated printer was taken away')
      changed()
    },
    open: async (signal) => {
      if (signal.aborted || switches.off || switches.offline) throw new TransportError('unreachable', 'the simulated printer is not there')
      const listeners = createLineListeners()
      lines.add(listeners)
      return lineTo(listeners, roomFor, (bytes, line) => { reader.push(bytes).forEach((event) => happen(event, line)); changed() }, () => { lines.delete(listeners); changed() })
    }
  }
}
