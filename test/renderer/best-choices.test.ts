import { expect, test } from 'vitest'
import { bestChoices } from '#renderer/ui/form/best-choices.ts'

const choices = [{ value: 'EUR', label: 'EUR Euro' }, { value: 'GBP', label: 'GBP British Pound' }, { value: 'cs-CZ', label: 'čeština (Česko) (cs-CZ)' }, { value: 'EGP', label: 'EGP Egyptian Pound' }, { value: 'X', label: 'Neuro' }]

test.each([
  ['gbp', ['GBP']],
  ['pound', ['GBP', 'EGP']],
  ['cestina', ['cs-CZ']],
  ['euro', ['EUR', 'X']],
  ['e', ['EUR', 'EGP', 'cs-CZ', 'X']],
  ['zzz', []],
  ['', ['EUR', 'GBP', 'cs-CZ', 'EGP', 'X']]
])('“%s” finds the best first, whatever its accents and capitals', (typed, expected) => {
  expect(bestChoices(choices, typed).map(({ value }) => value)).toEqual(expected)
})
