import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementFault } from '#shared/domain/barcode/element-fault.ts'
import { aiDefinitions, findAi } from '#shared/domain/barcode/find-ai.ts'
import { valueOf } from './element-arbitrary.ts'

function faultOf(ai: string, value: string) {
  const definition = findAi(ai)
  if (definition === undefined) throw new Error(`no AI ${ai}`)
  return elementFault(definition, value, 2026)
}

describe('every application identifier', () => {
  it('takes data fields that keep its rules, and refuses them shorter, longer or with a control character', () => {
    for (const definition of aiDefinitions) {
      fc.assert(fc.property(valueOf(definition), (value) => {
        expect(elementFault(definition, value, 2026)).toBeUndefined()
        expect(elementFault(definition, value.padEnd(definition.longest + 1, '0'), 2026)?.rule).toBe('length')
        expect(elementFault(definition, value.slice(0, definition.shortest - 1), 2026)?.rule).toBe('length')
        expect(elementFault(definition, `\u0001${value.slice(1)}`, 2026)).toMatchObject({ rule: 'character-set', offset: 0 })
      }), { numRuns: 4 })
    }
  })
})

describe('a right data field', () => {
  it.each([
    ['8013', '1987654Ad4X4bL5ttr2310c2K'], ['8014', '1987654Ad4X4bL5ttr2310c2K'], ['8007', 'GB98MIDL07009312345678'], ['8007', 'MU43BOMM0101123456789101000MUR'],
    ['423', '276'], ['423', '276752'], ['423', '276752056372380'], ['7007', '260101'], ['7007', '260101260102'], ['8008', '26112423'], ['8008', '261124235959'],
    ['4330', '000250'], ['4331', '000250-'], ['7258', '1/2'], ['7241', '09'], ['7040', '1AB-'], ['7041', 'PX'], ['7041', '200'], ['7030', '999ABC'], ['4300', 'A%20B'],
    ['8110', '012345612345611110123'], ['8110', '012345612345611110123' + '101101239' + '21101239' + '3261231' + '4260101' + '612345678' + '90000'], ['8112', '001234561234560123456'],
    ['8001', '12345678901290'], ['8003', '04006381333931'], ['8003', '04006381333931SERIAL/1'], ['8006', '040063813339310102'], ['8030', 'AZaz09-_=='],
    ['17', '260200'], ['17', '280229'], ['17', '000229'], ['8011', '7'], ['253', '4006381333931'], ['253', '4006381333931ABC'], ['4309', '18000000003600000000']
  ])('AI %s may hold %s', (ai, value) => expect(faultOf(ai, value)).toBeUndefined())
})

describe('a wrong data field names its rule and place', () => {
  it.each([
    ['01', '04006381333930', 'check-digit', 13], ['00', '003456789012345675', 'check-digit', 17], ['402', '12345678901234567', 'check-digit', 16], ['8003', '04006381333930', 'check-digit', 13],
    ['01', '0400638133393', 'length', 13], ['01', '040063813339310', 'length', 14], ['10', '', 'length', 0], ['10', 'A'.repeat(21), 'length', 20], ['37', '123456789', 'length', 8], ['423', '2767', 'length', 4], ['253', '4006381333931' + 'A'.repeat(18), 'length', 30],
    ['01', '0400638133393X', 'character-set', 13], ['10', 'AB C', 'character-set', 2], ['10', 'AB#C', 'character-set', 2], ['21', 'É', 'character-set', 0], ['21', '😀', 'character-set', 0], ['8010', '1234abc', 'character-set', 4], ['8030', 'AB+C', 'character-set', 2], ['8030', 'A=B', 'character-set', 1], ['8030', 'A===', 'character-set', 1], ['37', '12A', 'character-set', 2],
    ['17', '261324', 'date', 2], ['17', '260024', 'date', 2], ['17', '260230', 'date', 4], ['17', '270229', 'date', 4], ['7003', '2602001200', 'date', 4], ['7250', '20261301', 'date', 4], ['7250', '19000229', 'date', 6], ['7007', '260101261301', 'date', 8],
    ['7003', '2602012400', 'time', 6], ['7003', '2602012360', 'time', 8], ['8008', '26112424', 'time', 6], ['8008', '2611242360', 'time', 8], ['8008', '261124235960', 'time', 10], ['7011', '2602012400', 'time', 6],
    ['422', '999', 'country', 0], ['421', '000AB', 'country', 0], ['423', '276000', 'country', 3], ['4307', 'XX', 'country', 0], ['4307', 'de', 'country', 0], ['7030', '998ABC', 'country', 0],
    ['3912', '000100', 'currency', 0], ['3932', '001100', 'currency', 0],
    ['401', '123', 'company-prefix', 3], ['401', '12A4', 'company-prefix', 2], ['8004', 'ABCD', 'company-prefix', 0], ['8010', '123', 'company-prefix', 3], ['7023', '1', 'company-prefix', 1],
    ['4300', 'A%2', 'percent-encoding', 1], ['4300', 'A%GG', 'percent-encoding', 1], ['7256', '%', 'percent-encoding', 0],
    ['4321', '2', 'yes-no', 0], ['8007', 'XX12345678901', 'iban', 0], ['8007', 'GB9', 'iban', 3], ['8007', 'BE71096123456760', 'iban', 2], ['8007', 'GB98MIDL0700931234567x', 'iban', 21],
    ['8110', 'A12345612345611110123', 'coupon', 0], ['8110', '7123456', 'coupon', 0], ['8110', '012345', 'coupon', 1], ['8110', '0123456123456011110123', 'coupon', 13], ['8110', '012345612345611115123', 'coupon', 17], ['8110', '0123456123456111101237', 'coupon', 21], ['8110', '0123456123456111101233261332', 'coupon', 24], ['8110', '01234561234561111012332612314270101', 'coupon', 35],
    ['8112', '201234561234560123456', 'coupon', 0], ['8112', '0012345612345601234567', 'coupon', 21], ['8112', '00123456123456012345', 'coupon', 15],
    ['8013', '1987654Ad4X4bL5ttr2310cXK', 'check-characters', 23], ['8013', 'A', 'check-characters', 0], ['8014', '122N', 'check-characters', 2],
    ['8006', '040063813339310002', 'piece-of-total', 14], ['8006', '040063813339310302', 'piece-of-total', 16], ['8006', '040063813339310100', 'piece-of-total', 16],
    ['7258', '2/1', 'sequence', 0], ['7258', '0/1', 'sequence', 0], ['7258', '1-2', 'sequence', 0], ['4330', '0002501', 'hyphen', 6], ['7040', '1AB%', 'importer-index', 3], ['7041', 'QZ', 'package-type', 0], ['7241', '11', 'media-type', 0], ['7241', '00', 'media-type', 0],
    ['7252', '3', 'sex', 0], ['8001', '12345123451232', 'winding', 12], ['8001', '00001234512300', 'nonzero', 0], ['8001', '12340000012300', 'nonzero', 4], ['4309', '18000000010000000000', 'latitude', 0], ['4309', '00000000003600000001', 'longitude', 10],
    ['8003', '14006381333931', 'zero', 0], ['8011', '07', 'leading-zero', 0]
  ])('AI %s with %j breaks the rule %s at %i', (ai, value, rule, offset) => expect(faultOf(ai, value)).toMatchObject({ rule, offset, detail: expect.stringMatching(/./) }))
})
