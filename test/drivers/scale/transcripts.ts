import type { ScaleProtocolName, WeightUnit } from '#shared/domain/devices/configuration.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'

/** Bytes from text; `hex` for what is not text. */
export const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
export const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** One frame of a scale and what it means; null: a frame that is no reading. */
export type Transcript = { readonly what: string; readonly frame: Buffer; readonly reading: ScaleReading | null; readonly other?: 'done' | 'refused' }

type Flags = { readonly zero?: boolean; readonly net?: boolean }
const reading = (state: ScaleReading['state'], weight: readonly [number, number, WeightUnit] | null, { zero = false, net = false }: Flags = {}): ScaleReading =>
  ({ state, zero, net, weight: weight === null ? null : { value: weight[0], decimals: weight[1], unit: weight[2] } })
const says = (what: string, frame: Buffer, state: ScaleReading['state'], weight: readonly [number, number, WeightUnit] | null, flags?: Flags): Transcript => ({ what, frame, reading: reading(state, weight, flags) })
const other = (what: string, frame: Buffer, kind: 'done' | 'refused'): Transcript => ({ what, frame, reading: null, other: kind })

/** An ECR frame of CAS with its check byte worked out here. */
const ecr = (inside: string): Buffer => {
  const check = [...inside].reduce((sum, character) => sum ^ character.charCodeAt(0), 0)
  return Buffer.concat([hex('01 02'), bytes(inside), Buffer.of(check, 3, 4)])
}
/** A continuous frame with its checksum. */
export const withChecksum = (frame: Buffer): Buffer => Buffer.concat([frame, Buffer.of(-frame.reduce((sum, byte) => sum + (byte & 0x7f), 0) & 0x7f)])

/** What each protocol sends, from the manuals named in HARDWARE.md 3.1; units and decimals that a person declared where the frame has none. */
export const transcripts: Readonly<Record<ScaleProtocolName, { readonly declared: { readonly unit: WeightUnit | null; readonly decimals: number | null }; readonly frames: readonly Transcript[] }>> = {
  'mt-sics': {
    declared: { unit: null, decimals: null },
    frames: [
      says('stable', bytes('S S     100.00 g\r\n'), 'stable', [10_000, 2, 'g']),
      says('dynamic', bytes('S D     129.07 g\r\n'), 'motion', [12_907, 2, 'g']),
      says('below zero', bytes('S S      -0.005 kg\r\n'), 'stable', [-5, 3, 'kg']),
      says('empty', bytes('S S       0.000 kg\r\n'), 'stable', [0, 3, 'kg'], { zero: true }),
      says('pounds', bytes('S S      12.50 lb\r\n'), 'stable', [1250, 2, 'lb']),
      says('over', bytes('S +\r\n'), 'over', null),
      says('under', bytes('S -\r\n'), 'under', null),
      says('busy', bytes('S I\r\n'), 'motion', null),
      says('pieces are no weight', bytes('S S         12 PCS\r\n'), 'stable', null),
      other('zero done', bytes('Z A\r\n'), 'done'),
      other('tare done, with the tare', bytes('T S       1.000 kg\r\n'), 'done'),
      other('tare refused', bytes('T I\r\n'), 'refused'),
      other('does not know the command', bytes('ES\r\n'), 'refused'),
      other('serial number', bytes('I4 A "0123456789"\r\n'), 'done')
    ]
  },
  'toledo-8217': {
    declared: { unit: 'kg', decimals: 3 },
    frames: [
      says('kilograms', bytes('\x0212.345\r'), 'stable', [12_345, 3, 'kg']),
      says('net', bytes('\x0201.500N\r'), 'stable', [1500, 3, 'kg'], { net: true }),
      says('no point', bytes('\x0200250\r'), 'stable', [250, 3, 'kg']),
      says('empty', bytes('\x0200.000\r'), 'stable', [0, 3, 'kg'], { zero: true }),
      says('motion', bytes('\x02?\x41\r'), 'motion', null),
      says('over', bytes('\x02?\x42\r'), 'over', null),
      says('under zero', bytes('\x02?\x44\r'), 'under', null),
      says('cannot zero', bytes('\x02?\x48\r'), 'error', null),
      says('motion while net, with the parity bit', hex('02 3f e1 0d'), 'motion', null, { net: true }),
      other('zero done', bytes('\x02?\x50\r'), 'done')
    ]
  },
  nci: {
    declared: { unit: null, decimals: null },
    frames: [
      says('pounds', bytes('\n00.500LB\r\nS00\r\x03'), 'stable', [500, 3, 'lb']),
      says('without the S', bytes('\n00.500LB\r\n00\r\x03'), 'stable', [500, 3, 'lb']),
      says('at zero', bytes('\n00.000KG\r\nS20\r\x03'), 'stable', [0, 3, 'kg'], { zero: true }),
      says('moving', bytes('\n01.234KG\r\nS10\r\x03'), 'motion', [1234, 3, 'kg']),
      says('net, three status bytes', bytes('\n01.234KG\r\nS0p4\r\x03'), 'stable', [1234, 3, 'kg'], { net: true }),
      says('pounds and ounces', bytes('\n 2LB 03.5OZ\r\nS00\r\x03'), 'stable', [355, 1, 'oz']),
      says('over, filled', bytes('\n^^^^^^LB\r\nS02\r\x03'), 'over', null),
      says('under, filled', bytes('\n______LB\r\nS01\r\x03'), 'under', null),
      says('zero error, filled', bytes('\n------KG\r\nS00\r\x03'), 'error', null),
      says('status alone: moving', bytes('\nS10\r\x03'), 'motion', null),
      says('status alone: over', bytes('\n02\r\x03'), 'over', null),
      says('status alone: out of calibration', bytes('\nS08\r\x03'), 'error', null),
      other('unknown command', bytes('\n?\r\x03'), 'refused'),
      other('zero done', bytes('\nS00\r\x03'), 'done')
    ]
  },
  'scp-12': {
    declared: { unit: null, decimals: null },
    frames: [
      says('stable, away from zero', bytes('\n 012.34KG\r30\r\x03'), 'stable', [1234, 2, 'kg']),
      says('stable at zero', bytes('\n 000.00KG\r10\r\x03'), 'stable', [0, 2, 'kg'], { zero: true }),
      says('moving', bytes('\n 012.34LB\r20\x03'), 'motion', [1234, 2, 'lb']),
      says('below zero', bytes('\n-000.50KG\r30\x03'), 'stable', [-50, 2, 'kg']),
      other('unknown command', bytes('\n?\r\x03'), 'refused')
    ]
  },
  'toledo-continuous': {
    declared: { unit: null, decimals: null },
    frames: [
      says('kilograms, three decimals', bytes('\x02\x2d\x30\x20 12345     0\r'), 'stable', [12_345, 3, 'kg']),
      says('pounds, two decimals, net', bytes('\x02\x2c\x21\x20  1250   500\r'), 'stable', [1250, 2, 'lb'], { net: true }),
      says('motion', bytes('\x02\x2d\x38\x20 12345     0\r'), 'motion', [12_345, 3, 'kg']),
      says('negative', bytes('\x02\x2d\x32\x20    20     0\r'), 'stable', [-20, 3, 'kg']),
      says('grams', bytes('\x02\x2a\x20\x21   500     0\r'), 'stable', [500, 0, 'g']),
      says('tens', bytes('\x02\x29\x30\x20   123     0\r'), 'stable', [1230, 0, 'kg']),
      says('short, without tare', bytes('\x02\x2d\x30\x20 12345\r'), 'stable', [12_345, 3, 'kg']),
      says('a mark before the tare', bytes('\x02\x2d\x30\x20 12345>     0\r'), 'stable', [12_345, 3, 'kg']),
      says('a clone with bit 6', bytes('\x02\x7d\x30\x20 12345     0\r'), 'stable', [12_345, 3, 'kg']),
      says('over', bytes('\x02\x2d\x34\x20999999     0\r'), 'over', null),
      says('under', bytes('\x02\x2d\x36\x20   999     0\r'), 'under', null),
      says('not zeroed after power-up', bytes('\x02\x2d\x70\x20     0     0\r'), 'error', null),
      says('ten times finer, for service', bytes('\x02\x2d\x30\x30123456     0\r'), 'stable', null)
    ]
  },
  cas: {
    declared: { unit: 'kg', decimals: null },
    frames: [
      says('22 bytes', bytes('ST,GS,0\xc4,  12.345 kg\r\n'), 'stable', [12_345, 3, 'kg']),
      says('net, moving', bytes('US,NT,1\x82,   1.250 kg\r\n'), 'motion', [1250, 3, 'kg'], { net: true }),
      says('zero lamp', bytes('ST,GS,0\xc1,   0.000 kg\r\n'), 'stable', [0, 3, 'kg'], { zero: true }),
      says('device number 13', bytes('ST,GS,\r\xc4,  12.345 kg\r\n'), 'stable', [12_345, 3, 'kg']),
      says('device number 10', bytes('ST,GS,\n\xc4,  12.345 kg\r\n'), 'stable', [12_345, 3, 'kg']),
      says('over', bytes('OL,GS,0\x80,  99.999 kg\r\n'), 'over', null),
      says('18 bytes', bytes('ST,GS,  12.345kg\r\n'), 'stable', [12_345, 3, 'kg']),
      says('tonnes', bytes('ST,GS,0\xc4,   1.250 t\r\n'), 'stable', [1250, 3, 't']),
      says('10 bytes', bytes('  12.345\r\n'), 'stable', [12_345, 3, 'kg'])
    ]
  },
  'cas-ecr': {
    declared: { unit: null, decimals: 3 },
    frames: [
      says('stable', ecr('S 01.234kg'), 'stable', [1234, 3, 'kg']),
      says('without a point', ecr('S 001234kg'), 'stable', [1234, 3, 'kg']),
      says('moving, below zero', ecr('U-00.020kg'), 'motion', [-20, 3, 'kg']),
      says('overflow', ecr('SF00.000kg'), 'over', null),
      says('pounds', ecr('S 02.500lb'), 'stable', [2500, 3, 'lb']),
      other('not now', hex('15'), 'refused')
    ]
  },
  and: {
    declared: { unit: null, decimals: null },
    frames: [
      says('stable', bytes('ST,+00123.45  g\r\n'), 'stable', [12_345, 2, 'g']),
      says('moving', bytes('US,+00012.30 kg\r\n'), 'motion', [1230, 2, 'kg']),
      says('negative', bytes('ST,-00000.05  g\r\n'), 'stable', [-5, 2, 'g']),
      says('over', bytes('OL,+9999999  g\r\n'), 'over', null),
      says('under', bytes('OL,-9999999  g\r\n'), 'under', null),
      says('net', bytes('ST,NT,+0012.345kg\r\n'), 'stable', [12_345, 3, 'kg'], { net: true }),
      says('counting', bytes('QT,+00000012 PC\r\n'), 'stable', null),
      says('comparator', bytes('ST,+00123.45  g,OK\r\n'), 'stable', [12_345, 2, 'g'])
    ]
  },
  ohaus: {
    declared: { unit: null, decimals: null },
    frames: [
      says('stable gross', bytes('   12.345 kg     G\r\n'), 'stable', [12_345, 3, 'kg']),
      says('moving', bytes('   12.345 kg   ? G\r\n'), 'motion', [12_345, 3, 'kg']),
      says('net, negative', bytes('-   0.250 lb    NET\r\n'), 'stable', [-250, 3, 'lb'], { net: true }),
      says('no legend', bytes('     1234 g\r\n'), 'stable', [1234, 0, 'g']),
      other('the tare alone', bytes('    0.500 kg     T\r\n'), 'done'),
      other('not valid', bytes('ES\r\n'), 'refused')
    ]
  },
  adam: {
    declared: { unit: null, decimals: null },
    frames: [
      says('one line of CPWplus', bytes('G/W +   12.34 lb\r\n'), 'stable', [1234, 2, 'lb']),
      says('gross ticket', bytes('GS      1.234 kg\r\nNo.     5\r\nTotal   6.17 kg\r\n\n\n'), 'stable', [1234, 3, 'kg']),
      says('net ticket', bytes('GS      1.734 kg\r\nNT      1.234 kg\r\n\n\n'), 'stable', [1234, 3, 'kg'], { net: true }),
      says('AZExtra', bytes('  1.234kg\r\n'), 'stable', [1234, 3, 'kg'])
    ]
  },
  'dymo-hid': {
    declared: { unit: null, decimals: null },
    frames: [
      says('645.2 oz', hex('03 04 0b ff 34 19'), 'stable', [6452, 1, 'oz']),
      says('20 g', hex('03 04 02 00 14 00'), 'stable', [20, 0, 'g']),
      says('zero', hex('03 02 02 00 00 00'), 'stable', [0, 0, 'g'], { zero: true }),
      says('moving', hex('03 03 02 00 14 00'), 'motion', [20, 0, 'g']),
      says('below zero comes without a sign', hex('03 05 02 00 0a 00'), 'under', [-10, 0, 'g']),
      says('over', hex('03 06 0b ff ff ff'), 'over', null),
      says('to be calibrated', hex('03 07 02 00 00 00'), 'error', null),
      says('hundreds', hex('03 04 02 02 05 00'), 'stable', [500, 0, 'g']),
      says('troy ounces are not used', hex('03 04 0a ff 34 19'), 'stable', null),
      says('padded by Windows', hex('03 04 02 00 14 00 00 00'), 'stable', [20, 0, 'g'])
    ]
  }
}
