import { setTimeout as wait } from 'node:timers/promises'
import { connectScanner } from '#main/drivers/scanner/connect-scanner.ts'
import { listHidDevices, openHid } from '#main/drivers/transport/usb-hid.ts'
import { scanDescriptor, usualReport, usualReports } from '../drivers/scanner/hid-reports.ts'
import { eventually, same, watchStatuses, type Check } from './checks.ts'
import { openFarEnd, type FarEnd } from './far-end.ts'
import { makeGadget } from './gadget.ts'

/** The ids of a Honeywell: such a scanner has to be switched on by a feature report. */
const identity = { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'SCAN-1' }
const manyScans = 300
/** Eight keys of a keyboard, page 0x01, usage 0x06. */
const keyboardDescriptor = Uint8Array.from([0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x07, 0x75, 0x08, 0x81, 0x01, 0xc0])
const lastScans = 10
const rounds = 5

/** A HID POS scanner, usage page 0x8C. */
export async function checkScanner(check: Check): Promise<void> {
  const hid = { ...identity, port: 0, manufacturer: 'Dockside', product: 'Virtual scanner', does: 'hid', attributes: { protocol: '0', subclass: '0', no_out_endpoint: '1' } } as const
  const gadget = makeGadget({ ...hid, name: 'scanner', attributes: { ...hid.attributes, report_length: '64', report_desc: scanDescriptor } })
  let end: FarEnd | null = null
  const plug = (): void => {
    gadget.plug()
    end = openFarEnd(`/dev/hidg${gadget.attribute('dev').split(':')[1] ?? ''}`)
  }
  const unplug = (): void => {
    end?.close()
    end = null
    gadget.unplug()
  }
  const report = async (bytes: Uint8Array): Promise<void> => end?.write(bytes)
  const scan = async (data: string, aim = ']C1'): Promise<void> => {
    for (const each of usualReports({ aim, data })) await report(each)
  }
  /** The kernel takes a report only when the one before is on the cable, and the other side fetches one only after it has handed on the one before: after two empty ones, everything has arrived. */
  const sent = async (): Promise<void> => {
    for (let count = 0; count < 2; count += 1) await report(usualReport({ aim: ']C1', data: '' }))
  }

  const scans: string[] = []
  const log: string[] = []
  const statuses = watchStatuses()
  const heard = (expected: readonly string[], what: string): Promise<void> =>
    eventually(() => scans.length >= expected.length, what).catch(() => undefined).then(() => same(scans.splice(0), expected, what))

  plug()
  await check('scanner: is found by its usage page', async () => {
    await eventually(async () => (await listHidDevices()).some(({ kind, product, vendorId, serialNumber }) => kind === 'scanner' && product?.includes('Virtual scanner') === true && vendorId === identity.vendorId && serialNumber === identity.serialNumber), 'in the list')
  })
  const scanner = connectScanner({ settings: { protocol: 'hid-pos' }, open: openHid(identity, 'scanner'), onScan: ({ aim, raw }) => scans.push(`${aim ?? ''}${raw}`), onStatus: statuses.tell, log: (line) => log.push(line) })
  await check('scanner: is ready, was switched on, and its own report descriptor is used', async () => {
    await statuses.becomes('ready')
    let feature: Buffer = Buffer.alloc(0)
    await eventually(() => (feature = end?.read() ?? feature).length > 0, 'the feature report that switches it on')
    same([...feature], [254, 1], 'feature report')
    same(log.filter((line) => line.startsWith('report layout')), ['report layout: declared, id 2, 56 bytes'], 'log')
  })
  await check('scanner: GS, a code over three reports, and the identifier come through', async () => {
    const long = `0109521001000055${'10'}${'LOT'.repeat(40)}\x1d21${'7'.repeat(10)}`
    await scan('010952100100005510A\x1d17261231')
    await scan(long, ']d2')
    await scan('9521001000055', ']E0')
    await heard([']C1010952100100005510A\x1d17261231', `]d2${long}`, ']E09521001000055'], 'scans')
  })
  await check(`scanner: ${manyScans} codes as fast as the cable takes them, all of them in order`, async () => {
    const codes = Array.from({ length: manyScans }, (_, index) => `BURST-${index}`)
    for (const code of codes) await scan(code, ']C0')
    await heard(codes.map((code) => `]C0${code}`), 'scans')
  })
  await check(`scanner: pulled right after ${lastScans} scans and plugged in again, ${rounds} times: seen within 2 s, nothing lost`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const codes = Array.from({ length: lastScans }, (_, index) => `ROUND-${round}-${index}`)
      for (const code of codes) await scan(code)
      await sent()
      await statuses.isLostBy(unplug)
      plug()
      await statuses.becomes('ready')
      await scan('FIRST')
      await heard([...codes, 'FIRST'].map((code) => `]C1${code}`), `scans of round ${round + 1}`)
    }
  })
  await check('scanner: pulled in the middle of a scan, and the half is not put in front of the next', async () => {
    await report(usualReport({ aim: ']C1', data: 'HALF', more: true }))
    await statuses.isLostBy(unplug)
    plug()
    await statuses.becomes('ready')
    await scan('WHOLE')
    await heard([']C1WHOLE'], 'scans')
  })
  await check('scanner: a loose plug, out for 30 ms three times', async () => {
    for (let times = 0; times < 3; times += 1) {
      unplug()
      await wait(30)
      plug()
    }
    await eventually(async () => {
      // A scanner that is not set up yet sends nothing.
      await scan('AFTER').then(sent).catch(() => undefined)
      await wait(50)
      return scans.includes(']C1AFTER')
    }, 'a scan after that')
  })
  await check('scanner: set to typing, which is told apart from not being there', async () => {
    await statuses.isLostBy(unplug)
    const typing = makeGadget({ ...hid, name: 'typing', attributes: { ...hid.attributes, report_length: '8', report_desc: keyboardDescriptor } })
    typing.plug()
    await statuses.says('wrong-kind')
    typing.unplug()
    plug()
    await statuses.becomes('ready')
  })
  await scanner.close()
  unplug()
}
