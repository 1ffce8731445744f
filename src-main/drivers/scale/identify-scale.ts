import type { ScaleProtocolName, SerialLine } from '#shared/domain/devices/configuration.ts'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { OpenTransport, Transport } from '../transport/transport.ts'
import { TransportError } from '../transport/transport.ts'
import { command } from './scale-protocol.ts'

/** What a scale answered to an identity command: something to show to a person, who confirms it. `said` is its own words. */
export type ScaleSuggestion = { readonly protocol: ScaleProtocolName; readonly line: SerialLine; readonly said: string }

/** One way to ask. Every command only asks, or is taken back. */
type Probe = {
  readonly protocol: ScaleProtocolName
  readonly questions: readonly Uint8Array[]
  /** Its own words in the answer, or null while there is none. */
  readonly understand: (answer: string) => string | null
  /** Sent afterwards, whatever came back. */
  readonly restore: Uint8Array | null
}

const probes: readonly Probe[] = [
  {
    protocol: 'mt-sics',
    questions: [command('I4\r\n'), command('I2\r\n')],
    understand: (answer) => /(?:^|[\r\n])I[24] A "([^"\r\n]{1,60})"/.exec(answer)?.[1] ?? null,
    restore: null
  },
  {
    protocol: 'toledo-8217',
    // E switches an echo on, and only such a scale sends the word back behind its frame; F switches it off.
    questions: [command('Ehello')],
    understand: (answer) => (/\x02E\rhello/.test(answer) ? 'echo on and off' : null),
    restore: command('F')
  }
]

/** How long a line is listened to before the first question, and after each one, ms. */
const times = { quietMs: 100, answerMs: 400 }
const mostAnswer = 4096

/** Collects what comes in until it is understood or the time is over. */
const listen = (transport: Transport, ms: number, understand: Probe['understand'], signal: AbortSignal): Promise<string | null> =>
  new Promise((resolve) => {
    let answer = ''
    const finish = (said: string | null): void => {
      clearTimeout(timer)
      stopData()
      stopClose()
      signal.removeEventListener('abort', stop)
      resolve(said)
    }
    const stop = (): void => finish(null)
    const timer = setTimeout(stop, ms)
    const stopData = transport.onData((bytes) => {
      answer = (answer + String.fromCharCode(...bytes.subarray(0, mostAnswer).map((byte) => byte & 0x7f))).slice(-mostAnswer)
      const said = understand(answer)
      if (said !== null) finish(said)
    })
    const stopClose = transport.onClose(stop)
    signal.addEventListener('abort', stop)
  })

/** A device that takes nothing, or a line that ends, is no answer. */
const writeWithin = (transport: Transport, bytes: Uint8Array): Promise<void> =>
  Promise.race([transport.write(bytes).catch(() => undefined), new Promise<void>((resolve) => setTimeout(resolve, times.answerMs))])

const ask = async (probe: Probe, transport: Transport, signal: AbortSignal): Promise<string | null> => {
  await transport.discardInput?.()
  // What was under way when the line was opened is let by.
  await listen(transport, times.quietMs, () => null, signal)
  try {
    for (const question of probe.questions) {
      if (signal.aborted) return null
      const answer = listen(transport, times.answerMs, probe.understand, signal)
      await writeWithin(transport, question)
      const said = await answer
      if (said !== null) return said
    }
    return null
  } finally {
    if (probe.restore !== null) await writeWithin(transport, probe.restore)
  }
}

/**
 * Asks a serial port whether a scale is there, by identity commands alone. Null where nothing gave the right answer: most scales cannot be asked, and a write that did not fail
 * proves nothing. The failure is why the port could not be opened.
 */
export async function identifyScale(path: string, openLine: (line: SerialLine) => OpenTransport, signal: AbortSignal): Promise<Result<ScaleSuggestion | null, { readonly trouble: DeviceTrouble; readonly detail: string }>> {
  for (const probe of probes) {
    if (signal.aborted) break
    const usual = scaleFacts[probe.protocol].line
    if (usual === null) continue
    const line = { path, ...usual }
    let transport: Transport
    try {
      transport = await openLine(line)(signal)
    } catch (error) {
      if (signal.aborted) break
      if (error instanceof TransportError) return fail({ trouble: error.trouble, detail: error.message })
      throw error
    }
    try {
      const said = await ask(probe, transport, signal)
      if (said !== null) return ok({ protocol: probe.protocol, line, said })
    } finally {
      await transport.close()
    }
  }
  return ok(null)
}
