import { EventEmitter } from 'node:events'
import type { Device } from 'node-hid'
import { describe, expect, it } from 'vitest'
import type { HidModule, OpenHidDevice } from '#main/drivers/transport/usb-hid.ts'
import { listHidDevices, openHid } from '#main/drivers/transport/usb-hid.ts'
import { TransportError } from '#main/drivers/transport/transport.ts'
import { until } from '#test/support/until.ts'

const never = new AbortController().signal
const device = (overrides: Partial<Device>): Device => ({ vendorId: 0x0c2e, productId: 0x0b61, path: 'one', serialNumber: 'S1', release: 1, interface: 0, usagePage: 0x8c, usage: 2, ...overrides })

/** A device of node-hid as it is seen from here; the real one is tried on virtual USB (`npm run test:usb`). */
class HidDevice extends EventEmitter {
  readonly features: number[][] = []
  readonly written: number[][] = []
  /** What the kernel still holds when the device is gone; an Error is thrown. */
  readonly left: (Buffer | Error)[] = []
  closed = 0
  async read(): Promise<Buffer> {
    const next = this.left.shift() ?? new Error('Input/output error')
    if (next instanceof Error) throw next
    return next
  }
  async write(bytes: Buffer) { this.written.push([...bytes]); return bytes.length }
  async sendFeatureReport(bytes: Buffer): Promise<number> { this.features.push([...bytes]); throw new Error('stall') }
  async close() { this.closed += 1 }
}
const withDevices = (devices: readonly Device[], open: (path: string) => OpenHidDevice | Error = () => new HidDevice()) => {
  const paths: string[] = []
  const hid: HidModule = {
    devicesAsync: async () => [...devices],
    HIDAsync: { open: async (path) => { paths.push(path); const opened = open(path); if (opened instanceof Error) throw opened; return opened } }
  }
  return { load: async () => hid, paths }
}
const identity = { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null }

describe('HID devices', () => {
  it('are told apart by usage page, scanners and scales first', async () => {
    const { load } = withDevices([device({ usagePage: 1, usage: 6 }), device({ usagePage: 0x8d, usage: 0x20, vendorId: 0x0922 }), device({}), device({ usagePage: 0xff00 })])
    expect((await listHidDevices(load)).map(({ kind }) => kind)).toEqual(['scanner', 'scale', 'keyboard', 'other'])
  })

  it('are none where the native part is missing, and opening says so plainly', async () => {
    const missing = () => Promise.reject(new TransportError('refused', 'node-hid cannot be loaded'))
    expect(await listHidDevices(missing)).toEqual([])
    await expect(openHid(identity, 'scanner', missing)(never)).rejects.toMatchObject({ trouble: 'refused' })
  })

  it('the real module is loaded and does not find what is not there', async () => {
    await expect(openHid({ vendorId: 1, productId: 1, serialNumber: null }, 'scale')(never)).rejects.toMatchObject({ name: 'TransportError', trouble: 'not-found' })
  })

  it('of several interfaces the one of the kind is opened, not the keyboard', async () => {
    const { load, paths } = withDevices([device({ path: 'keyboard', usagePage: 1, usage: 6 }), device({ path: 'scans' })])
    await openHid(identity, 'scanner', load)(never)
    expect(paths).toEqual(['scans'])
  })

  it.each([
    ['nothing there', [], undefined, 'not-found'],
    ['another serial number', [device({ serialNumber: 'S2' })], undefined, 'not-found'],
    ['a scanner that types', [device({ usagePage: 1, usage: 6 })], undefined, 'wrong-kind'],
    ['no udev rule', [device({})], 'cannot open device with path /dev/hidraw0: Permission denied', 'no-permission'],
    ['held by the system', [device({})], 'cannot open device with path', 'refused']
  ] as const)('%s', async (_, devices, message, trouble) => {
    const { load } = withDevices(devices, () => (message === undefined ? new HidDevice() : new Error(message)))
    await expect(openHid({ ...identity, serialNumber: 'S1' }, 'scanner', load)(never)).rejects.toMatchObject({ name: 'TransportError', trouble })
  })

  it('give whole reports, are switched on where the maker wants it, and end once when pulled', async () => {
    const hid = new HidDevice()
    const transport = await openHid(identity, 'scanner', withDevices([device({})], () => hid).load)(never)
    expect(hid.features).toEqual([[254, 1]])
    const reports: Buffer[] = []
    const ends: string[] = []
    transport.onData((report) => reports.push(report))
    transport.onClose((error) => ends.push(`${error?.trouble}: ${error?.message}`))
    hid.left.push(new Error('Cannot use read while async read is running'), Buffer.of(2, 1, 66), Buffer.of(2, 1, 67))
    hid.emit('data', Buffer.of(2, 1, 65))
    // node-hid gives a text here.
    hid.emit('error', 'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)')
    await until(() => ends.length > 0, 'the end')
    hid.emit('data', Buffer.of(2, 1, 68))
    await transport.close()
    // A scan in the moment in which the plug is pulled is not lost: the system still holds it.
    expect({ reports, ends, closed: hid.closed }).toEqual({ reports: [Buffer.of(2, 1, 65), Buffer.of(2, 1, 66), Buffer.of(2, 1, 67)], ends: ['unplugged: could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)'], closed: 1 })
    await expect(transport.write(Buffer.of(0))).rejects.toMatchObject({ trouble: 'unplugged' })
  })
})
