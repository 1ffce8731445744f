import type { ScaleSettings } from '#shared/domain/devices/configuration.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import type { RetryPauses } from '../transport/keep-open.ts'
import { keepOpen, tellChanges } from '../transport/keep-open.ts'
import type { OpenTransport } from '../transport/transport.ts'
import type { ScaleCommandOutcome, ScaleTalk } from './scale-talk.ts'
import { startScaleTalk } from './scale-talk.ts'
import { scaleProtocolByName } from './scale-protocols.ts'

/** What connecting a scale takes. */
export type ConnectScaleOptions = {
  readonly settings: ScaleSettings
  readonly open: OpenTransport
  /** Every reading as it comes. */
  readonly onReading: (reading: ScaleReading) => void
  /** Only changes. `ready` comes with the first reading, not with the open line. */
  readonly onStatus: (status: DeviceStatus) => void
  /** Lines for the log of the driver. */
  readonly log?: (line: string) => void
  readonly retry?: RetryPauses
}

/** A scale that is kept connected. */
export type ConnectedScale = {
  readonly zero: () => Promise<ScaleCommandOutcome>
  readonly tare: () => Promise<ScaleCommandOutcome>
  /** Stops and lets go of the line; twice is fine. */
  readonly close: () => Promise<void>
}

/** Keeps a scale connected: opens and reopens its line, asks or listens as the protocol wants, tells readings and how it stands. */
export function connectScale({ settings, open, onReading, onStatus, log = () => undefined, retry }: ConnectScaleOptions): ConnectedScale {
  const protocol = scaleProtocolByName[settings.protocol]
  const tell = tellChanges((status) => {
    log(`${status.state}${status.troubles.map((trouble) => ` ${trouble}`).join('')}${status.detail === '' ? '' : `: ${status.detail}`}`)
    onStatus(status)
  })
  let talk: ScaleTalk | null = null

  const kept = keepOpen({
    open,
    ...(retry === undefined ? {} : { retry }),
    onStatus: (status) => { if (status.state !== 'ready') tell(status) },
    onOpen: (transport) => {
      log('line open')
      const started = startScaleTalk({ protocol, settings, transport, onReading, onStatus: tell, log })
      talk = started
      return () => {
        talk = null
        started.stop()
      }
    }
  })
  const order = (bytes: Uint8Array | null): Promise<ScaleCommandOutcome> => {
    if (bytes === null) return Promise.resolve('unsupported')
    return talk?.order(bytes) ?? Promise.resolve('not-connected')
  }
  return {
    zero: () => order(protocol.zero),
    tare: () => order(protocol.tare),
    close: async () => {
      talk?.stop()
      await kept.close()
    }
  }
}
