import type { DeviceConnection, DeviceKind, PrinterLanguage } from '#shared/domain/devices/configuration.ts'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import { openLine } from './open-line.ts'
import { identifyPrinter } from './printer/identify-printer.ts'
import { identifyScale } from './scale/identify-scale.ts'
import { openSerial } from './transport/serial.ts'
import type { Transport } from './transport/transport.ts'
import { TransportError } from './transport/transport.ts'

/** What a device said of itself, for a person to confirm: `suggestion` is how it would be set up, null where nothing understandable came. */
export type Identity = { readonly suggestion: string | null; readonly answer: string }

/** How long everything may take, in milliseconds. */
const mostMs = 10_000
const nothing: Identity = { suggestion: null, answer: '' }

/** Asks the device at the other end of a line who it is, with identity questions only. A scanner has none; a printer is asked in the language a person named. */
export async function identify(connection: DeviceConnection, kind: DeviceKind, language: PrinterLanguage | null): Promise<Result<Identity, { readonly code: 'unreachable'; readonly trouble: DeviceTrouble; readonly detail: string }>> {
  if (connection.kind === 'simulated') return ok({ suggestion: 'simulated', answer: 'part of this program' })
  const signal = AbortSignal.timeout(mostMs)
  if (kind === 'scale' && connection.kind === 'serial') {
    const found = await identifyScale(connection.path, openSerial, signal)
    if (!found.ok) return fail({ code: 'unreachable', ...found.failure })
    return ok(found.value === null ? nothing : { suggestion: found.value.protocol, answer: found.value.said })
  }
  let transport: Transport
  try {
    transport = await openLine(connection, kind)(signal)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    return fail({ code: 'unreachable', trouble: error.trouble, detail: error.message })
  }
  try {
    if (language === null || kind === 'scanner' || kind === 'scale') return ok(nothing)
    const found = await identifyPrinter(language, transport)
    return ok(found === null ? nothing : { suggestion: found.dotsPerMm === null ? language : `${language} ${found.dotsPerMm}`, answer: found.says })
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    return fail({ code: 'unreachable', trouble: error.trouble, detail: error.message })
  } finally {
    await transport.close()
  }
}
