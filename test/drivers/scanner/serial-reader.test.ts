import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostScanBytes } from '#main/drivers/scanner/scan.ts'
import { createSerialScanReader } from '#main/drivers/scanner/serial-reader.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('scans of a serial line', () => {
  it.each([
    ['CR', '4006381333931\r', [['4006381333931', null, 'cr']]],
    ['LF', '4006381333931\n', [['4006381333931', null, 'lf']]],
    ['CRLF', '4006381333931\r\n', [['4006381333931', null, 'crlf']]],
    ['two at once', 'A1\r\nB2\r\n', [['A1', null, 'crlf'], ['B2', null, 'crlf']]],
    ['an AIM identifier', ']C10109501101530003\r', [['0109501101530003', ']C1', 'cr']]],
    ['GS inside and at the end', ']d210LOT\x1d21S\x1d\r', [['10LOT\x1d21S\x1d', ']d2', 'cr']]],
    ['spaces are data', '  A \r', [['  A ', null, 'cr']]],
    ['a bracket that is no identifier', ']1X\r', [[']1X', null, 'cr']]],
    ['an identifier alone', ']C1\r', [['', ']C1', 'cr']]],
    ['nothing but ends', '\r\n\r\n\n\r', []]
  ] as const)('%s', (_, sent, expected) => expect(createSerialScanReader().read(bytes(sent)).map(({ raw, aim, ending }) => [raw, aim, ending])).toEqual(expected))

  it('without a suffix end when the line is quiet', () => {
    const reader = createSerialScanReader()
    expect(reader.read(bytes('40063'))).toEqual([])
    expect(reader.read(bytes('81333931'))).toEqual([])
    expect(reader.idle().map(({ raw, ending }) => [raw, ending])).toEqual([['4006381333931', 'idle']])
    expect(reader.idle()).toEqual([])
  })

  it('are UTF-8 where the bytes are, else one character a byte; the bytes come besides', () => {
    const reader = createSerialScanReader()
    const [utf8] = reader.read(Buffer.from('Käse 奶酪\r', 'utf8'))
    const [latin1] = reader.read(bytes('K\xe4se\r'))
    expect([utf8?.raw, latin1?.raw]).toEqual(['Käse 奶酪', 'Käse'])
    expect([...(latin1?.bytes ?? [])]).toEqual([0x4b, 0xe4, 0x73, 0x65])
  })

  it('read the same however the bytes are cut, and carry every byte but CR and LF', () => {
    const code = fc.uint8Array({ minLength: 1, maxLength: 80 }).filter((data) => data[0] !== 0x5d).map((data) => data.map((byte) => (byte === 10 || byte === 13 ? 29 : byte)))
    fc.assert(
      fc.property(fc.array(code, { maxLength: 8 }), fc.constantFrom('\r', '\n', '\r\n'), fc.array(fc.nat(700), { maxLength: 30 }), (codes, end, cuts) => {
        const all = Buffer.concat(codes.flatMap((data) => [Buffer.from(data), bytes(end)]))
        const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((one, other) => one - other), all.length]
        const reader = createSerialScanReader()
        const scans = places.slice(1).flatMap((to, index) => reader.read(all.subarray(places[index], to)))
        expect(scans.map((scan) => [...scan.bytes])).toEqual(codes.map((data) => [...data]))
        expect(reader.pending()).toBe(0)
      })
    )
  })

  it('longer than any code are cut and say so; the next is whole', () => {
    const reader = createSerialScanReader()
    for (let piece = 0; piece < 100; piece += 1) reader.read(Buffer.alloc(1000, 0x41))
    expect(reader.pending()).toBe(mostScanBytes)
    const [long, next] = reader.read(bytes('\rB2\r'))
    expect([long?.raw.length, long?.truncated]).toEqual([mostScanBytes, true])
    expect([next?.raw, next?.truncated]).toEqual(['B2', false])
  })

  it('keep nothing after any noise and 100,000 scans', () => {
    const reader = createSerialScanReader()
    let scans = 0
    for (let index = 0; index < 100_000; index += 1) scans += reader.read(bytes(`]C101095011015300032${index}\r`)).length
    expect([scans, reader.pending()]).toEqual([100_000, 0])
  })
})
