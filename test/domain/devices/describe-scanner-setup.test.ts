import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { describeScannerSetup, setupCode } from '#shared/domain/devices/describe-scanner-setup.ts'

const gs = '\u001d'
const [before = '', after = ''] = setupCode.data.split(gs)

it('the code of the sheet is one that the program reads itself', () => {
  const read = parseBarcode({ raw: setupCode.data, aim: ']C1' }, { todayIso: '2026-01-01', variableMeasurePatterns: [], inHousePrefixes: [] })
  expect(read).toMatchObject({ kind: 'gs1', gtin: '09501101530003', lot: 'DOCK7', serial: '4711' })
})

describe('what a scanner sends', () => {
  it.each([
    ['all as it should be', { raw: setupCode.data, aim: ']C1', ending: 'cr' }, { prefix: '', suffix: '', ending: 'cr', aim: ']C1', separator: { kind: 'gs' } }, []],
    ['an identifier in the text', { raw: `]d2${setupCode.data}`, ending: 'lf' }, { prefix: '', suffix: '', ending: 'lf', aim: ']d2', separator: { kind: 'gs' } }, []],
    ['a prefix before it, a suffix behind', { raw: `\u0002]C1${setupCode.data}\u0003`, ending: 'idle' }, { prefix: '\u0002', suffix: '\u0003', ending: 'idle', aim: ']C1', separator: { kind: 'gs' } }, []],
    ['no identifier and no end', { raw: setupCode.data, ending: 'idle' }, { prefix: '', suffix: '', ending: 'idle', aim: null, separator: { kind: 'gs' } }, ['send-aim', 'send-suffix']],
    ['reports need no end', { raw: setupCode.data, aim: ']C1', ending: 'report' }, { prefix: '', suffix: '', ending: 'report', aim: ']C1', separator: { kind: 'gs' } }, []],
    ['a lost separator', { raw: before + after, aim: ']C1', ending: 'cr' }, { prefix: '', suffix: '', ending: 'cr', aim: ']C1', separator: { kind: 'lost' } }, ['send-gs']],
    ['a replaced one', { raw: `${before}{GS}${after}`, aim: ']C1', ending: 'cr' }, { prefix: '', suffix: '', ending: 'cr', aim: ']C1', separator: { kind: 'replaced', by: '{GS}' } }, ['send-gs']]
  ] as const)('%s', (_, scan, setup, advice) => expect(describeScannerSetup([scan, scan])).toEqual({ kind: 'setup', setup, advice }))

  it('is not known without a scan, nor from another code', () => {
    expect(describeScannerSetup([])).toEqual({ kind: 'nothing' })
    expect(describeScannerSetup([{ raw: '4006381333931' }])).toEqual({ kind: 'other-code' })
    expect(describeScannerSetup([{ raw: setupCode.data }, { raw: '4006381333931' }])).toEqual({ kind: 'other-code' })
    expect(describeScannerSetup([{ raw: before }])).toEqual({ kind: 'other-code' })
  })

  it('may change from scan to scan, as when two scanners are at work', () => {
    expect(describeScannerSetup([{ raw: setupCode.data, aim: ']C1' }, { raw: setupCode.data }])).toEqual({ kind: 'changing', part: 'aim' })
    expect(describeScannerSetup([{ raw: setupCode.data }, { raw: before + after }])).toEqual({ kind: 'changing', part: 'separator' })
  })

  it('is found again whatever is put around the code', () => {
    const around = fc.string({ maxLength: 6 }).filter((text) => !text.includes(']') && !/0109501|4711/.test(text))
    fc.assert(
      fc.property(around, around, fc.constantFrom(']C1', ']d2', null), (prefix, suffix, aim) => {
        expect(describeScannerSetup([{ raw: `${prefix}${aim ?? ''}${setupCode.data}${suffix}`, ending: 'cr' }])).toMatchObject({ kind: 'setup', setup: { prefix, suffix, aim, separator: { kind: 'gs' } } })
      })
    )
  })
})
