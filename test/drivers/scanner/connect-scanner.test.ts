import { describe, expect, it } from 'vitest'
import { connectScanner } from '#main/drivers/scanner/connect-scanner.ts'
import type { DeviceScan } from '#main/drivers/scanner/scan.ts'
import { createSimulatedScanner } from '#main/drivers/scanner/simulated-scanner.ts'
import { createMemoryLine } from '#main/drivers/transport/memory-line.ts'
import { openSerial } from '#main/drivers/transport/serial.ts'
import type { OpenTransport } from '#main/drivers/transport/transport.ts'
import { hasSocat, openSerialPair, until, withoutSocat } from '#test/support/serial-pair.ts'
import { shortDescriptor, usualReport, usualReports } from './hid-reports.ts'

const never = new AbortController().signal

const connect = (atEnd: (end: () => Promise<void>) => void, protocol: 'serial' | 'hid-pos', open: OpenTransport) => {
  const scans: DeviceScan[] = []
  const said: string[] = []
  const log: string[] = []
  const { close } = connectScanner({ settings: { protocol }, open, onScan: (scan) => scans.push(scan), onStatus: ({ state, troubles }) => said.push([state, ...troubles].join(' ')), log: (line) => log.push(line), retry: { firstMs: 20, mostMs: 100 } })
  atEnd(close)
  return { scans, said, log, close, raws: () => scans.map(({ raw }) => raw) }
}

describe('a simulated scanner', () => {
  it('plays its list in order through the same driver', async ({ onTestFinished }) => {
    const scanner = createSimulatedScanner()
    const { scans, said } = connect(onTestFinished, 'serial', scanner.open)
    await until(() => said.at(-1) === 'ready', 'ready')
    scanner.play([']C10109501101530003', '4006381333931', 'Käse'], 10)
    await until(() => scans.length === 3, 'three scans')
    expect(scans.map(({ raw, aim, ending }) => [raw, aim, ending])).toEqual([['0109501101530003', ']C1', 'cr'], ['4006381333931', null, 'cr'], ['Käse', null, 'cr']])
  })

  it('stops when it is told to, and can be unplugged', async ({ onTestFinished }) => {
    const scanner = createSimulatedScanner()
    const { scans, said } = connect(onTestFinished, 'serial', scanner.open)
    await until(() => said.at(-1) === 'ready', 'ready')
    scanner.play(['A1', 'B2'], 20)
    scanner.stop()
    scanner.setPlugged(false)
    expect(said.at(-1)).toBe('lost unplugged')
    scanner.setPlugged(true)
    await until(() => said.at(-1) === 'ready', 'ready again')
    scanner.scan('C3')
    await until(() => scans.at(-1)?.raw === 'C3', 'the scan after it')
    expect(scans.map(({ raw }) => raw)).not.toContain('B2')
  })
})

describe('a HID POS scanner', () => {
  it('is read in the usual layout where the device tells none; a rest that does not come is dropped', async ({ onTestFinished }) => {
    const line = createMemoryLine()
    const { raws, said, log } = connect(onTestFinished, 'hid-pos', line.open)
    await until(() => said.at(-1) === 'ready', 'ready')
    for (const report of usualReports({ aim: ']Q1', data: 'x'.repeat(100) })) line.send(report)
    line.send(usualReports({ aim: ']Q1', data: 'y'.repeat(100) })[0] ?? new Uint8Array())
    await until(() => log.includes('the rest of a scan did not come'), 'the rest is given up')
    line.send(usualReport({ aim: ']Q1', data: 'whole' }))
    await until(() => raws().length === 2, 'two scans')
    expect(raws()).toEqual(['x'.repeat(100), 'whole'])
  })

  it('is read as its descriptor says', async ({ onTestFinished }) => {
    const line = createMemoryLine()
    const { raws, said } = connect(onTestFinished, 'hid-pos', async (signal) => ({ ...(await line.open(signal)), reportDescriptor: shortDescriptor }))
    await until(() => said.at(-1) === 'ready', 'ready')
    line.send(Uint8Array.from([7, ...Buffer.from('40063813'.padEnd(20, '\0')), ...Buffer.from(']E0'), 0]))
    await until(() => raws().length === 1, 'a scan')
    expect(raws()).toEqual(['40063813'])
  })
})

describe.skipIf(!hasSocat)(`a serial scanner${hasSocat ? '' : `: ${withoutSocat}`}`, () => {
  it('is heard with a suffix at once and without one after a silence, byte for byte', async ({ onTestFinished }) => {
    const pair = await openSerialPair()
    onTestFinished(pair.remove)
    const device = await openSerial(pair.device)(never)
    onTestFinished(() => device.close())
    const { scans, said } = connect(onTestFinished, 'serial', openSerial(pair.station))
    await until(() => said.at(-1) === 'ready', 'ready')
    const binary = Buffer.from(Array.from({ length: 256 }, (_, value) => value).filter((value) => value !== 10 && value !== 13))
    await device.write(Buffer.concat([binary, Buffer.from('\r\n')]))
    await device.write(Buffer.from(']d210LOT\x1d21'))
    await device.write(Buffer.from('SER\x1d'))
    await until(() => scans.length === 2, 'two scans')
    expect(Buffer.from(scans[0]?.bytes ?? []).equals(binary)).toBe(true)
    expect(scans.map(({ ending }) => ending)).toEqual(['crlf', 'idle'])
    expect(scans[1]).toMatchObject({ raw: '10LOT\x1d21SER\x1d', aim: ']d2' })
  })

  it('pulled and put back loses no scan that comes afterwards', async ({ onTestFinished }) => {
    const pair = await openSerialPair()
    onTestFinished(pair.remove)
    const { raws, said } = connect(onTestFinished, 'serial', openSerial(pair.station))
    await until(() => said.at(-1) === 'ready', 'ready')
    await pair.unplug()
    await until(() => said.at(-1) === 'lost unplugged', 'lost', 2000)
    await pair.plug()
    await until(() => said.at(-1) === 'ready', 'ready again')
    const device = await openSerial(pair.device)(never)
    onTestFinished(() => device.close())
    for (let index = 0; index < 50; index += 1) await device.write(Buffer.from(`SCAN-${index}\r`))
    await until(() => raws().length === 50, 'fifty scans')
    expect(raws()).toEqual(Array.from({ length: 50 }, (_, index) => `SCAN-${index}`))
    expect(said).toEqual(['connecting', 'ready', 'lost unplugged', 'ready'])
  })
})
