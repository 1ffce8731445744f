import type { ScannerSettings } from '#shared/domain/devices/configuration.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { RetryPauses } from '../transport/keep-open.ts'
import { keepOpen, tellChanges } from '../transport/keep-open.ts'
import type { OpenTransport, Transport } from '../transport/transport.ts'
import { createHidPosReader } from './hid-pos-reader.ts'
import { readScanLayout } from './hid-report-descriptor.ts'
import type { DeviceScan } from './scan.ts'
import { createSerialScanReader } from './serial-reader.ts'

/** What connecting a scanner takes. */
export type ConnectScannerOptions = {
  readonly settings: ScannerSettings
  readonly open: OpenTransport
  /** Every scan, once, in the order of the scanner. */
  readonly onScan: (scan: DeviceScan) => void
  /** Only changes. A scanner says nothing until somebody scans: `ready` means that its line is open. */
  readonly onStatus: (status: DeviceStatus) => void
  readonly log?: (line: string) => void
  readonly retry?: RetryPauses
}

/** A serial scan without a suffix ends after this silence, ms; scanners send without a gap. */
const idleMs = 40
/** The rest of a scan in several reports has to come within this time, ms. */
const continuationMs = 500

/** Reads one open line; returns what stops it. A scan without a suffix that was there when the line ended is still told. */
type Listen = (transport: Transport, onScan: (scan: DeviceScan) => void, log: (line: string) => void) => () => void

const listenToSerial: Listen = (transport, onScan) => {
  const reader = createSerialScanReader()
  let timer: NodeJS.Timeout | undefined
  const idle = (): void => reader.idle().forEach(onScan)
  const stop = transport.onData((bytes) => {
    clearTimeout(timer)
    for (const scan of reader.read(bytes)) onScan(scan)
    if (reader.pending() > 0) timer = setTimeout(idle, idleMs)
  })
  return () => {
    stop()
    clearTimeout(timer)
    reader.idle()
  }
}

const listenToHid: Listen = (transport, onScan, log) => {
  const descriptor = transport.reportDescriptor ?? null
  const layout = descriptor === null ? null : readScanLayout(descriptor)
  log(layout === null ? 'report layout: usual' : `report layout: declared, id ${layout.reportId}, ${layout.data.bytes} bytes`)
  const reader = createHidPosReader(layout)
  let timer: NodeJS.Timeout | undefined
  const expire = (): void => {
    if (reader.expire()) log('the rest of a scan did not come')
  }
  const stop = transport.onData((report) => {
    clearTimeout(timer)
    const scan = reader.read(report)
    if (scan !== null) onScan(scan)
    if (reader.pending() > 0) timer = setTimeout(expire, continuationMs)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

/** Keeps a scanner connected: opens and reopens its line and tells its scans and how it stands. Closing twice is fine. */
export function connectScanner({ settings, open, onScan, onStatus, log = () => undefined, retry }: ConnectScannerOptions): { readonly close: () => Promise<void> } {
  const tell = tellChanges((status) => {
    log(`${status.state}${status.troubles.map((trouble) => ` ${trouble}`).join('')}${status.detail === '' ? '' : `: ${status.detail}`}`)
    onStatus(status)
  })
  const listen = settings.protocol === 'serial' ? listenToSerial : listenToHid
  let stop: () => void = () => undefined
  const kept = keepOpen({
    open,
    ...(retry === undefined ? {} : { retry }),
    onStatus: tell,
    onOpen: (transport) => {
      stop = listen(transport, onScan, log)
      return stop
    }
  })
  return {
    close: async () => {
      stop()
      await kept.close()
    }
  }
}
