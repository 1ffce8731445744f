import { describe, expect, it } from 'vitest'

import { longestScan } from '#renderer/scanner/wedge-settings.ts'
import { createKeyBench } from './key-bench.ts'

const settle = 500

describe('timing mode', () => {
  it.each([0, 5, 20, 50])('reads a code with %i ms between its keys, and nothing reaches the field', (gapMs) => {
    const bench = createKeyBench().type('5012345678900', gapMs).name('Enter', gapMs).wait(settle)
    expect(bench.scans).toEqual([{ raw: '5012345678900', mode: 'timing', startedMs: expect.any(Number), endedMs: expect.any(Number) }])
    expect(bench.page()).toBe('')
  })

  it('splits the AIM identifier off', () => {
    const bench = createKeyBench().type(']C10112345678901231', 5).name('Tab').wait(settle)
    expect(bench.scans[0]).toMatchObject({ aim: ']C1', raw: '0112345678901231' })
  })

  it('takes a suffix that comes late, but no character', () => {
    expect(createKeyBench().type('12345678', 5).name('Enter', 90).raws()).toEqual(['12345678'])
    const late = createKeyBench({}, 'other').type('12345678', 5).type('9', 90).name('Enter', 90).wait(settle)
    expect(late.raws()).toEqual([])
    expect(late.warnings).toEqual([{ code: 'incomplete', raw: '12345678' }])
  })

  it('keys that waited in a busy page are read by their own times', () => {
    const bench = createKeyBench()
    for (const key of '12345678') bench.busy(5).press({ key })
    expect(bench.busy(5).press({ key: 'Enter' }).raws()).toEqual(['12345678'])
    expect(createKeyBench().busy(1).press({ key: 'a' }).busy(900).press({ key: 'b' }).wait(settle).page()).toBe('ab')
  })

  it.each([
    ['no suffix is expected', { suffix: 'none' }, 'other', ['12345678'], '', 0],
    ['a suffix is missing in a text field', { suffix: 'Enter' }, 'text', [], '12345678', 0],
    ['a suffix is missing elsewhere', { suffix: 'Enter' }, 'other', [], '', 1]
  ] as const)('after silence when %s', (_, settings, target, raws, page, warnings) => {
    const bench = createKeyBench(settings, target).type('12345678', 5).wait(settle)
    expect([bench.raws(), bench.page(), bench.warnings.length]).toEqual([raws, page, warnings])
  })

  it('ends at a suffix of characters and leaves it out', () => {
    expect(createKeyBench({ suffix: '##' }).type('12345##67890##', 5).wait(settle).raws()).toEqual(['12345', '67890'])
  })

  it('Enter of a too short code clicks nothing outside a field', () => {
    const bench = createKeyBench({}, 'other').type('12', 5).name('Enter').wait(settle)
    expect([bench.page(), bench.warnings]).toEqual(['', [{ code: 'short', raw: '12' }]])
  })
})

describe('a person', () => {
  it.each([
    ['slow typing', 120], ['quick typing', 60], ['pairs of quick letters', 30]
  ])('%s arrives unchanged', (_, gapMs) => {
    const bench = createKeyBench()
    const words = ['or', 'de', 'r ', '7!']
    for (const word of words) bench.type(word, gapMs).wait(100)
    expect(bench.name('Enter', 120).wait(settle).page()).toBe('order 7!<Enter>')
    expect(bench.raws()).toEqual([])
  })

  it('Enter, Backspace and arrows after quick letters come after the letters', () => {
    expect(createKeyBench().type('ok', 30).name('Enter', 30).page()).toBe('ok<Enter>')
    expect(createKeyBench().type('ok', 30).name('Backspace', 30).type('n', 30).wait(settle).page()).toBe('ok<Backspace>n')
    expect(createKeyBench().type('abcd', 30).name('ArrowLeft', 30).wait(settle).page()).toBe('abcd<ArrowLeft>')
  })

  it('a held key repeats', () => {
    const bench = createKeyBench().event('down', { key: 'a' })
    for (let time = 0; time < 10; time += 1) bench.wait(time === 0 ? 400 : 30).event('down', { key: 'a', repeat: true })
    expect(bench.event('up', { key: 'a' }).wait(settle).page()).toBe('a'.repeat(11))
  })

  it.each([
    ['a shortcut', { key: 'v', ctrlKey: true }, 'a<Ctrl+v>'],
    ['a Mac shortcut', { key: 'v', metaKey: true }, 'a<v>'],
    ['composition', { key: 'k', isComposing: true }, 'ak'],
    ['an input method', { key: 'Process', code: 'KeyK' }, 'a<Process>'],
    ['Escape', { key: 'Escape' }, 'a<Escape>'],
    ['a dead key', { key: 'Dead', code: 'BracketLeft' }, 'a<Dead>']
  ])('%s passes at once, after what was typed before', (_, key, page) => {
    expect(createKeyBench().type('a', 100).wait(10).press(key).page()).toBe(page)
  })

  it('the character after a dead key is never held', () => {
    expect(createKeyBench().press({ key: 'Dead', code: 'BracketLeft' }).wait(5).press({ key: 'ê', code: 'KeyE' }).page()).toBe('<Dead>ê')
  })

  it('AltGr characters are text, Ctrl+Alt is a shortcut', () => {
    const bench = createKeyBench().press({ key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, altGraph: true })
    expect(bench.page()).toBe('')
    expect(bench.wait(settle).page()).toBe('@')
    expect(createKeyBench().press({ key: 'k', code: 'KeyK', ctrlKey: true, altKey: true }).page()).not.toBe('')
  })

  it('a plain key acts only alone, and after its window', () => {
    const bench = createKeyBench({}, 'other').type('l', 100)
    expect(bench.plain).toEqual([])
    expect(bench.wait(60).plain).toEqual(['l'])
    expect(createKeyBench({}, 'other').type('la', 30).wait(settle).plain).toEqual([])
    expect(createKeyBench({}, 'other').type('l', 30).name('Enter', 20).wait(settle).plain).toEqual([])
  })

  it('keys are given back when the focus leaves', () => {
    expect(createKeyBench().type('ab', 10).flush().page()).toBe('ab')
  })

  it('Enter and Space on a button act at once', () => {
    expect(createKeyBench({}, 'other').press({ key: 'Enter' }).wait(200).press({ key: ' ' }).page()).toBe('<Enter> ')
  })

  it.each(['~', ']'])('%s as a prefix may be typed too, slowly or alone', (prefix) => {
    expect(createKeyBench({ prefix }).type(`a${prefix}`, 120).wait(settle).page()).toBe(`a${prefix}`)
    expect(createKeyBench({ prefix }).type(`a${prefix}bc`, 120).wait(settle).page()).toBe(`a${prefix}bc`)
    expect(createKeyBench({ prefix }).type(prefix, 120).name('Enter', 120).wait(settle).page()).toBe(`${prefix}<Enter>`)
  })

  it('the page sees a key come up when it saw it go down', () => {
    const bench = createKeyBench().event('down', { key: 'a' }).wait(100).event('up', { key: 'a' })
    expect(bench.releases).toEqual(['a'])
    expect(bench.type('12345678', 5).name('Enter').wait(settle).releases).toEqual(['a'])
  })

  it('separators of a burst that turns out to be typing act on nothing', () => {
    expect(createKeyBench().type('12345', 5).name('F9').type('678', 5).wait(settle).page()).toBe('12345678')
  })

  it('a prefix key alone does what it always did', () => {
    expect(createKeyBench({ prefix: 'F9' }).name('F9').wait(settle).page()).toBe('<F9>')
  })
})

describe('prefix mode', () => {
  it.each([['F12', 130], [']', 130], ['~~', 130], ['F12', 5], [']', 5], ['~~', 5], [']', 0], ['~', 350]] as const)('prefix %s at %i ms a character', (prefix, gapMs) => {
    const bench = createKeyBench({ prefix })
    if (prefix === 'F12') bench.name('F12', gapMs)
    else bench.type(prefix, gapMs)
    bench.type(prefix === ']' ? 'd2' : '', gapMs).type('10ABC', gapMs).name('F8', gapMs).type('2199', gapMs).name('Enter', gapMs).wait(settle)
    expect(bench.scans).toMatchObject([{ raw: '10ABC\u001d2199', mode: 'prefix', ...(prefix === ']' ? { aim: ']d2' } : {}) }])
    expect(bench.page()).toBe('')
  })

  it('a prefix ends what a person was typing', () => {
    const bench = createKeyBench({ prefix: ']' }).type('ab', 30).type(']C1ABCDE', 10).name('Enter').wait(settle)
    expect([bench.page(), bench.raws()]).toEqual(['ab', ['ABCDE']])
  })

  it('half a code is delivered and marked', () => {
    expect(createKeyBench({ prefix: 'F12' }).name('F12').type('50123', 130).wait(settle).scans).toMatchObject([{ raw: '50123', incomplete: true }])
    expect(createKeyBench({ prefix: '~' }).type('~50123', 5).wait(settle).scans).toMatchObject([{ raw: '50123', incomplete: true }])
    expect(createKeyBench({ prefix: 'F12', suffix: 'none' }).name('F12').type('50123', 130).wait(settle).scans[0]?.incomplete).toBeUndefined()
  })

  it('ends before a key that comes much later, although no timer has fired in a busy page', () => {
    const bench = createKeyBench({ prefix: 'F12' }).name('F12').type('123', 130).busy(900).press({ key: 'b' }).wait(settle)
    expect([bench.scans, bench.page()]).toMatchObject([[{ raw: '123', incomplete: true }], 'b'])
  })

  it('a code may begin with a character of its prefix', () => {
    expect(createKeyBench({ prefix: '~~' }).type('~~~12', 5).name('Enter').raws()).toEqual(['~12'])
  })

  it.each([']', 'F12', '~~'])('the prefix %s inside a burst begins the next code', (prefix) => {
    const bench = createKeyBench({ prefix, suffix: 'none' })
    for (const code of ['11111', '22222']) {
      if (prefix === 'F12') bench.name('F12')
      else bench.type(prefix === ']' ? ']C1' : prefix, 5)
      bench.type(code, 5)
    }
    expect(bench.wait(settle).raws()).toEqual(['11111', '22222'])
  })

  it('a key that repeats while a code is read adds and shows nothing', () => {
    const bench = createKeyBench({ prefix: 'F12' }).name('F12').event('down', { key: '1' }).wait(30).event('down', { key: '1', repeat: true }).event('up', { key: '1' })
    expect([bench.name('Enter').raws(), bench.page()]).toEqual([['1'], ''])
  })

  it('keys that would act belong to the scanner while a code is read', () => {
    const bench = createKeyBench({ prefix: 'F12' }, 'other').name('F12').type('1', 20)
    for (const key of ['Escape', 'Backspace', 'Delete', 'F9', 'F10', 'F1', ' ']) bench.name(key, 20)
    bench.wait(20).press({ key: 'w', code: 'KeyW', ctrlKey: true }).name('Tab', 20).wait(settle)
    expect(bench.page()).toBe('')
    expect(bench.raws()).toEqual(['1\u001b\b\u007f\u001e\u001f \u0017'])
  })
})

describe('GS', () => {
  const altCode = (digits: string, names: (digit: string) => string) => (bench: ReturnType<typeof createKeyBench>) => {
    bench.wait(5).event('down', { key: 'Alt', code: 'AltLeft', altKey: true })
    for (const digit of digits) bench.wait(5).press({ key: names(digit), code: `Numpad${digit}`, altKey: true })
    bench.wait(5).event('up', { key: 'Alt', code: 'AltLeft' })
  }
  const withoutNumLock = (digit: string): string => ({ 0: 'Insert', 2: 'ArrowDown', 9: 'PageUp' })[digit] ?? 'Clear'
  const variants: readonly (readonly [string, (bench: ReturnType<typeof createKeyBench>) => void])[] = [
    ['Alt+029', altCode('029', (digit) => digit)],
    ['Alt+0029', altCode('0029', (digit) => digit)],
    ['Alt+029 without NumLock', altCode('029', withoutNumLock)],
    ['Ctrl+]', (bench) => bench.wait(5).event('down', { key: 'Control', code: 'ControlLeft' }).press({ key: ']', code: 'BracketRight', ctrlKey: true }).event('up', { key: 'Control', code: 'ControlLeft' })],
    ['Ctrl+] on a German PC', (bench) => bench.wait(5).press({ key: '+', code: 'BracketRight', ctrlKey: true })],
    ['F8', (bench) => bench.name('F8')],
    ['a substitute', (bench) => bench.type('{GS}', 5)]
  ]
  const settings = { gsSubstitutes: ['{GS}'] }

  it.each(variants)('as %s in timing mode', (_, send) => {
    const bench = createKeyBench(settings).type('10AB', 5)
    send(bench)
    expect(bench.type('2177', 5).name('Enter').wait(settle).raws()).toEqual(['10AB\u001d2177'])
    expect(bench.page()).toBe('')
  })

  it.each(variants)('as %s in prefix mode, also before the fourth character', (_, send) => {
    const bench = createKeyBench({ ...settings, prefix: 'F12' }, 'other').name('F12').type('1', 5)
    send(bench)
    expect(bench.type('2', 5).name('Enter').wait(settle).raws()).toEqual(['1\u001d2'])
    expect(bench.page()).toBe('')
  })

  it('F8 to F10 and Ctrl+] are the application\'s when no code is read', () => {
    const bench = createKeyBench({}, 'other').name('F8').name('F9').name('F10').wait(200).press({ key: ']', code: 'BracketRight', ctrlKey: true })
    expect(bench.page()).toBe('<F8><F9><F10><Ctrl+]>')
  })
})

describe('layout', () => {
  it('a US scanner on an AZERTY PC reads right by physical keys', () => {
    const bench = createKeyBench({ layout: 'us-scanner' })
    const azerty = 'à&"\'(-è_ç'
    for (const [index, key] of [...azerty].entries()) bench.wait(5).press({ key, code: `Digit${index === 0 ? 0 : ['', 1, 3, 4, 5, 6, 7, 8, 9][index]}`, shiftKey: false })
    bench.wait(5).press({ key: 'Q', code: 'KeyA', shiftKey: true }).name('Enter').wait(settle)
    expect(bench.raws()).toEqual(['013456789A'])
  })

  it('a person on the same PC still types AZERTY', () => {
    expect(createKeyBench({ layout: 'us-scanner' }).press({ key: 'q', code: 'KeyA' }).wait(settle).page()).toBe('q')
  })

  it.each([[true, 'Ab1'], [false, 'aB1']] as const)('CapsLock correction %s', (correctCapsLock, start) => {
    const bench = createKeyBench({ correctCapsLock })
    expect(bench.type('aB1', 5, { capsLock: true }).type('234', 5).name('Enter').raws()).toEqual([`${start}234`])
  })
})

describe('codes in a row', () => {
  it('never merge and lose nothing, with Enter, CR LF or Enter and Tab between', () => {
    for (const ends of [['Enter'], ['Enter', 'Enter'], ['Enter', 'Tab']]) {
      const bench = createKeyBench({}, 'other')
      for (const code of ['11111111', '22222222', '33333333']) {
        bench.type(code, 0)
        for (const end of ends) bench.name(end, 0)
      }
      expect(bench.wait(settle).raws()).toEqual(['11111111', '22222222', '33333333'])
      expect(bench.page()).toBe('')
    }
  })

  it.each([{}, { prefix: 'F12' }])('a burst of 10,000 characters is one cut scan, and the next one is whole (%o)', (settings) => {
    const bench = createKeyBench(settings)
    if ('prefix' in settings) bench.name('F12')
    bench.type('7'.repeat(10_000), 1).name('Enter', 1).type('12345678', 5).name('Enter').wait(settle)
    expect(bench.scans.map((scan) => [scan.raw.length, scan.truncated])).toEqual([[longestScan, true], [8, undefined]])
    expect(bench.page()).toBe('')
  })
})

it('a date field or list gets its value back when a code was typed into it', () => {
  const bench = createKeyBench({}, 'native').type('5012345', 5).name('Enter').wait(settle)
  expect([bench.page(), bench.restores, bench.raws()]).toEqual(['501', ['5'], ['5012345']])
  expect(createKeyBench({}, 'native').type('24112026', 120).wait(settle).page()).toBe('24112026')
})

describe('a machine so busy that timers fire before the keys come', () => {
  /** The timer fires, and then keys come whose time stamps are `gapMs` after the last one. */
  const stall = (bench: ReturnType<typeof createKeyBench>) => bench.wait(3000).busy(-3000)

  it.each([
    ['text', {}, 2], ['text', {}, 7], ['other', {}, 2], ['other', {}, 7], ['text', { prefix: ']' }, 2], ['native', {}, 7]
  ] as const)('a code in %s with %o that is cut after %i characters is read whole', (target, settings, cut) => {
    const code = 'prefix' in settings ? ']C15012345678' : '5012345678'
    const bench = createKeyBench(settings, target).type(code.slice(0, cut), 5)
    stall(bench).busy(5).press({ key: code[cut] ?? '' }).type(code.slice(cut + 1), 5).name('Enter').wait(settle)
    expect(bench.raws()).toEqual(['5012345678'])
    expect(bench.scans[0]?.incomplete).toBeUndefined()
    if (target === 'text') expect(bench.restores).toEqual([code[0]])
  })

  it('Enter that comes after the timer still ends its code', () => {
    const bench = createKeyBench({}, 'text').type('5012345678', 5)
    stall(bench).busy(5).press({ key: 'Enter' }).wait(settle)
    expect([bench.raws(), bench.restores, bench.page()]).toEqual([['5012345678'], ['5'], '5012345678'])
  })

  it('the rest of a code that was delivered already is swallowed, not read as another', () => {
    const bench = createKeyBench({ prefix: 'F12' }).name('F12').type('5012', 5)
    stall(bench).busy(5).press({ key: '3' }).type('45678', 5).name('Enter').type('11111', 5).name('Enter').wait(settle)
    expect(bench.scans.map((scan) => [scan.raw, scan.incomplete])).toEqual([['5012', true], ['11111', undefined]])
    expect([bench.page(), bench.warnings.length]).toEqual(['', 1])
  })

  it('typing is not doubled', () => {
    const bench = createKeyBench().type('ab', 30)
    stall(bench).busy(30).press({ key: 'c' }).wait(settle)
    expect(bench.page()).toBe('abc')
  })
})

it('the rest of a code that broke off is marked', () => {
  const bench = createKeyBench({}, 'other').type('50123', 5).wait(200).type('45678', 5).name('Enter').wait(1000).type('11111', 5).name('Enter')
  expect(bench.scans.map((scan) => [scan.raw, scan.incomplete])).toEqual([['45678', true], ['11111', undefined]])
})
