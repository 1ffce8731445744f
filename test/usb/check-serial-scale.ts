import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { connectScale } from '#main/drivers/scale/connect-scale.ts'
import { identifyScale } from '#main/drivers/scale/identify-scale.ts'
import { openSerial } from '#main/drivers/transport/serial.ts'
import { eventually, same, watchStatuses, type Check } from './checks.ts'
import { listenAt, openFarEnd, type FarEnd } from './far-end.ts'
import { makeGadget } from './gadget.ts'

const line = { path: '/dev/ttyACM0', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const
const farPath = '/dev/ttyGS0'
const rounds = 3

/** A scale that speaks MT-SICS over a USB serial adapter (CDC ACM). */
export async function checkSerialScale(check: Check): Promise<void> {
  const gadget = makeGadget({ name: 'serial', port: 2, vendorId: 0x0eb8, productId: 0x2400, manufacturer: 'Dockside', product: 'Virtual balance', serialNumber: 'B021', does: 'acm', attributes: {} })
  let end: FarEnd | null = null
  let stop: () => void = () => undefined
  /** Cut off in the middle of a frame, as a pulled plug does. */
  let isCut = false
  const answers: Readonly<Record<string, () => string>> = { I4: () => 'I4 A "B021"\r\n', SI: () => (isCut ? 'S S     12' : 'S S     100.00 g\r\n'), T: () => 'T S     100.00 g\r\n', Z: () => 'Z I\r\n' }
  const plug = (): void => {
    gadget.plug()
    const raw = spawnSync('stty', ['-F', farPath, 'raw', '-echo'], { encoding: 'utf8' })
    if (raw.status !== 0) throw new Error(`stty: ${raw.stderr}`)
    const opened = openFarEnd(farPath)
    end = opened
    let heard = ''
    stop = listenAt(opened, (bytes) => {
      heard += bytes.toString('latin1')
      const commands = heard.split('\r\n')
      heard = commands.pop() ?? ''
      for (const command of commands) void opened.write(Buffer.from(answers[command]?.() ?? 'ES\r\n')).catch(() => undefined)
    })
  }
  const unplug = (): void => {
    stop()
    end?.close()
    end = null
    gadget.unplug()
  }

  let last: ScaleReading | null = null
  const statuses = watchStatuses()
  const hundred: ScaleReading = { state: 'stable', zero: false, net: false, weight: { value: 10_000, decimals: 2, unit: 'g' } }
  const reads = (expected: ScaleReading): Promise<void> =>
    eventually(() => JSON.stringify(last) === JSON.stringify(expected), 'the reading').catch(() => same(last, expected, 'reading'))

  plug()
  await check('serial scale: is recognised by what it answers', async () => {
    await eventually(() => existsSync(line.path), line.path)
    const found = await identifyScale(line.path, openSerial, AbortSignal.timeout(60_000))
    same(found.ok ? found.value && [found.value.protocol, found.value.said] : found.failure, ['mt-sics', 'B021'], 'answer')
  })
  const scale = connectScale({ settings: { protocol: 'mt-sics', unit: null, decimals: null }, open: openSerial(line), onReading: (reading) => { last = reading }, onStatus: statuses.tell })
  await check('serial scale: weighs, takes a tare, and says that it will not be set to zero', async () => {
    await statuses.becomes('ready')
    await reads(hundred)
    same([await scale.tare(), await scale.zero()], ['done', 'refused'], 'tare and zero')
  })
  await check(`serial scale: pulled in the middle of a frame and plugged in again, ${rounds} times: seen within 2 s, and it weighs`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      isCut = true
      await statuses.becomes('attention')
      await statuses.isLostBy(unplug)
      isCut = false
      last = null
      plug()
      await statuses.becomes('ready')
      await reads(hundred)
    }
  })
  await check('serial scale: a loose plug, out for 30 ms three times, and it weighs', async () => {
    for (let times = 0; times < 3; times += 1) {
      unplug()
      await wait(30)
      plug()
    }
    last = null
    await eventually(() => JSON.stringify(last) === JSON.stringify(hundred), 'the reading after that').catch((error: Error) => { throw new Error(`${error.message}; there is ${readdirSync('/dev').filter((name) => name.startsWith('ttyACM')).join(' ')}`) })
  })
  await scale.close()
  unplug()
}
