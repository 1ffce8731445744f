import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScaleFrame } from '#main/drivers/scale/scale-protocol.ts'
import { scaleProtocolByName } from '#main/drivers/scale/scale-protocols.ts'
import { scaleProtocols } from '#shared/domain/devices/configuration.ts'
import { scaleFacts } from '#shared/domain/devices/scale-facts.ts'
import { toledoContinuous } from '#main/drivers/scale/toledo-continuous.ts'
import { bytes, hex, transcripts, withChecksum } from './transcripts.ts'

const readerOf = (name: (typeof scaleProtocols)[number]) => scaleProtocolByName[name].createReader(transcripts[name].declared)
const readingsOf = (frames: readonly ScaleFrame[]) => frames.flatMap((frame) => (frame.kind === 'reading' ? [frame.reading] : []))
/** Reports of a HID scale are pieces already and are never cut or joined by the system. */
const streamed = scaleProtocols.filter((name) => name !== 'dymo-hid')

describe.each(scaleProtocols)('%s', (name) => {
  const { frames } = transcripts[name]

  it.each(frames)('$what', ({ frame, reading, other }) => {
    const read = readerOf(name)(frame)
    expect(readingsOf(read)).toEqual(reading === null ? [] : [reading])
    if (other !== undefined) expect(read.map(({ kind }) => kind)).toEqual([other])
  })

  it('is found by its name, with its usual line', () => expect(scaleProtocolByName[name]).toMatchObject({ name, line: scaleFacts[name].line }))

  it('needs a person to declare what the facts say, and nothing else', () => {
    const read = scaleProtocolByName[name].createReader({ unit: null, decimals: null })
    const weighed = frames.filter(({ reading }) => reading?.weight)
    const missing = weighed.filter(({ frame, reading }) => readingsOf(read(frame))[0]?.weight?.value !== reading?.weight?.value)
    const { declaresUnit, declaresDecimals } = scaleFacts[name]
    if (declaresUnit === 'always') expect(missing).toHaveLength(weighed.length)
    else expect(missing.length > 0).toBe(declaresUnit === 'sometimes' || declaresDecimals)
  })
})

describe.each(streamed)('%s in pieces', (name) => {
  const { frames } = transcripts[name]
  const all = Buffer.concat(frames.map(({ frame }) => frame))
  const expected = frames.flatMap(({ reading }) => (reading === null ? [] : [reading]))

  it('reads the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(all.length), { maxLength: 60 }), (cuts) => {
        const places = [0, ...[...cuts].sort((one, next) => one - next), all.length]
        const read = readerOf(name)
        expect(places.slice(1).flatMap((end, index) => readingsOf(read(all.subarray(places[index], end))))).toEqual(expected)
      }),
      { numRuns: 100 }
    )
  })

  it('reads the same byte by byte', () => {
    const read = readerOf(name)
    expect([...all].flatMap((byte) => readingsOf(read(Uint8Array.of(byte))))).toEqual(expected)
  })

  it('after any garbage the frames are read again, at the latest from the third on', () => {
    const good = frames.find(({ reading }) => reading !== null && reading.weight !== null)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
        const read = readerOf(name)
        read(garbage)
        for (let index = 0; index < 2; index += 1) read(good?.frame ?? hex(''))
        expect(readingsOf(read(good?.frame ?? hex('')))).toEqual([good?.reading])
      }),
      { numRuns: 300 }
    )
  })
})

describe('any bytes', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.constantFrom(...scaleProtocols.flatMap((name) => transcripts[name].frames.map(({ frame }) => Uint8Array.from(frame)))),
    fc.array(fc.constantFrom(1, 2, 3, 4, 5, 6, 10, 13, 21, 32, 48, 63), { maxLength: 60 }).map((values) => Uint8Array.from(values))
  )

  it.each(scaleProtocols)('%s never throws, and gives weights that are exact integers of a unit it knows', (name) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = readerOf(name)
        for (const { weight } of pieces.flatMap((one) => readingsOf(read(one)))) {
          if (weight === null) continue
          expect(Number.isSafeInteger(weight.value) && Number.isInteger(weight.decimals) && weight.decimals >= 0 && weight.decimals <= 9).toBe(true)
          expect(Object.is(weight.value, -0)).toBe(false)
        }
      }),
      { numRuns: 300 }
    )
  })

  it.each(scaleProtocols)('%s keeps no more after a megabyte of noise than before', (name) => {
    const noise = Buffer.alloc(1 << 20)
    for (let at = 0, value = 7; at < noise.length; at += 1) {
      value = (value * 1_103_515_245 + 12_345) % 2_147_483_648
      // No line ends: the worst for what collects until one comes.
      noise[at] = 0x20 + ((value >> 8) % 0x5f)
    }
    const read = readerOf(name)
    let frames = 0
    for (let at = 0; at < noise.length; at += 4096) frames += read(noise.subarray(at, at + 4096)).length
    const good = transcripts[name].frames.find(({ reading }) => reading?.weight)
    for (let index = 0; index < 2; index += 1) read(good?.frame ?? hex(''))
    expect(readingsOf(read(good?.frame ?? hex('')))).toEqual([good?.reading])
    expect(frames).toBeLessThan(noise.length / 6)
  })
})

describe('what no frame says', () => {
  it('a weight without a declared unit is no weight: nothing is guessed', () => {
    const read = scaleProtocolByName['toledo-8217'].createReader({ unit: null, decimals: null })
    expect(readingsOf(read(bytes('\x0212.345\r')))).toEqual([{ state: 'stable', zero: false, net: false, weight: null }])
    const noDecimals = scaleProtocolByName['toledo-8217'].createReader({ unit: 'kg', decimals: null })
    expect(readingsOf(noDecimals(bytes('\x0212345\r')))).toEqual([{ state: 'stable', zero: false, net: false, weight: null }])
  })

  it('a line cut at its front is not a smaller weight', () => {
    const line = bytes('  112.345 kg     G\r\n')
    for (let from = 1; from < 12; from += 1) expect(readingsOf(readerOf('ohaus')(line.subarray(from)))).toEqual([])
    for (let from = 1; from < 10; from += 1) expect(readingsOf(readerOf('cas')(bytes(' 112.345\r\n').subarray(from)))).toEqual([])
  })

  it('a damaged check byte is seen', () => {
    const frame = Buffer.from(transcripts['cas-ecr'].frames[0]?.frame ?? '')
    frame[5] = (frame[5] ?? 0) ^ 1
    expect(readerOf('cas-ecr')(frame)).toEqual([])
  })

  it('a half report of a HID scale is none, and does not shift the next', () => {
    const read = readerOf('dymo-hid')
    expect(read(hex('03 04 02'))).toEqual([])
    expect(readingsOf(read(hex('03 04 02 00 14 00')))).toHaveLength(1)
  })
})

describe('the dialogue of cas-ecr', () => {
  it('answers an acknowledgement with DC1, whatever lay in the line before', () => {
    const read = readerOf('cas-ecr')
    expect(read(hex('01 02 53 06'))).toEqual([{ kind: 'reply', bytes: Uint8Array.of(0x11) }])
  })
})

describe('checksums of toledo-continuous', () => {
  const frame = bytes('\x02\x2d\x30\x20 12345     0\r')
  const other = bytes('\x02\x2d\x30\x20 12346     0\r')

  it('are learned from the stream; a damaged frame is then left out', () => {
    const read = toledoContinuous.createReader({ unit: null, decimals: null })
    expect(readingsOf(read(withChecksum(frame)))).toHaveLength(1)
    const damaged = Buffer.from(withChecksum(frame))
    damaged[6] = 0x39
    expect(readingsOf(read(damaged))).toEqual([])
    expect(readingsOf(read(withChecksum(other))).map(({ weight }) => weight?.value)).toEqual([12_346])
  })

  it('that are not there do not cost a reading, also with a line feed after each frame', () => {
    for (const after of [hex(''), hex('0a')]) {
      const read = toledoContinuous.createReader({ unit: null, decimals: null })
      const values = Array.from({ length: 50 }, () => readingsOf(read(Buffer.concat([frame, after])))).flat()
      expect(values).toHaveLength(50)
    }
  })

  it('taken for such by chance, because a line feed followed, cost one reading and no more', () => {
    const framed = (value: number): Buffer => bytes(`\x02\x2d\x30\x20${String(value).padStart(6)}     0\r`)
    const chance = Array.from({ length: 2000 }, (_, value) => framed(value)).find((one) => withChecksum(one).at(-1) === 0x0a)
    expect(chance).toBeDefined()
    const read = toledoContinuous.createReader({ unit: null, decimals: null })
    read(Buffer.concat([chance ?? frame, hex('0a')]))
    const values = Array.from({ length: 50 }, () => readingsOf(read(Buffer.concat([frame, hex('0a')])))).flat()
    expect(values).toHaveLength(49)
  })
})
