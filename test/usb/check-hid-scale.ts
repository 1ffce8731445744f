import { setTimeout as wait } from 'node:timers/promises'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { connectScale } from '#main/drivers/scale/connect-scale.ts'
import { listHidDevices, openHid } from '#main/drivers/transport/usb-hid.ts'
import { eventually, same, seenWithinMs, watchStatuses, type Check } from './checks.ts'
import { openFarEnd, type FarEnd } from './far-end.ts'
import { makeGadget } from './gadget.ts'

const identity = { vendorId: 0x0922, productId: 0x8003, serialNumber: null }

/** Page scale, usage 0x20, one report with id 3: status, unit, exponent and a weight of 16 bits, all as values of a byte or two. */
const descriptor = Uint8Array.from([
  0x05, 0x8d, 0x09, 0x20, 0xa1, 0x01, 0x85, 0x03, 0x15, 0x00, 0x26, 0xff, 0x00,
  0x75, 0x08, 0x95, 0x01, 0x09, 0x70, 0x81, 0x02, 0x09, 0x50, 0x81, 0x02, 0x09, 0x41, 0x81, 0x02, 0x95, 0x02, 0x09, 0x40, 0x81, 0x02, 0xc0
])
const onScale = [3, 4, 11, 0xff, 0x34, 0x19]
const lighter = [3, 4, 2, 0, 20, 0]
const belowZero = [3, 5, 2, 0, 20, 0]
const reportEveryMs = 100
/** The station says it after 1.9 s, and an emulated computer may be late with that. */
const slownessMs = 400

/** A postal scale on USB, which sends what it shows all the time. */
export async function checkHidScale(check: Check): Promise<void> {
  const gadget = makeGadget({ ...identity, serialNumber: '', name: 'scale', port: 1, manufacturer: 'DYMO', product: 'Virtual M10', does: 'hid', attributes: { protocol: '0', subclass: '0', no_out_endpoint: '1', report_length: '6', report_desc: descriptor } })
  let end: FarEnd | null = null
  let shows: readonly number[] | null = onScale
  const speak = async (): Promise<void> => {
    while (end !== null) {
      if (shows !== null) await end.write(Uint8Array.from(shows)).catch(() => undefined)
      await wait(reportEveryMs)
    }
  }
  let speaking = Promise.resolve()
  const plug = (): void => {
    gadget.plug()
    end = openFarEnd(`/dev/hidg${gadget.attribute('dev').split(':')[1] ?? ''}`)
    speaking = speak()
  }
  const unplug = (): void => {
    end?.close()
    end = null
    gadget.unplug()
  }

  let last: ScaleReading | null = null
  const statuses = watchStatuses()
  const reads = (expected: ScaleReading): Promise<void> =>
    eventually(() => JSON.stringify(last) === JSON.stringify(expected), 'the reading').catch(() => same(last, expected, 'reading'))
  const ounces: ScaleReading = { state: 'stable', zero: false, net: false, weight: { value: 6452, decimals: 1, unit: 'oz' } }

  plug()
  await check('HID scale: is found by its usage page', () => eventually(async () => (await listHidDevices()).some(({ kind, vendorId }) => kind === 'scale' && vendorId === identity.vendorId), 'in the list'))
  const scale = connectScale({ settings: { protocol: 'dymo-hid', unit: null, decimals: null }, open: openHid(identity, 'scale'), onReading: (reading) => { last = reading }, onStatus: statuses.tell })
  await check('HID scale: weighs 645.2 oz, 20 g, and 20 g below zero', async () => {
    await statuses.becomes('ready')
    await reads(ounces)
    shows = lighter
    await reads({ ...ounces, weight: { value: 20, decimals: 0, unit: 'g' } })
    shows = belowZero
    await reads({ ...ounces, state: 'under', weight: { value: -20, decimals: 0, unit: 'g' } })
  })
  await check('HID scale: says nothing more, which is seen within 2 s, and speaks again', async () => {
    shows = null
    // A report that was on its way is still the last one.
    await statuses.becomes('silent', seenWithinMs + reportEveryMs + slownessMs)
    shows = onScale
    await statuses.becomes('ready')
  })
  await check('HID scale: pulled, seen within 2 s; plugged in again, it weighs', async () => {
    await statuses.isLostBy(unplug)
    await speaking
    last = null
    plug()
    await statuses.becomes('ready')
    await reads(ounces)
  })
  await scale.close()
  unplug()
  await speaking
}
