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

/** Names the elements of a template that may still be edited or broken: its type and what it shows ("Text {productName}"). */
export function useElementTitle(body: Readonly<Record<string, unknown>> | undefined): ElementTitle {
  const { t } = useTranslation('labels')
  const elements: unknown = body?.['elements']
  return (index) => {
    const element: unknown = Array.isArray(elements) ? elements[index] : undefined
    if (!isFields(element)) return undefined
    const type = types.find((one) => one === element['type'])
    return type === undefined ? undefined : [t(`element.${type}`), contentOf(element)].filter((one) => one !== '').join(' ')
  }
}
