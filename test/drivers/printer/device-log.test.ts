import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDeviceLog, openLogged, readableBytes } from '#main/drivers/transport/device-log.ts'
import { createSimulatedPrinter } from '#main/drivers/printer/simulated-printer.ts'

/** The way back, as a person would take it who reads the log. */
const names = 'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(' ')
const bytesOf = (text: string): readonly number[] => [...text.matchAll(/<([^>]+)>|([^<])/g)].map(([, name, letter = '']) => (name === undefined ? letter.charCodeAt(0) : names.includes(name) ? names.indexOf(name) : Number.parseInt(name.slice(1), 16)))

it.each([['\x02ok\x03\r\n', '<STX>ok<ETX><CR><LF>'], ['^FDa<b^FS', '^FDa<x3C>b^FS'], ['\x1b!?\x1d\x7f\xe4', '<ESC>!?<GS><x7F><xE4>']])('%j is written %s', (bytes, text) => expect(readableBytes(Buffer.from(bytes, 'latin1'))).toBe(text))

it('loses nothing of what went over the line', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { expect(bytesOf(readableBytes(bytes))).toEqual([...bytes]) })))

it('writes down both directions, the opening and the end, in the order they happened', async () => {
  let tick = 0
  const log = createDeviceLog({ nowIso: () => `t${(tick += 1)}` })
  const printer = createSimulatedPrinter({ language: 'zpl' })
  const line = await openLogged(printer.open, log)(new AbortController().signal)
  const answered = new Promise((resolve) => void line.onData(resolve))
  await line.write(Buffer.from('~HI'))
  await answered
  printer.turn({ off: true })
  await expect(line.write(Buffer.from('x'))).rejects.toMatchObject({ trouble: 'unplugged' })
  await expect(openLogged(printer.open, log)(new AbortController().signal)).rejects.toMatchObject({ trouble: 'unreachable' })
  expect(log.text().split('\n')).toEqual([
    't1 # open', 't2 > ~HI', 't3 < <STX>SIMULATED-203dpi,V1.0,8,8192KB<ETX><CR><LF>', 't4 # lost: unplugged, the simulated printer has no power', 't5 > x',
    't6 # not written: the simulated line is closed', 't7 # not opened: the simulated printer is not there'
  ])
})

it('keeps the last entries, each of bounded length', () => {
  let tick = 0
  const log = createDeviceLog({ nowIso: () => String((tick += 1)), keep: 50 })
  for (let round = 0; round < 1000; round += 1) log.bytes('received', Buffer.alloc(100_000, 0xff))
  expect(log.entries()).toHaveLength(50)
  expect(log.entries()[0]?.at).toBe('951')
  expect(log.text().length).toBeLessThan(50 * 1400)
  expect(log.entries()[0]?.text).toMatch(/^(<xFF>){256} … 99744 more bytes$/)
})
