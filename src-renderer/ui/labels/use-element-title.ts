import { useTranslation } from 'react-i18next'
import { isFields } from '#shared/domain/labels/template-fault.ts'
import type { ElementTitle } from './problem-list.tsx'

const types = ['text', 'barcode', 'line', 'box', 'image'] as const
const longestText = 28

/** What an element shows, cut short: its text, or what its symbol holds. */
const contentOf = (element: Readonly<Record<string, unknown>>): string => {
  const { text, data, parts } = element
  const content = typeof text === 'string' ? text : typeof data === 'string' ? data : Array.isArray(parts) ? parts.map((part: unknown) => (isFields(part) ? `(${String(part['ai'])})${String(part['value'])}` : '')).join('') : ''
  const line = content.replace(/\s+/g, ' ')
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line
}

/** What an element is, and what it shows; undefined where there is none. */
export type ElementWords = (element: number) => { readonly type: string; readonly shows: string } | undefined

/** Says what the elements of a template are, also of one that is still edited or broken. */
export function useElementWords(body: Readonly<Record<string, unknown>> | undefined): ElementWords {
  const { t } = useTranslation('labels')
  const elements: unknown = body?.['elements']
  return (index) => {
    const element: unknown = Array.isArray(elements) ? elements[index] : undefined
    if (!isFields(element)) return undefined
    const type = types.find((one) => one === element['type'])
    return type === undefined ? undefined : { type: t(`element.${type}`), shows: contentOf(element) }
  }
}

/** Names the elements of a template in a sentence: type and what it shows ("Text {productName}"). */
export function useElementTitle(body: Readonly<Record<string, unknown>> | undefined): ElementTitle {
  const words = useElementWords(body)
  return (index) => {
    const found = words(index)
    return found === undefined ? undefined : [found.type, found.shows].filter((one) => one !== '').join(' ')
  }
}
