import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Output } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import { deviceKinds, scaleProtocols } from '#shared/domain/devices/configuration.ts'
import { scaleProtocolByName } from '#main/drivers/scale/scale-protocols.ts'
import { connectionOf, connectionValues, kindDefaults, newValues, setupOf, valuesOf, waysOf } from '#renderer/screens/devices/device-values.ts'
import { freeName } from '#renderer/screens/devices/free-name.ts'
import { usualLineOf } from '#renderer/screens/devices/line-defaults.ts'
import { codesOf } from '#renderer/screens/devices/simulated-scanner.tsx'

type Device = Output<'devices.list'>['rows'][number]
type Setup = Device['setup']

const text = fc.string({ minLength: 1, maxLength: 20 }).map((one) => one.trim()).filter((one) => one !== '')
const connection: fc.Arbitrary<Setup['connection']> = fc.oneof(
  fc.record({ kind: fc.constant('serial' as const), path: text, baudRate: fc.integer({ min: 110, max: 1_000_000 }), dataBits: fc.constantFrom(7 as const, 8 as const), parity: fc.constantFrom('none' as const, 'even' as const, 'odd' as const), stopBits: fc.constantFrom(1 as const, 2 as const) }),
  fc.record({ kind: fc.constant('tcp' as const), host: text, port: fc.integer({ min: 1, max: 65_535 }) }),
  fc.record({ kind: fc.constant('hid' as const), vendorId: fc.integer({ min: 0, max: 0xffff }), productId: fc.integer({ min: 0, max: 0xffff }), serialNumber: fc.option(text) }),
  fc.record({ kind: fc.constant('file' as const), path: text }), fc.record({ kind: fc.constant('spooler' as const), queue: text }), fc.constant({ kind: 'simulated' as const })
)
const printer = fc.record({
  language: fc.constantFrom('zpl' as const, 'tspl' as const, 'epl2' as const, 'esc-pos' as const), dotsPerMm: fc.constantFrom(6 as const, 8 as const, 12 as const, 24 as const), widthMm: fc.integer({ min: 10_000, max: 500_000 }).map((milli) => milli / 1000), heightMm: fc.integer({ min: 5000, max: 1_000_000 }).map((milli) => milli / 1000), codePage: fc.option(text), reportsStatus: fc.boolean()
})
const setup: fc.Arbitrary<Setup> = fc.oneof(
  fc.record({ kind: fc.constantFrom('label-printer' as const, 'receipt-printer' as const), name: text, connection, settings: printer }),
  fc.record({ kind: fc.constant('scale' as const), name: text, connection: connection.filter(({ kind }) => kind !== 'hid'), settings: fc.record({ protocol: fc.constantFrom(...scaleProtocols).filter((one) => one !== 'dymo-hid'), unit: fc.option(fc.constantFrom('g' as const, 'kg' as const, 'lb' as const)), decimals: fc.option(fc.integer({ min: 0, max: 6 })) }) })
) as fc.Arbitrary<Setup>

const deviceOf = (one: Setup): Device => ({ id: 1, station: 'Dock 1', active: true, version: 3, setup: one, status: { state: 'ready', troubles: [], detail: '' }, reading: null })

describe('the form of a device', () => {
  test('gives back what is stored, whatever it is', () => {
    fc.assert(fc.property(setup, (one) => {
      expect(setupOf(valuesOf(deviceOf(one)))).toEqual(one)
    }))
  })

  test('takes a place that was found as it is, and forgets nothing of the other ways', () => {
    fc.assert(fc.property(connection, connection, (one, other) => {
      const first = { ...newValues('Dock 1'), ...connectionValues(one) }
      expect(connectionOf(first)).toEqual(one)
      if (one.kind !== other.kind) expect(connectionOf({ ...first, ...connectionValues(other), way: one.kind })).toEqual(one)
    }))
  })

  test('holds nothing the contract refuses once a place is named, for every kind and every way to reach it', () => {
    const places = { path: '/dev/ttyUSB0', host: 'printer.example', vendorId: '05E0', productId: '1200', devicePath: '/dev/usb/lp0', queue: 'labels', name: 'One', baudRate: 9600, port: 9100 }
    const input = contract.get('devices.save')?.input
    const refused = deviceKinds.flatMap((kind) => waysOf[kind].map((way) => ({ ...newValues('Dock 1'), ...places, ...kindDefaults(kind), way }))).filter((values) => input?.safeParse({ requestId: 'check-only', station: values.station, setup: setupOf(values) }).success !== true)
    expect(refused).toEqual([])
  })

  test.each(['', 'G000', '12345', '-1'])('sends no USB number for “%s”, so that the contract names its field', (vendorId) => {
    expect(connectionOf({ ...newValues('Dock 1'), way: 'hid', vendorId, productId: '1200' })).toMatchObject({ vendorId: Number.NaN, productId: 0x1200 })
  })
})

test.each(scaleProtocols.filter((protocol) => scaleProtocolByName[protocol].line !== null))('the usual line that the form offers for %s is that of its driver', (protocol) => {
  expect(usualLineOf(protocol)).toEqual(scaleProtocolByName[protocol].line)
})

test('a name that is taken gets the first number that is free, whatever its capitals', () => {
  const numbered = (number: number): string => `Scale ${number}`
  expect(freeName('Scale', [], numbered)).toBe('Scale')
  expect(freeName('Scale', ['SCALE ', 'Scale 2', 'Scale 4'], numbered)).toBe('Scale 3')
})

test('codes are one a line, without what is around them; the separator is written as it is shown', () => {
  expect(codesOf(' ]C10110<GS>21A \r\n\n4006381333931\n  ')).toEqual([']C10110\u001d21A', '4006381333931'])
})
