import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameReader } from '#main/drivers/printer/frames.ts'
import type { AnswerReader } from '#main/drivers/printer/ask.ts'
import { createEscPosReader, readEscPosAnswers, type EscPosQuestion } from '#main/drivers/printer/esc-pos-status.ts'
import { readIeee1284 } from '#main/drivers/printer/ieee1284.ts'
import { createTsplStatusReader } from '#main/drivers/printer/tspl-status.ts'
import { createErrorStatusReader, createHostStatusReader } from '#main/drivers/printer/zebra-status.ts'
import { errorStatus, hostStatus } from '#test/support/printer-sinks.ts'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

/** Cuts bytes at the given places. */
const pieces = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

const readAll = <Answer>(reader: AnswerReader<Answer>, bytes: Buffer, cuts: readonly number[] = []): readonly Answer[] => pieces(bytes, cuts).flatMap((piece) => reader.push(piece) ?? [])

describe('~HS', () => {
  // Frames as in the manual (~HS), one flag set at a time.
  const first = (changes: Readonly<Record<number, string>> = {}): string => `\x02${'030,0,0,1218,000,0,0,0,000,0,0,0'.split(',').map((field, index) => changes[index] ?? field).join(',')}\x03\r\n`
  const second = (changes: Readonly<Record<number, string>> = {}): string => `\x02${'001,0,0,0,1,2,6,0,00000000,1,000'.split(',').map((field, index) => changes[index] ?? field).join(',')}\x03\r\n`
  const third = '\x021234,0\x03\r\n'

  it.each([
    ['nothing to say', first() + second() + third, 'ready', [], 0],
    ['paper out', first({ 1: '1' }) + second() + third, 'attention', ['paper-out'], 0],
    ['paused', first({ 2: '1' }) + second() + third, 'attention', ['paused'], 0],
    ['4 formats in the buffer and 96 labels of the one being printed', first({ 4: '004' }) + second({ 8: '00000096' }) + third, 'ready', [], 100],
    ['buffer full, which only means it is busy', first({ 5: '1' }) + second() + third, 'ready', ['buffer-full'], 0],
    ['half a format received', first({ 7: '1' }) + second() + third, 'ready', ['partial-format'], 0],
    ['memory lost', first({ 9: '1' }) + second() + third, 'attention', ['memory-lost'], 0],
    ['too cold', first({ 10: '1' }) + second() + third, 'attention', ['too-cold'], 0],
    ['too hot', first({ 11: '1' }) + second() + third, 'attention', ['too-hot'], 0],
    ['head up', first() + second({ 2: '1' }) + third, 'attention', ['head-open'], 0],
    ['ribbon out', first() + second({ 3: '1' }) + third, 'attention', ['ribbon-out'], 0],
    ['a label to be taken', first() + second({ 7: '1' }) + third, 'attention', ['label-waiting'], 0],
    ['two things at once', first({ 1: '1', 2: '1' }) + second() + third, 'attention', ['paper-out', 'paused'], 0]
  ] as const)('%s', (_what, text, state, troubles, waiting) => {
    expect(createHostStatusReader().push(bytesOf(text))).toMatchObject({ state, troubles, waiting })
  })

  it.each([
    ['two frames of three', first() + second()],
    ['frames in another order', second() + first() + third],
    ['a flag that is no number', first({ 1: 'x' }) + second() + third],
    ['a count that is no number', first({ 4: '' }) + second() + third],
    ['the rest of an earlier answer', second() + third]
  ])('%s is no answer', (_what, text) => {
    expect(createHostStatusReader().push(bytesOf(text))).toBeNull()
  })

  it('is read past the rest of an earlier answer, and past a frame that broke off', () => {
    expect(readAll(createHostStatusReader(), bytesOf(second() + third + '\x02030,0,' + first({ 2: '1' }) + second() + third))).toMatchObject([{ troubles: ['paused'] }])
  })

  it('comes together from any pieces', () => {
    fc.assert(fc.property(fc.array(fc.nat(200), { maxLength: 12 }), fc.nat(9999), fc.boolean(), (cuts, waiting, paperOut) => {
      const text = hostStatus({ waiting: Math.min(waiting, 1998), paperOut })
      expect(readAll(createHostStatusReader(), bytesOf(text), cuts)).toMatchObject([{ waiting: Math.min(waiting, 1998), troubles: paperOut ? ['paper-out'] : [] }])
    }))
  })
})

describe('~HQES', () => {
  it.each([
    [0, 0, 'ready', []],
    [0x1, 0, 'attention', ['paper-out']],
    [0x2, 0, 'attention', ['ribbon-out']],
    [0x5, 0, 'attention', ['paper-out', 'head-open']],
    [0x8, 0, 'attention', ['cutter']],
    [0x30, 0, 'attention', ['too-hot']],
    [0x1_0004, 0, 'attention', ['head-open', 'paused']],
    [0x8000_0000, 0, 'attention', ['printer-error']],
    [0, 0x8, 'ready', ['paper-low']],
    [0, 0x2, 'ready', []]
  ] as const)('errors %i, warnings %i: %s %j', (errors, warnings, state, troubles) => {
    expect(createErrorStatusReader().push(bytesOf(errorStatus(errors, warnings)))).toMatchObject({ state, troubles, waiting: null })
  })

  it('comes together from any pieces', () => {
    fc.assert(fc.property(fc.array(fc.nat(200), { maxLength: 12 }), (cuts) => {
      expect(readAll(createErrorStatusReader(), bytesOf(errorStatus(0x1)), cuts)).toMatchObject([{ troubles: ['paper-out'] }])
    }))
  })
})

describe('ESC ! ?', () => {
  it.each([[0x00, 'ready', []], [0x01, 'attention', ['head-open']], [0x02, 'attention', ['jam']], [0x04, 'attention', ['paper-out']], [0x05, 'attention', ['head-open', 'paper-out']], [0x08, 'attention', ['ribbon-out']], [0x10, 'attention', ['paused']], [0x20, 'ready', []], [0x40, 'attention', ['cover-open']], [0x80, 'attention', ['too-hot']]] as const)('%i: %s %j', (byte, state, troubles) => {
    expect(createTsplStatusReader().push(Uint8Array.of(byte))).toMatchObject({ state, troubles, waiting: null })
  })
})

describe('DLE EOT', () => {
  it.each([[0x12, true], [0x16, true], [0x1a, true], [0x72, true], [0x7e, true], [0x11, false], [0x13, false], [0x10, false], [0x00, false], [0xff, false], [0x92, false]])('byte %i is an answer: %s', (byte, isAnswer) => {
    expect(createEscPosReader().push(Uint8Array.of(byte))).toBe(isAnswer ? byte : null)
  })
  it('is found between flow control and an automatic status', () => {
    expect(readAll(createEscPosReader(), Buffer.from([0x11, 0x10, 0x00, 0x0f, 0x0f, 0x1a, 0x13]), [1, 3])).toEqual([0x1a])
  })
  it.each<[string, readonly (readonly [EscPosQuestion, number])[], readonly string[]]>([
    ['all well', [[1, 0x12], [4, 0x12]], []],
    ['paper near its end', [[1, 0x12], [4, 0x1e]], ['paper-low']],
    ['paper out, which the near end sensor sees too', [[1, 0x1a], [4, 0x7e], [2, 0x32]], ['paper-out']],
    ['cover open', [[1, 0x1a], [4, 0x12], [2, 0x16]], ['cover-open']],
    ['cutter stuck', [[1, 0x1a], [4, 0x12], [2, 0x52], [3, 0x1a]], ['cutter']],
    ['an error that it does not name', [[1, 0x1a], [4, 0x12], [2, 0x52], [3, 0x12]], ['printer-error']],
    ['offline and no reason given', [[1, 0x1a], [4, 0x12], [2, 0x12]], ['paused']]
  ])('%s', (_what, answers, troubles) => {
    expect([...new Set(readEscPosAnswers(new Map(answers)))]).toEqual(troubles)
  })
})

describe('IEEE 1284 device id', () => {
  it.each([
    ['MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD420-203dpi ZPL;CLS:PRINTER;SN:50J1;', { maker: 'Zebra Technologies', model: 'ZTC ZD420-203dpi ZPL', serialNumber: '50J1', languages: ['zpl'] }],
    ['MANUFACTURER:TSC;COMMAND SET:TSPL2,EPL;MODEL:TTP-244;', { maker: 'TSC', model: 'TTP-244', serialNumber: null, languages: ['tspl', 'epl2'] }],
    ['MFG:EPSON;CMD:ESC/POS;MDL:TM-T20;', { maker: 'EPSON', model: 'TM-T20', serialNumber: null, languages: ['esc-pos'] }],
    ['MFG:HP;MDL:LaserJet;CMD:PCL,PJL;', { maker: 'HP', model: 'LaserJet', serialNumber: null, languages: [] }]
  ])('%s', (text, identity) => expect(readIeee1284(text)).toEqual(identity))
  it('without maker and model is none', () => expect(readIeee1284('CLS:PRINTER;')).toBeNull())
})

describe('any bytes', () => {
  const readers = { '~HS': createHostStatusReader, '~HQES': createErrorStatusReader, 'ESC ! ?': createTsplStatusReader, 'DLE EOT': createEscPosReader } as const
  // Bytes as a line garbles them: true answers, cut and mixed with anything.
  const stream = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(hostStatus(), errorStatus(1), '\x02', '\x03', ',,,,,,,,,,,').map((text) => new Uint8Array(bytesOf(text))), fc.nat(80).map((cut) => new Uint8Array(bytesOf(hostStatus()).subarray(0, cut)))), { maxLength: 30 })

  it.each(Object.entries(readers))('into %s never throw, and a true answer behind them is still read', (name, create) => {
    const truth = { '~HS': hostStatus({ paused: true }), '~HQES': errorStatus(0x1_0000), 'ESC ! ?': '\x10', 'DLE EOT': '\x1a' }[name] ?? ''
    fc.assert(fc.property(stream, (parts) => {
      const reader: AnswerReader<unknown> = create()
      for (const part of parts) reader.push(part)
      // A frame that is open ends with the next STX; what was half an answer of ~HQES ends with a whole one.
      expect(reader.push(bytesOf(truth))).toEqual(create().push(bytesOf(truth)))
    }))
  })

  it('device ids never throw', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readIeee1284(text))))

  it('a frame that never ends is dropped: what a reader holds does not grow', () => {
    const reader = createFrameReader()
    const endless = Buffer.alloc(1024 * 1024, 0x41)
    reader.push(Uint8Array.of(0x02))
    for (let mebibyte = 0; mebibyte < 8; mebibyte += 1) expect(reader.push(endless)).toEqual([])
    expect(reader.push(bytesOf('\x03\x02ok\x03'))).toEqual(['ok'])
    const errors = createErrorStatusReader()
    const before = process.memoryUsage().heapUsed
    for (let mebibyte = 0; mebibyte < 32; mebibyte += 1) errors.push(endless)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(16 * 1024 * 1024)
  })
})
