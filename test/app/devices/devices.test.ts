import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createServer, type AddressInfo } from 'node:net'
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPrinter, deviceOf, simulate, untilState } from '#test/support/device-data.ts'
import { hasSocat, openSerialPair, withoutSocat } from '#test/support/serial-pair.ts'
import { silentSink } from '#test/support/printer-sinks.ts'
import { openDelivery, openDock, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const station = 'Dock 1'
const scanner = (name = 'Ring scanner') => test.must('devices.save', { station, setup: { kind: 'scanner', name, connection: { kind: 'simulated' }, settings: { protocol: 'serial' } } })
const scale = (name = 'Bench scale') => test.must('devices.save', { station, setup: { kind: 'scale', name, connection: { kind: 'simulated' }, settings: { protocol: 'mt-sics', unit: null, decimals: null } } })
const eventsOf = <T extends string>(type: T) => test.events.filter((event): event is Extract<(typeof test.events)[number], { readonly type: T }> => event.type === type)
const within = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 2_000, interval: 10 })

describe('a device', () => {
  it('is set up, changed, switched off and taken away; each change is in the trail', async () => {
    const { id, version } = await scanner()
    await untilState(test, id, 'ready')
    const changed = await test.must('devices.save', { deviceId: id, version, station: 'Dock 2', setup: { kind: 'scanner', name: 'Gun', connection: { kind: 'simulated' }, settings: { protocol: 'serial' } } })
    expect(changed).toMatchObject({ station: 'Dock 2', setup: { name: 'Gun' }, version: version + 1 })
    await test.must('devices.setActive', { deviceId: id, active: false })
    await untilState(test, id, 'off')
    await test.must('devices.remove', { deviceId: id })
    expect((await test.must('devices.list', {})).rows).toEqual([])
    expect((await test.must('system.trail', { entity: 'device' })).rows.map(({ action }) => action)).toEqual(['removed', 'changed', 'changed', 'created'])
  })

  it('has a name of its own, a line of its own, and a connection that its kind can have', async () => {
    const { id } = await scanner()
    expect(await test.failed('devices.save', { station, setup: { kind: 'scale', name: 'ring SCANNER', connection: { kind: 'simulated' }, settings: { protocol: 'mt-sics', unit: null, decimals: null } } })).toEqual({ code: 'name-taken' })
    expect(await test.failed('devices.save', { station, setup: { kind: 'scanner', name: 'X', connection: { kind: 'tcp', host: 'printer', port: 9100 }, settings: { protocol: 'serial' } } })).toEqual({ code: 'wrong-connection', connection: 'tcp', possible: ['serial', 'simulated'] })
    const line = { kind: 'serial', path: '/dev/no-such-port', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const
    await test.must('devices.save', { station, setup: { kind: 'scale', name: 'Floor scale', connection: line, settings: { protocol: 'mt-sics', unit: null, decimals: null } } })
    expect(await test.failed('devices.save', { station, setup: { kind: 'scanner', name: 'Y', connection: line, settings: { protocol: 'serial' } } })).toEqual({ code: 'in-use', name: 'Floor scale' })
    expect(await test.failed('devices.save', { deviceId: id, version: 7, station, setup: { kind: 'scanner', name: 'Z', connection: { kind: 'simulated' }, settings: { protocol: 'serial' } } })).toEqual({ code: 'conflict', version: 1 })
  })

  it('that is not there says why, and is there within two seconds of being plugged in', async () => {
    const { id } = await scale()
    await untilState(test, id, 'ready')
    await simulate(test, id, { act: 'plugged', plugged: false })
    await within(async () => expect((await deviceOf(test, id)).status).toMatchObject({ state: 'lost', troubles: ['unplugged'] }))
    await simulate(test, id, { act: 'plugged', plugged: true })
    await within(async () => expect((await deviceOf(test, id)).status.state).toBe('ready'))
    expect((await test.must('devices.log', { deviceId: id })).lines.map(({ text }) => text).join('\n')).toContain('S S')
  })

  it('that was simulated and became a real one, or was taken away, has no switches any more', async () => {
    const { id, version } = await scale()
    await untilState(test, id, 'ready')
    await test.must('devices.setActive', { deviceId: id, active: false })
    expect(await simulate(test, id, { act: 'load', milligrams: 5 })).toMatchObject({ milligrams: 5 })
    const setup = { kind: 'scale', name: 'Bench scale', connection: { kind: 'tcp', host: '127.0.0.1', port: 9 }, settings: { protocol: 'mt-sics', unit: null, decimals: null } } as const
    await test.must('devices.save', { deviceId: id, version: version + 1, station, setup })
    await within(async () => expect(await test.failed('devices.simulation', { deviceId: id })).toEqual({ code: 'not-simulated' }))
  })

  it('whose setup cannot be read does not keep the program from starting', async () => {
    const { id } = await scale()
    await test.close({ keep: true })
    const beside = new Database(join(test.folder, 'dockside.db'))
    beside.prepare(`UPDATE devices SET settings = '{"protocol":"of another version"}' WHERE id = ?`).run(id)
    beside.close()
    test = await openTestApp({ folder: test.folder, clock: test.clock })
    expect(await test.must('receiving.listDeliveries', {})).toMatchObject({ rows: [] })
    expect(test.faults).toHaveLength(1)
  })

  it('outlives the program: it is connected again at the next start', async () => {
    const { id } = await scale()
    await test.close({ keep: true })
    test = await openTestApp({ folder: test.folder, clock: test.clock })
    await untilState(test, id, 'ready')
  })
})

describe('a scale that sends without end', () => {
  it('is told of at most every 50 ms while the weight moves, and its last weight is never left out', async () => {
    const server = createServer((socket) => {
      let count = 0
      const timer = setInterval(() => (count < 300 ? socket.write(`US,+${String((count += 1)).padStart(5, '0')}.00  g\r\n`) : clearInterval(timer)), 1)
      socket.on('error', () => undefined).on('close', () => clearInterval(timer))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const connection = { kind: 'tcp', host: '127.0.0.1', port: (server.address() as AddressInfo).port } as const
    const began = performance.now()
    const { id } = await test.must('devices.save', { station, setup: { kind: 'scale', name: 'Floor scale', connection, settings: { protocol: 'and', unit: null, decimals: null } } })
    await within(() => expect(eventsOf('device.weighed').at(-1)).toMatchObject({ deviceId: id, reading: { weight: { value: 30_000, decimals: 2, unit: 'g' } } }))
    const tookMs = performance.now() - began
    expect(eventsOf('device.weighed').length).toBeLessThanOrEqual(tookMs / 50 + 2)
    server.close()
    await test.must('devices.remove', { deviceId: id })
  })
})

describe('a scanner', () => {
  it('tells its scans to the screens of its station, with the AIM identifier apart', async () => {
    const { id } = await scanner()
    await untilState(test, id, 'ready')
    await simulate(test, id, { act: 'scan', codes: [']C1010950110153000310DOCK7\u001d214711', 'BOLT'], everyMs: 0 })
    await within(() => expect(eventsOf('device.scanned')).toEqual([
      { type: 'device.scanned', station, deviceId: id, raw: '010950110153000310DOCK7\u001d214711', aim: ']C1', ending: 'cr' },
      { type: 'device.scanned', station, deviceId: id, raw: 'BOLT', ending: 'cr' }
    ]))
  })

  it('on a real serial line is read the same way, and comes back when its cable does', async ({ skip }) => {
    if (!hasSocat) return skip(withoutSocat)
    const pair = await openSerialPair()
    try {
      const { id } = await test.must('devices.save', { station, setup: { kind: 'scanner', name: 'Gun', connection: { kind: 'serial', ...pair.station }, settings: { protocol: 'serial' } } })
      await untilState(test, id, 'ready')
      const send = (text: string): void => writeFileSync(pair.device.path, text)
      send(']E04006381333931\r')
      await within(() => expect(eventsOf('device.scanned')).toMatchObject([{ raw: '4006381333931', aim: ']E0' }]))
      await pair.unplug()
      await within(async () => expect((await deviceOf(test, id)).status.state).toBe('lost'))
      await pair.plug()
      await untilState(test, id, 'ready')
      send('0101234567890128\r')
      await within(() => expect(eventsOf('device.scanned')).toHaveLength(2))
    } finally {
      await pair.remove()
    }
  })
})

describe('a scale', () => {
  it('tells its weight as it changes, zeroes and tares', async () => {
    const { id } = await scale()
    await untilState(test, id, 'ready')
    await simulate(test, id, { act: 'load', milligrams: 2_500_000 })
    const stable = (value: number, more = {}) => within(async () => expect((await deviceOf(test, id)).reading).toMatchObject({ state: 'stable', weight: { value, decimals: 3, unit: 'kg' }, ...more }))
    await stable(2500)
    await within(() => expect(eventsOf('device.weighed').at(-1)).toMatchObject({ station, deviceId: id, reading: { weight: { value: 2500 } } }))
    expect(eventsOf('device.weighed').some(({ reading }) => reading?.state === 'motion')).toBe(true)
    await test.must('devices.scaleAct', { deviceId: id, act: 'tare' })
    await stable(0)
    await simulate(test, id, { act: 'load', milligrams: 3_000_000 })
    await stable(500)
    expect(await test.failed('devices.scaleAct', { deviceId: id, act: 'zero' })).toEqual({ code: 'refused' })
  })

  it('keeps what pieces weigh: a sample that is heavy enough', async () => {
    const dock = await openDock(test)
    expect(await test.must('devices.pieceWeight', { productId: dock.bolt.id })).toEqual({ sample: null })
    expect(await test.failed('devices.savePieceWeight', { productId: dock.bolt.id, pieces: 2, sampleMg: 8_000, stepMg: 1_000 })).toMatchObject({ code: 'too-light' })
    await test.must('devices.savePieceWeight', { productId: dock.bolt.id, pieces: 10, sampleMg: 42_000, stepMg: 1_000 })
    expect(await test.must('devices.pieceWeight', { productId: dock.bolt.id })).toMatchObject({ sample: { pieces: 10, sampleMg: 42_000, stepMg: 1_000 } })
    const delivery = await openDelivery(test, [dock.orderId])
    const line = await delivery.line(dock.bolt)
    expect(await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: line.id, quantityMilli: units(12), source: 'scale', weightGrams: 50 })).toMatchObject({ event: { source: 'scale', weightGrams: 50 } })
  })
})

describe('a printer', () => {
  it('says what it needs within two seconds, and when it is well again', async () => {
    const id = await addPrinter(test)
    await simulate(test, id, { act: 'printer', headOpen: true })
    await vi.waitFor(async () => expect((await deviceOf(test, id)).status.troubles).toContain('head-open'), { timeout: 4_000, interval: 20 })
    await simulate(test, id, { act: 'printer', headOpen: false })
    await untilState(test, id, 'ready')
  })

  it('on the network that takes jobs and answers nothing is silent, not broken', async () => {
    const sink = await silentSink()
    try {
      const { id } = await test.must('devices.save', { station, setup: { kind: 'label-printer', name: 'Silent', connection: { kind: 'tcp', host: '127.0.0.1', port: sink.port }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: true } } })
      await vi.waitFor(async () => expect((await deviceOf(test, id)).status).toMatchObject({ state: 'silent', troubles: ['no-answer'] }), { timeout: 5_000, interval: 20 })
    } finally {
      await sink.close()
    }
  })

  it('is assigned to a kind of label at a station; only a printer can be', async () => {
    const id = await addPrinter(test)
    const { id: scannerId } = await scanner()
    await test.must('devices.assign', { station, labelKind: 'case', deviceId: id })
    expect(await test.must('devices.assignments', {})).toEqual({ rows: [{ station, labelKind: 'case', deviceId: id }] })
    expect(await test.failed('devices.assign', { station, labelKind: 'case', deviceId: scannerId })).toEqual({ code: 'not-a-printer' })
    await test.must('devices.assign', { station, labelKind: 'case', deviceId: null })
    expect(await test.must('devices.assignments', {})).toEqual({ rows: [] })
  })
})

it('the sheet that helps to set a scanner up is a PDF', async () => {
  const { mime, contentBase64 } = await test.must('devices.scannerSheet', {})
  expect(mime).toBe('application/pdf')
  expect(Buffer.from(contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
})
