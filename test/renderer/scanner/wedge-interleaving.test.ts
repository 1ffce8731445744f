import fc from 'fast-check'
import { expect, it } from 'vitest'

import { createKeyBench } from './key-bench.ts'

/** What a person types: at most three quick letters, then a pause longer than the window of timing mode. */
const quickLetters = fc.record({ kind: fc.constant('person' as const), text: fc.stringMatching(/^[a-z0-9 ]{1,3}$/), gapMs: fc.integer({ min: 1, max: 300 }) })
const code = fc.record({ kind: fc.constant('scan' as const), text: fc.stringMatching(/^[A-Za-z0-9./-]{4,30}$/), gapMs: fc.integer({ min: 0, max: 45 }) })
const slowCode = fc.record({ kind: fc.constant('scan' as const), text: fc.stringMatching(/^[A-Za-z0-9./-]{1,30}$/), gapMs: fc.integer({ min: 0, max: 380 }) })

it('timing mode: with pauses between them, all typing arrives and every code once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(quickLetters, code), { maxLength: 20 }), fc.constantFrom('Enter', 'Tab'), (parts, end) => {
      const bench = createKeyBench({ suffix: end })
      for (const part of parts) {
        bench.wait(part.kind === 'person' || part === parts[0] ? 60 : 0)
        if (part.kind === 'person') bench.type(part.text, part.gapMs).wait(60)
        else bench.type(part.text, part.gapMs).name(end, part.gapMs)
      }
      bench.wait(1000)
      expect(bench.raws()).toEqual(parts.filter((part) => part.kind === 'scan').map((part) => part.text))
      expect(bench.page()).toBe(parts.filter((part) => part.kind === 'person').map((part) => part.text).join(''))
    }),
    { numRuns: 500 }
  )
})

it('prefix mode: a code may begin at any moment of typing, and codes follow each other without a pause', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(quickLetters, slowCode), { maxLength: 20 }), fc.constantFrom('F12', ']'), (parts, prefix) => {
      const bench = createKeyBench({ prefix })
      for (const part of parts) {
        if (part.kind === 'person') bench.type(part.text, part.gapMs)
        else if (prefix === 'F12') bench.name('F12', part.gapMs).type(part.text, part.gapMs).name('Enter', part.gapMs)
        else bench.type(`]d2${part.text}`, part.gapMs).name('Enter', part.gapMs)
        // Two stretches of typing close together would be one fast burst of more than three letters.
        if (part.kind === 'person') bench.wait(60)
      }
      bench.wait(1000)
      expect(bench.raws()).toEqual(parts.filter((part) => part.kind === 'scan').map((part) => part.text))
      expect(bench.page()).toBe(parts.filter((part) => part.kind === 'person').map((part) => part.text).join(''))
    }),
    { numRuns: 500 }
  )
})

it('a code that begins right after a letter is told apart by its prefix', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,3}$/), fc.integer({ min: 0, max: 49 }), fc.constantFrom('F12', ']'), (typed, gapMs, prefix) => {
      const bench = createKeyBench({ prefix }).type(typed, gapMs)
      if (prefix === 'F12') bench.name('F12', gapMs).type('5012345', 5)
      else bench.type(']E05012345', gapMs)
      bench.name('Enter').wait(1000)
      expect([bench.page(), bench.raws()]).toEqual([typed, ['5012345']])
    })
  )
})

it('any keys at any pace never throw, never leave anything open, and never invent characters', () => {
  const anyKey = fc.record({
    key: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('Enter', 'Tab', 'Shift', 'Alt', 'Control', 'Dead', 'Process', 'Unidentified', 'F8', 'F9', 'F12', 'Escape', 'Backspace', ']', '~', 'C', '1')),
    code: fc.constantFrom('', 'KeyA', 'Digit1', 'Numpad0', 'Numpad2', 'BracketRight', 'AltLeft', 'Enter'),
    type: fc.constantFrom('down' as const, 'up' as const),
    gapMs: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -5, max: 900 })),
    timers: fc.boolean(), altKey: fc.boolean(), ctrlKey: fc.boolean(), repeat: fc.boolean(), isComposing: fc.boolean(), altGraph: fc.boolean(),
    target: fc.constantFrom('text' as const, 'native' as const, 'other' as const)
  })
  const anySettings = fc.record({
    prefix: fc.constantFrom('', ']', 'F12', '~', '~~'), suffix: fc.constantFrom('Enter', 'Tab', 'none', '#'), maxGapMs: fc.constantFrom(0, 50),
    minLength: fc.integer({ min: 0, max: 6 }), layout: fc.constantFrom('as-typed' as const, 'us-scanner' as const)
  })
  fc.assert(
    fc.property(anySettings, fc.array(anyKey, { maxLength: 80 }), (settings, keys) => {
      const bench = createKeyBench(settings)
      for (const { type, gapMs, timers, ...key } of keys) {
        if (timers) bench.wait(gapMs)
        else bench.busy(gapMs)
        bench.event(type, key)
      }
      bench.wait(2000)
      expect(bench.state().phase).toBe('idle')
      expect(bench.state().held).toEqual([])
      const typedCharacters = new Set(keys.map(({ key }) => key).join(''))
      for (const character of bench.page().replaceAll(/<[^>]*>/g, '')) expect(typedCharacters.has(character)).toBe(true)
    }),
    { numRuns: 1000 }
  )
})
