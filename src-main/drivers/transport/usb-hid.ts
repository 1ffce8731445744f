import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Device } from 'node-hid'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { createListeners } from './listeners.ts'
import type { OpenTransport, Transport } from './transport.ts'
import { TransportError } from './transport.ts'

/** A USB HID device by its ids; `serialNumber` null: any device of that make. */
export type HidIdentity = { readonly vendorId: number; readonly productId: number; readonly serialNumber: string | null }

/** A HID device that the system shows. `kind` is what its usage page claims: point-of-sale scanner (0x8C), scale (0x8D), keyboard (a scanner in keyboard mode also is one), or something else. */
export type HidDeviceInfo = HidIdentity & { readonly path: string; readonly product: string | null; readonly manufacturer: string | null; readonly usagePage: number | null; readonly usage: number | null; readonly kind: 'scanner' | 'scale' | 'keyboard' | 'other' }

/** The part of an open device that is used; `data` comes as whole reports with the report id in front. */
export type OpenHidDevice = {
  on(event: 'data', listener: (report: Buffer) => void): unknown
  /** node-hid gives a text when reading fails, and an `Error` otherwise. */
  on(event: 'error', listener: (error: unknown) => void): unknown
  write(bytes: Buffer): Promise<number>
  /** One report, waited for without a limit; refused while `data` is listened to. */
  read(): Promise<Buffer | undefined>
  sendFeatureReport(bytes: Buffer): Promise<number>
  close(): Promise<void>
}

/** The part of node-hid that is used, so that wiring can be tried where no device can be had. */
export type HidModule = { readonly devicesAsync: () => Promise<Device[]>; readonly HIDAsync: { open(path: string): Promise<OpenHidDevice> } }

const scannerPage = 0x8c
const scalePage = 0x8d

/** Honeywell scanners send reports only after feature report 254 was set to 1. */
const honeywell = { vendorId: 0x0c2e, feature: [254, 1] } as const

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Loaded when first needed: its native part may be missing, which must not stop the station. */
const loadNodeHid = async (): Promise<HidModule> => {
  try {
    return (await import('node-hid')).default as unknown as HidModule
  } catch (error) {
    throw new TransportError('refused', `node-hid cannot be loaded: ${messageOf(error)}`)
  }
}

const troubleOf = (message: string): DeviceTrouble => {
  if (/permission denied|access denied|not permitted/i.test(message)) return 'no-permission'
  if (/busy|in use|exclusive/i.test(message)) return 'in-use'
  if (/no such file|not found|disconnected|no such device/i.test(message)) return 'not-found'
  return 'refused'
}

const kindOf = ({ usagePage, usage }: Device): HidDeviceInfo['kind'] => {
  if (usagePage === scannerPage) return 'scanner'
  if (usagePage === scalePage) return 'scale'
  return usagePage === 1 && usage === 6 ? 'keyboard' : 'other'
}

const asInfo = (device: Device): HidDeviceInfo => ({
  vendorId: device.vendorId, productId: device.productId, serialNumber: device.serialNumber || null, path: device.path ?? '', product: device.product ?? null,
  manufacturer: device.manufacturer ?? null, usagePage: device.usagePage ?? null, usage: device.usage ?? null, kind: kindOf(device)
})

/** The HID devices that the system shows, scanners and scales first; an empty list where it cannot tell. */
export async function listHidDevices(load: () => Promise<HidModule> = loadNodeHid): Promise<readonly HidDeviceInfo[]> {
  const order = ['scanner', 'scale', 'keyboard', 'other']
  try {
    const devices = await (await load()).devicesAsync()
    return devices.map(asInfo).sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  } catch {
    return []
  }
}

/** How a device of Linux describes its reports; null where it is not to be had. Other systems keep the descriptor to themselves. */
const readReportDescriptor = async (path: string): Promise<Uint8Array | null> => {
  if (!/^\/dev\/hidraw\d+$/.test(path)) return null
  try {
    return await readFile(`/sys/class/hidraw/${basename(path)}/device/report_descriptor`)
  } catch {
    return null
  }
}

/** The kernel keeps so many reports for a reader that is behind (Linux, HIDRAW_BUFFER_SIZE). */
const mostLeftReports = 64
/** The reader of node-hid says that the device is gone a moment before it has ended. */
const readerEndsWithinMs = 50
const isGone = (message: string): boolean => /device disconnected/.test(message)

/**
 * What the kernel still holds of a device that is gone. hidapi looks whether it is gone before it looks for reports, so that a scan in the last moment would be lost; a read without
 * a time limit gives what is there, and then fails. It does not wait, because the kernel lets nobody wait for a device that is gone.
 */
async function* leftReports(device: OpenHidDevice): AsyncGenerator<Buffer> {
  const started = performance.now()
  for (let count = 0; count < mostLeftReports; ) {
    try {
      const report = await device.read()
      if (report === undefined || report.length === 0) return
      count += 1
      yield report
    } catch (error) {
      if (!/is running/.test(String(error)) || performance.now() - started > readerEndsWithinMs) return
      await wait(1)
    }
  }
}

const asTransport = (device: OpenHidDevice, reportDescriptor: Uint8Array | null): Transport => {
  const data = createListeners<Buffer>()
  const closed = createListeners<TransportError | null>()
  let ending: TransportError | null | undefined
  let released: Promise<void> = Promise.resolve()
  let listening = false
  const end = (error: TransportError | null): void => {
    if (ending !== undefined) return
    ending = error
    released = device.close().catch(() => undefined)
    closed.tell(error)
  }
  const endAfterLeftReports = async (error: TransportError): Promise<void> => {
    if (listening && isGone(error.message)) {
      for await (const report of leftReports(device)) {
        if (ending !== undefined) return
        data.tell(report)
      }
    }
    end(error)
  }
  device.on('error', (error) => void endAfterLeftReports(new TransportError('unplugged', messageOf(error))))
  return {
    write: async (bytes) => {
      if (ending !== undefined) throw ending ?? new TransportError('unplugged', 'the device is closed')
      try {
        await device.write(Buffer.from(bytes))
      } catch (error) {
        throw new TransportError('unplugged', messageOf(error))
      }
    },
    onData: (listener) => {
      if (!listening) device.on('data', (report) => { if (ending === undefined) data.tell(report) })
      listening = true
      return data.add(listener)
    },
    onClose: (listener) => {
      if (ending !== undefined) queueMicrotask(() => listener(ending ?? null))
      return closed.add(listener)
    },
    close: () => {
      end(null)
      return released
    },
    reportDescriptor
  }
}

/**
 * Opens a HID device on the given usage page (a device may show several interfaces, and its keyboard cannot be opened). Each piece of data is one report with its id in front.
 * Rejects with a `TransportError`: not-found, no-permission, in-use, wrong-kind (it is there, and not in this mode: a scanner that types), refused.
 */
export const openHid = (identity: HidIdentity, usagePage: 'scanner' | 'scale', load: () => Promise<HidModule> = loadNodeHid): OpenTransport => async (signal) => {
  const hid = await load()
  const same = (await hid.devicesAsync()).filter((device) => device.vendorId === identity.vendorId && device.productId === identity.productId && (identity.serialNumber === null || device.serialNumber === identity.serialNumber))
  signal.throwIfAborted()
  const device = same.find((one) => kindOf(one) === usagePage)
  if (device?.path === undefined) throw new TransportError(same.length === 0 ? 'not-found' : 'wrong-kind', same.length === 0 ? 'no such device' : `the device is there, without the usage page of a ${usagePage}`)
  let open: OpenHidDevice
  try {
    open = await hid.HIDAsync.open(device.path)
  } catch (error) {
    const message = messageOf(error)
    throw new TransportError(troubleOf(message), message)
  }
  if (usagePage === 'scanner' && device.vendorId === honeywell.vendorId) await open.sendFeatureReport(Buffer.from(honeywell.feature)).catch(() => undefined)
  const transport = asTransport(open, await readReportDescriptor(device.path))
  if (!signal.aborted) return transport
  await transport.close()
  throw new TransportError('refused', 'opening was given up')
}
