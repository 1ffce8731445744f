import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { openLine } from '#main/drivers/open-line.ts'
import { connectPrinter } from '#main/drivers/printer/connect-printer.ts'
import type { PrinterPort, PrinterStatus } from '#main/drivers/printer/printer-port.ts'
import { connectScale } from '#main/drivers/scale/connect-scale.ts'
import type { ScaleCommandOutcome } from '#main/drivers/scale/scale-talk.ts'
import { connectScanner } from '#main/drivers/scanner/connect-scanner.ts'
import type { DeviceLog, DeviceLogEntry } from '#main/drivers/transport/device-log.ts'
import { createDeviceLog, openLogged } from '#main/drivers/transport/device-log.ts'
import { keepOpen } from '#main/drivers/transport/keep-open.ts'
import type { OpenTransport } from '#main/drivers/transport/transport.ts'
import type { Services } from '../context.ts'
import type { Simulation } from './simulations.ts'
import type { StoredDevice } from './stored-devices.ts'

/** One device while it is connected, or tried to be. */
export type Session = {
  readonly status: () => DeviceStatus
  readonly reading: () => ScaleReading | null
  readonly printer: () => PrinterPort | null
  readonly log: () => readonly DeviceLogEntry[]
  readonly scaleAct: (act: 'zero' | 'tare') => Promise<ScaleCommandOutcome>
  readonly close: () => Promise<void>
}

/** How often an idle printer is asked how it stands, in milliseconds: a person sees a change within two seconds. */
const askEveryMs = 1_500
/** A weight that moves is told at most this often, in milliseconds. */
const tellWeightEveryMs = 50

type Parts = { readonly device: StoredDevice; readonly open: OpenTransport; readonly log: DeviceLog; readonly services: Pick<Services, 'announce'>; readonly tell: (status: DeviceStatus) => void }
type Driver = Partial<Pick<Session, 'reading' | 'printer' | 'scaleAct'>> & Pick<Session, 'close'>

function runScanner({ device, open, log, services, tell }: Parts): Driver {
  if (device.setup.kind !== 'scanner') throw new Error('not a scanner')
  const settings = device.setup.connection.kind === 'simulated' ? { protocol: 'serial' as const } : device.setup.settings
  return connectScanner({
    settings, open, onStatus: tell, log: log.note,
    onScan: ({ raw, aim, ending }) => services.announce({ type: 'device.scanned', station: device.station, deviceId: device.id, raw, ...(aim === null ? {} : { aim }), ending })
  })
}

function runScale({ device, open, log, services, tell }: Parts): Driver {
  if (device.setup.kind !== 'scale') throw new Error('not a scale')
  let reading: ScaleReading | null = null
  let told = ''
  let timer: NodeJS.Timeout | undefined
  const announce = (): void => {
    timer = undefined
    const now = JSON.stringify(reading)
    if (now === told) return
    told = now
    timer = setTimeout(announce, tellWeightEveryMs).unref()
    services.announce({ type: 'device.weighed', station: device.station, deviceId: device.id, reading })
  }
  const show = (next: ScaleReading | null): void => {
    reading = next
    if (timer === undefined) announce()
  }
  // A simulated scale speaks MT-SICS whatever protocol a person would set up for the real one.
  const settings = device.setup.connection.kind === 'simulated' ? { ...device.setup.settings, protocol: 'mt-sics' as const } : device.setup.settings
  const scale = connectScale({
    settings, open, log: log.note, onReading: show,
    onStatus: (status) => {
      if (status.state !== 'ready' && status.state !== 'attention') show(null)
      tell(status)
    }
  })
  return {
    reading: () => reading, scaleAct: (act) => (act === 'zero' ? scale.zero() : scale.tare()),
    close: () => {
      clearTimeout(timer)
      return scale.close()
    }
  }
}

const fromPrinter = ({ state, troubles, detail }: PrinterStatus): DeviceStatus => ({ state, troubles: state === 'silent' && troubles.length === 0 ? ['no-answer'] : troubles, detail })

function runPrinter({ device, open, tell }: Parts): Driver {
  let port: PrinterPort | null = null
  const settings = device.setup.settings as PrinterSettings
  const kept = keepOpen({
    open,
    onStatus: tell,
    onOpen: (transport) => {
      const opened = connectPrinter(settings, transport)
      port = opened
      let asking = false
      const ask = (): void => {
        if (asking) return
        asking = true
        opened.status()
          .then((status) => {
            if (status !== null && port === opened) tell(fromPrinter(status))
          }, () => undefined)
          .finally(() => (asking = false))
      }
      const timer = setInterval(ask, askEveryMs).unref()
      setImmediate(ask)
      return () => {
        clearInterval(timer)
        if (port === opened) port = null
      }
    }
  })
  return { printer: () => port, close: kept.close }
}

const drivers = { scanner: runScanner, scale: runScale, 'label-printer': runPrinter, 'receipt-printer': runPrinter } as const

/** Connects one device and keeps it connected. Every change of how it stands is told. */
export function openSession(device: StoredDevice, services: Pick<Services, 'announce' | 'clock'>, simulation: Simulation | null): Session {
  const log = createDeviceLog({ nowIso: services.clock.nowIso })
  const { connection, kind } = device.setup
  const line = connection.kind === 'simulated' ? simulation?.open : openLine(connection, kind)
  if (line === undefined) throw new Error('a simulated device has its line')
  let status: DeviceStatus = { state: 'connecting', troubles: [], detail: '' }
  let closed = false
  const tell = (next: DeviceStatus): void => {
    const changed = next.state !== status.state || next.troubles.join() !== status.troubles.join()
    status = next
    if (changed && !closed) services.announce({ type: 'devices.changed', deviceId: device.id })
  }
  const unlisten = simulation?.onChange(() => services.announce({ type: 'devices.changed', deviceId: device.id }))
  const driver = drivers[kind]({ device, open: openLogged(line, log), log, services, tell })
  return {
    status: () => status, log: log.entries, reading: driver.reading ?? (() => null), printer: driver.printer ?? (() => null), scaleAct: driver.scaleAct ?? (async () => 'unsupported'),
    close: async () => {
      closed = true
      unlisten?.()
      await driver.close()
    }
  }
}
