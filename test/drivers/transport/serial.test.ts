import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { listSerialPorts, openSerial } from '#main/drivers/transport/serial.ts'
import type { Transport, TransportError } from '#main/drivers/transport/transport.ts'
import type { SerialPair } from '#test/support/serial-pair.ts'
import { hasSocat, openSerialPair, until, withoutSocat } from '#test/support/serial-pair.ts'

const never = new AbortController().signal
const missing = { path: '/dev/no-such-port', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const
const opened: Transport[] = []
let pair: SerialPair | null = null

const connect = async () => {
  pair = await openSerialPair()
  const station = await openSerial(pair.station)(never)
  const device = await openSerial(pair.device)(never)
  opened.push(station, device)
  return { pair, station, device }
}
/** Collects what a line delivers. */
const collect = (transport: Transport): (() => Buffer) => {
  const pieces: Buffer[] = []
  transport.onData((bytes) => pieces.push(bytes))
  return () => Buffer.concat(pieces)
}

afterEach(async () => {
  for (const transport of opened.splice(0)) await transport.close()
  await pair?.remove()
  pair = null
})

describe.skipIf(!hasSocat)(`a serial line${hasSocat ? '' : `: ${withoutSocat}`}`, () => {
  it('carries every byte both ways', async () => {
    const { station, device } = await connect()
    const there = collect(device)
    const back = collect(station)
    const every = Buffer.from(Array.from({ length: 256 }, (_, value) => value))
    await station.write(every)
    await device.write(every)
    await until(() => there().length === 256 && back().length === 256, 'all bytes arrive')
    expect(there()).toEqual(every)
    expect(back()).toEqual(every)
  })

  it('keeps what comes before anybody listens', async () => {
    const { station, device } = await connect()
    await device.write(Buffer.from('old'))
    const first = collect(station)
    await until(() => first().toString() === 'old', 'the old bytes arrive')
  })

  it('throws away what came before', async () => {
    const { pair, station, device } = await connect()
    await station.close()
    // How long the bytes take to arrive cannot be seen from here: once given enough, they are gone.
    for (let waitMs = 50; ; waitMs *= 4) {
      const again = await openSerial(pair.station)(never)
      opened.push(again)
      await device.write(Buffer.from('stale'))
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      await again.discardInput?.()
      const heard = collect(again)
      await device.write(Buffer.from('fresh'))
      await until(() => heard().toString().endsWith('fresh'), 'the new bytes arrive')
      if (heard().toString() === 'fresh') break
      expect(waitMs).toBeLessThan(3000)
      await again.close()
    }
  })

  it('tells when the cable is pulled, once, and then takes nothing more', async () => {
    const { pair, station } = await connect()
    const errors: (TransportError | null)[] = []
    station.onClose((error) => errors.push(error))
    const started = performance.now()
    await pair.unplug()
    await until(() => errors.length > 0, 'the end is told', 2000)
    expect(performance.now() - started).toBeLessThan(2000)
    await expect(station.write(Buffer.from('x'))).rejects.toMatchObject({ trouble: 'unplugged' })
    await station.close()
    expect(errors.map((error) => error?.trouble)).toEqual(['unplugged'])
  })

  it('closed by us it says so without an error, twice is fine, and the port is free again', async () => {
    const { pair, station } = await connect()
    const errors: (TransportError | null)[] = []
    station.onClose((error) => errors.push(error))
    await Promise.all([station.close(), station.close()])
    expect(errors).toEqual([null])
    opened.push(await openSerial(pair.station)(never))
  })

  it('is in use while another holds it', async () => {
    const { pair } = await connect()
    await expect(openSerial(pair.station)(never)).rejects.toMatchObject({ trouble: 'in-use' })
  })

  it('gives up when it is told to while opening', async () => {
    pair = await openSerialPair()
    const giveUp = new AbortController()
    const opening = openSerial(pair.station)(giveUp.signal)
    giveUp.abort()
    await expect(opening).rejects.toThrow()
    // The port is free in the end: it opens again.
    for (let attempt = 0; ; attempt += 1) {
      try {
        opened.push(await openSerial(pair.station)(never))
        break
      } catch (error) {
        if (attempt > 100) throw error
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
  })
})

describe('a port that cannot be opened', () => {
  it('is not found', async () => {
    await expect(openSerial(missing)(never)).rejects.toMatchObject({ name: 'TransportError', trouble: 'not-found' })
  })

  it('is of the wrong kind', async () => {
    const path = join(tmpdir(), `dockside-no-port-${process.pid}`)
    writeFileSync(path, '')
    await expect(openSerial({ ...missing, path })(never)).rejects.toMatchObject({ trouble: 'wrong-kind' })
    rmSync(path)
  })

  it('the list of ports never fails', async () => expect(Array.isArray(await listSerialPorts())).toBe(true))
})
