import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHidPosReader } from '#main/drivers/scanner/hid-pos-reader.ts'
import { readScanLayout } from '#main/drivers/scanner/hid-report-descriptor.ts'
import { mostScanBytes } from '#main/drivers/scanner/scan.ts'
import { scanDescriptor, shortDescriptor, usualReport, usualReports } from './hid-reports.ts'

const read = (reports: readonly Uint8Array[], declared: Parameters<typeof createHidPosReader>[0] = null) => {
  const reader = createHidPosReader(declared)
  return reports.flatMap((report) => {
    const scan = reader.read(report)
    return scan === null ? [] : [[scan.raw, scan.aim]]
  })
}

describe('reports of a HID POS scanner', () => {
  it('hold a scan in one piece', () => expect(read([usualReport({ aim: ']C1', data: '010950110153000310A\x1d21B' })])).toEqual([['010950110153000310A\x1d21B', ']C1']]))

  it('hold a scan of 60 bytes in two', () => {
    const text = 'https://id.example.org/01/09501101530003/10/ABC123?17=271231&'
    const sixty = text.slice(0, 60)
    const reports = usualReports({ aim: ']Q0', data: sixty })
    // As in the manuals: 02 38 5D 51 30 … 73 00 01, then 02 04 5D 51 30 … 73 00 00.
    expect(reports.map((report) => Buffer.from(report).toString('hex')).map((hex) => [hex.slice(0, 10), hex.slice(-6)])).toEqual([['02385d5130', '730001'], ['02045d5130', '730000']])
    expect(read(reports)).toEqual([[sixty, ']Q0']])
  })

  it('lose a counted CR or LF at the end, never a GS', () => {
    expect(read([usualReport({ aim: ']E0', data: '4006381333931\r' })])).toEqual([['4006381333931', ']E0']])
    expect(read([usualReport({ aim: ']d2', data: '10A\x1d\r\n' })])).toEqual([['10A\x1d', ']d2']])
  })

  it('without an identifier have none; one within the data is used', () => {
    expect(read([usualReport({ aim: '', data: '4006381333931' })])).toEqual([['4006381333931', null]])
    expect(read([usualReport({ aim: '', data: ']E04006381333931' })])).toEqual([['4006381333931', ']E0']])
  })

  it('begin anew when the identifier changes, or when the rest does not come', () => {
    const [half] = usualReports({ aim: ']Q1', data: 'x'.repeat(70) })
    const whole = usualReport({ aim: ']E0', data: '4006381333931' })
    expect(read([half ?? whole, whole])).toEqual([['4006381333931', ']E0']])
    const reader = createHidPosReader(null)
    reader.read(half ?? whole)
    expect([reader.pending(), reader.expire(), reader.pending(), reader.expire()]).toEqual([56, true, 0, false])
    expect(reader.read(usualReport({ aim: ']Q1', data: 'whole' }))?.raw).toBe('whole')
  })

  it('of another id, empty, cut short or with a length that does not fit are none', () => {
    const tooLong = Uint8Array.from(usualReport({ aim: ']E0', data: 'A' }))
    tooLong[1] = 57
    expect(read([Uint8Array.of(), Uint8Array.of(2), Uint8Array.of(2, 5, 93, 69, 48), Uint8Array.from({ length: 64 }, (_, index) => (index === 0 ? 9 : 65)), tooLong, usualReport({ aim: ']E0', data: '' })])).toEqual([])
  })

  it('of Microscan have a length and 62 bytes', () => {
    const report = Buffer.alloc(64)
    report.set([1, 5, ...Buffer.from('A1B2C')])
    expect(read([report])).toEqual([['A1B2C', null]])
  })

  it('never throw, and keep at most one scan, whatever comes', () => {
    const report = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ minLength: 63, maxLength: 63 }).map((body) => Uint8Array.of(2, ...body)), fc.constantFrom(...usualReports({ aim: ']Q1', data: 'y'.repeat(130) })))
    fc.assert(
      fc.property(fc.array(report, { maxLength: 40 }), (reports) => {
        const reader = createHidPosReader(null)
        for (const one of reports) {
          const scan = reader.read(one)
          if (scan !== null) expect(scan.bytes.length).toBeLessThanOrEqual(mostScanBytes)
          expect(reader.pending()).toBeLessThanOrEqual(mostScanBytes)
        }
        const good = usualReport({ aim: ']J1', data: '0109501101530003' })
        reader.expire()
        expect(reader.read(good)?.raw).toBe('0109501101530003')
      })
    )
  })

  it('that never end are cut and say so', () => {
    const reader = createHidPosReader(null)
    const part = usualReports({ aim: ']Q1', data: 'z'.repeat(70) })[0] ?? new Uint8Array()
    for (let index = 0; index < 10_000; index += 1) reader.read(part)
    expect(reader.pending()).toBe(mostScanBytes)
    expect(reader.read(usualReport({ aim: ']Q1', data: '' }))).toMatchObject({ truncated: true, aim: ']Q1' })
    expect(reader.pending()).toBe(0)
  })

  it('of any data come back as they went in', () => {
    const data = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 400 })
    fc.assert(fc.property(data, (text) => { expect(read(usualReports({ aim: ']d1', data: text }))).toEqual([[text, ']d1']]) }))
  })
})

describe('a report descriptor', () => {
  it('of the usual report says what is known without it', () => {
    expect(readScanLayout(scanDescriptor)).toEqual({
      reportId: 2, length: { bitOffset: 0, bits: 8 }, aim: [8, 16, 24].map((bitOffset) => ({ bitOffset, bits: 8 })), data: { bitOffset: 32, bytes: 56 }, more: { bitOffset: 496, bits: 1 }
    })
  })

  it('of another report is followed: other id, order and size, no length', () => {
    const layout = readScanLayout(shortDescriptor)
    expect(layout).toEqual({ reportId: 7, length: null, aim: [161, 169, 177].map((bitOffset) => ({ bitOffset: bitOffset - 1, bits: 8 })), data: { bitOffset: 0, bytes: 20 }, more: { bitOffset: 184, bits: 1 } })
    const report = (data: string, more: number): Uint8Array => Uint8Array.from([7, ...Buffer.from(data.padEnd(20, '\0'), 'latin1'), ...Buffer.from(']E0'), more])
    expect(read([report('40063813', 0)], layout)).toEqual([['40063813', ']E0']])
    expect(read([report('A'.repeat(20), 1), report('BC', 0)], layout)).toEqual([[`${'A'.repeat(20)}BC`, ']E0']])
  })

  it.each([
    ['nothing', []],
    ['a keyboard', [0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0xc0]],
    ['one that is cut off', [...scanDescriptor.slice(0, 20)]]
  ])('of %s declares no scans', (_, descriptor) => expect(readScanLayout(Uint8Array.from(descriptor))).toBeNull())

  it('of any bytes never throws, and what it says can be read with', () => {
    const damaged = fc.tuple(fc.nat(scanDescriptor.length - 1), fc.nat(255)).map(([at, value]) => scanDescriptor.map((byte, index) => (index === at ? value : byte)))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), fc.uint8Array({ maxLength: 70 }), (descriptor, report) => {
        const layout = readScanLayout(descriptor)
        const scan = createHidPosReader(layout).read(report)
        if (scan !== null) expect(scan.bytes.length).toBeLessThanOrEqual(report.length)
      }),
      { numRuns: 500 }
    )
  })

  it('that promises millions of fields costs no time', () => {
    const started = performance.now()
    readScanLayout(Uint8Array.from(Array.from({ length: 50 }, () => [0x06, 0x8c, 0x00, 0x09, 0xfe, 0x77, 0xff, 0xff, 0xff, 0xff, 0x97, 0xff, 0xff, 0xff, 0xff, 0x1b, 0, 0, 0, 0, 0x2b, 0xff, 0xff, 0xff, 0xff, 0x81, 0x02]).flat()))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
