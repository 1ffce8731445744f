/** What is wrong with a template: where (`elements[2].text`), what stands there (as JSON, cut at 80 characters), and what belongs there, in plain words. */
export type TemplateFault = { readonly path: string; readonly value: string; readonly expected: string }

/** An object of unknown fields. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value)?.slice(0, 80) ?? typeof value)

/** Collects faults while an object is read; each reader returns the value, or a stand-in of its type once a fault is noted. */
export type Reader = {
  readonly note: (path: string, value: unknown, expected: string) => void
  readonly text: (fields: Fields, path: string, name: string, longest: number, pattern?: RegExp, expected?: string) => string
  readonly number: (fields: Fields, path: string, name: string, least: number, most: number) => number
  readonly whole: (fields: Fields, path: string, name: string, least: number, most: number) => number
  readonly flag: (fields: Fields, path: string, name: string, otherwise: boolean) => boolean
  readonly choice: <Choice extends string>(fields: Fields, path: string, name: string, choices: readonly Choice[], otherwise?: Choice) => Choice
  /** Notes every field that is not in `known`. */
  readonly only: (fields: Fields, path: string, known: readonly string[]) => void
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** A reader that writes its faults to `faults`, at most 50 of them. */
export function createReader(faults: TemplateFault[]): Reader {
  const note = (path: string, value: unknown, expected: string): void => {
    if (faults.length < 50) faults.push({ path, value: shown(value), expected })
  }
  const number = (fields: Fields, path: string, name: string, least: number, most: number): number => {
    const value = fields[name]
    if (typeof value === 'number' && value >= least && value <= most) return value
    note(join(path, name), value, `a number from ${least} to ${most}`)
    return least
  }
  return {
    note, number,
    whole: (fields, path, name, least, most) => {
      const value = fields[name]
      if (Number.isInteger(value)) return number(fields, path, name, least, most)
      note(join(path, name), value, `a whole number from ${least} to ${most}`)
      return least
    },
    text: (fields, path, name, longest, pattern, expected = 'text') => {
      const value = fields[name]
      if (typeof value === 'string' && value.length <= longest && (pattern === undefined || pattern.test(value))) return value
      note(join(path, name), value, `${expected}, at most ${longest} characters`)
      return ''
    },
    flag: (fields, path, name, otherwise) => {
      const value = fields[name] ?? otherwise
      if (typeof value === 'boolean') return value
      note(join(path, name), value, 'true or false')
      return otherwise
    },
    choice: (fields, path, name, choices, otherwise) => {
      const value = fields[name] ?? otherwise
      const found = choices.find((choice) => choice === value)
      if (found !== undefined) return found
      note(join(path, name), value, `one of ${choices.join(', ')}`)
      return choices[0] as (typeof choices)[number]
    },
    only: (fields, path, known) => {
      for (const name of Object.keys(fields)) if (!known.includes(name)) note(join(path, name), fields[name], `no such field; known are ${known.join(', ')}`)
    }
  }
}
