import { describe, expect, test } from 'vitest'
import { contract } from '#shared/api/index.ts'
import { english } from '#renderer/words/en/index.ts'
import { pseudoCatalogue, pseudoText } from '#renderer/words/pseudo.ts'
import { createWords } from '#renderer/words/set-up-words.ts'

const texts = (words: unknown, path: string): readonly (readonly [string, string])[] =>
  typeof words === 'string' ? [[path, words]] : Object.entries(words as Record<string, unknown>).flatMap(([key, value]) => texts(value, path === '' ? key : `${path}.${key}`))

const all = texts(english, '')

describe('the English catalogues', () => {
  test('hold a sentence for every failure that a procedure declares', () => {
    const { words } = createWords('en')
    const missing = [...contract].flatMap(([name, { failures }]) => Object.keys(failures).map((code) => `failures:${name}.${code}`)).filter((key) => !words.exists(key))
    expect(missing).toEqual([])
  })

  test('are short and neutral: nothing is begged for or apologised for, nothing is empty', () => {
    expect(all.filter(([, text]) => /\b(oops|sorry|please|whoops|uh-oh)\b/i.test(text))).toEqual([])
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('have both numbers of every plural', () => {
    const keys = new Set(all.map(([path]) => path))
    expect([...keys].filter((key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')))).toEqual([])
    expect([...keys].filter((key) => key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one')))).toEqual([])
  })
})

describe('sentences', () => {
  test('count in the plural of the language and in the digits of the company', () => {
    const { words, setNumberLocale } = createWords('en')
    setNumberLocale('de-DE')
    expect(words.t('count.lines', { count: 1 })).toBe('1 line')
    expect(words.t('count.lines', { count: 1204 })).toBe('1.204 lines')
  })

  test('name a state inside a failure by its word', () => {
    const { words } = createWords('en')
    expect(words.t('failures:receiving.openDelivery.order-not-open', { orderNumber: 'PO-7', state: 'on-hold' } as never)).toBe('Order PO-7 takes no deliveries: it is On hold.')
  })

  test('never take text of the data for words or for variables', () => {
    const { words } = createWords('en')
    expect(words.t('list.noMatch', { search: '$t(action.save) {{count}} <b>x</b>' })).toBe('Nothing matches “$t(action.save) {{count}} <b>x</b>”.')
  })

  test('show a key without words as a mistake', () => {
    expect(createWords('en').words.t('no.such.key' as never)).toBe('⟪no.such.key⟫')
  })
})

describe('the pseudo-locale', () => {
  test('brackets and lengthens, and leaves variables, nested words and tags alone', () => {
    expect(pseudoText('Save {{name}}')).toMatch(/^⟦Sávé \{\{name\}\}~+⟧$/)
    expect(pseudoText('$t(common:action.save) <1>now</1>')).toContain('$t(common:action.save) <1>ñöw</1>')
    expect(pseudoText('Connected').length).toBeGreaterThan('Connected'.length * 1.3)
  })

  test('covers every text of the catalogues', () => {
    expect(texts(pseudoCatalogue(english), '').filter(([, text]) => !text.startsWith('⟦'))).toEqual([])
  })
})
