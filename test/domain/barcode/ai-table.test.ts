import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aiAt, aiDefinitions, findAi, type AiDefinition } from '#shared/domain/barcode/find-ai.ts'

/**
 * The GS1 Barcode Syntax Dictionary is GS1's own list of the facts in our table. A copy may lie beside the project, or where GS1_SYNTAX_DICTIONARY says;
 * it is not part of the project. https://ref.gs1.org/tools/gs1-barcode-syntax-resource/syntax-dictionary/
 */
const dictionaryFile = process.env['GS1_SYNTAX_DICTIONARY'] ?? new URL('../../../../shared/data/gs1-syntax-dictionary.txt', import.meta.url).pathname
const dictionary = existsSync(dictionaryFile) ? readFileSync(dictionaryFile, 'utf8') : undefined
if (dictionary === undefined) console.info(`The comparison of our AI table with the GS1 Barcode Syntax Dictionary was skipped: there is no ${dictionaryFile}. Set GS1_SYNTAX_DICTIONARY to a copy.`)

const wordOfLinter: Readonly<Record<string, string>> = {
  csum: 'check', gcppos1: 'gcp1', gcppos2: 'gcp2', csumalpha: 'pair', yymmd0: 'date0', yymmdd: 'date', yyyymmdd: 'date8', hhmi: 'hm', hh: 'hour', mi: 'minute', ss: 'second',
  iso3166: 'country', iso3166999: 'country999', iso3166alpha2: 'countryLetters', iso4217: 'currency', iban: 'iban', pcenc: 'percent', yesno: 'yesNo', couponcode: 'coupon',
  couponposoffer: 'offer', pieceoftotal: 'piece', posinseqslash: 'sequence', hyphen: 'hyphen', importeridx: 'importer', packagetype: 'package', mediatype: 'media', iso5218: 'sex',
  winding: 'winding', latitude: 'latitude', longitude: 'longitude', zero: 'zero', nonzero: 'nonzero', nozeroprefix: 'noLeadingZero', hasnondigit: 'nonDigit'
}

function partOfDictionary(component: string): string {
  const [type = '', ...linters] = component.split(',')
  const match = /^(\[?)([NXYZ])(\.\.)?(\d+)(\]?)$/.exec(type)
  if (match === null) throw new Error(`not a component: ${component}`)
  const [, open = '', charset = '', range = '', length = ''] = match
  // Base64url has its padding rule built in; our table names it.
  const checks = [...linters.map((linter) => wordOfLinter[linter] ?? linter), ...(charset === 'Z' ? ['padding'] : [])]
  return JSON.stringify({ charset: charset.toLowerCase(), shortest: range === '' ? Number(length) : 1, longest: Number(length), optional: open === '[', checks })
}

const partOfTable = ({ charset, shortest, longest, optional, checks }: AiDefinition['parts'][number]): string => JSON.stringify({ charset, shortest, longest, optional, checks })

/** Every identifier of the dictionary with its facts in the words of our table. */
function readDictionary(text: string): Map<string, Record<string, unknown>> {
  const entries = new Map<string, Record<string, unknown>>()
  for (const line of text.split('\n').filter((candidate) => /^\d/.test(candidate))) {
    const hash = line.indexOf('#')
    const title = hash < 0 ? undefined : line.slice(hash + 1).trim()
    const [range = '', ...words] = (hash < 0 ? line : line.slice(0, hash)).trim().split(/\s+/)
    const flags = /^[*?]+$/.test(words[0] ?? '') ? words.shift() ?? '' : ''
    const attributes = new Map(words.filter((word) => !/^\[?[NXYZ]/.test(word)).map((word) => { const [name = '', value = ''] = word.split('='); return [name, value] }))
    const list = (name: string, by: string): string[] => (attributes.get(name) ?? '').split(by).filter((item) => item !== '')
    const [first = '', last = first] = range.split('-')
    for (let number = Number(first); number <= Number(last); number += 1) {
      entries.set(String(number).padStart(first.length, '0'), {
        title, predefined: flags.includes('*'), linkAttribute: flags.includes('?'),
        parts: words.filter((word) => /^\[?[NXYZ]/.test(word)).map(partOfDictionary),
        needs: list('req', ',').toSorted(), excludes: list('ex', ',').toSorted(),
        linkQualifiers: attributes.has('dlpkey') ? (attributes.get('dlpkey') ?? '').split('|') : undefined
      })
    }
  }
  return entries
}

const factsOfTable = (definition: AiDefinition, title: unknown): Record<string, unknown> => ({
  title: title === undefined ? undefined : definition.title,
  predefined: definition.predefined, linkAttribute: definition.linkAttribute,
  parts: definition.parts.map(partOfTable),
  needs: definition.needs.map((group) => group.join('+')).toSorted(), excludes: definition.excludes.toSorted(),
  linkQualifiers: definition.linkQualifiers?.map((order) => order.join(','))
})

describe.runIf(dictionary !== undefined)('our AI table and the GS1 Barcode Syntax Dictionary', () => {
  const entries = readDictionary(dictionary ?? '')
  it('name the same application identifiers', () => {
    expect(aiDefinitions.map(({ ai }) => ai).toSorted()).toEqual([...entries.keys()].toSorted())
  })
  it('say the same about each: title, parts, predefined length, partners, Digital Link', () => {
    for (const [ai, facts] of entries) {
      const definition = findAi(ai)
      expect(definition && factsOfTable(definition, facts['title']), `AI ${ai}`).toEqual(facts)
    }
  })
})

describe('the AI table', () => {
  it('holds every identifier once, 541 of them', () => {
    expect(new Set(aiDefinitions.map(({ ai }) => ai)).size).toBe(aiDefinitions.length)
    expect(aiDefinitions.length).toBe(541)
  })
  it('lets the first two digits tell the length of an identifier (GS1 General Specifications §3.2)', () => {
    const lengths = new Map<string, number>()
    for (const { ai } of aiDefinitions) {
      expect(lengths.get(ai.slice(0, 2)) ?? ai.length, ai).toBe(ai.length)
      lengths.set(ai.slice(0, 2), ai.length)
    }
  })
  it('predefines the lengths of exactly the first two digits that §7.8.5 lists', () => {
    const listed: Readonly<Record<string, number>> = { '00': 20, '01': 16, '02': 16, '03': 16, '11': 8, '12': 8, '13': 8, '15': 8, '16': 8, '17': 8, '20': 4, '31': 10, '32': 10, '33': 10, '34': 10, '35': 10, '36': 10, '41': 16 }
    for (const { ai, predefined, longest, shortest } of aiDefinitions) {
      expect(predefined ? ai.length + longest : undefined, ai).toBe(listed[ai.slice(0, 2)])
      if (predefined) expect(shortest, ai).toBe(longest)
    }
  })
  it('has parts that can be missing or vary only behind all others', () => {
    for (const { ai, parts } of aiDefinitions) {
      const firstOptional = parts.findIndex((part) => part.optional)
      if (firstOptional >= 0) expect(parts.slice(firstOptional).every((part) => part.optional), ai).toBe(true)
      expect(parts.slice(0, -1).every((part) => part.shortest === part.longest), ai).toBe(true)
    }
  })
  it('refers to identifiers that exist', () => {
    const exists = (pattern: string): boolean => aiDefinitions.some(({ ai }) => ai.length === pattern.length && ai.startsWith(pattern.replace(/n+$/, '')))
    for (const { ai, needs, excludes, linkQualifiers } of aiDefinitions) for (const pattern of [...needs.flat(), ...excludes, ...(linkQualifiers ?? []).flat()]) expect(exists(pattern), `${ai} -> ${pattern}`).toBe(true)
  })
  it.each([['0109', 0, '01'], ['3103', 0, '3103'], ['x10A', 1, '10'], ['422', 0, '422'], ['7239', 0, '7239']])('finds in %s at %i the identifier %s', (text, position, ai) => expect(aiAt(text, position)?.ai).toBe(ai))
  it.each([['', 0], ['1', 0], ['14', 0], ['23', 0], ['3106', 0], ['(01)', 0], ['01', 5], ['A1', 0], ['１０', 0]])('finds none in %j at %i', (text, position) => expect(aiAt(text, position)).toBeUndefined())
})
