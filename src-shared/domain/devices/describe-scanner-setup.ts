import type { RawScan } from '../barcode/types.ts'

/** The code of the setup sheet, a GS1-128 or GS1 DataMatrix; the separator after the lot is what has to arrive. `elements` is for the encoder, `data` what a good scanner sends. */
export const setupCode = { elements: '(01)09501101530003(10)DOCK7(21)4711', data: '010950110153000310DOCK7\u001d214711' } as const

/** A scan as received; `ending` names the suffix where it was taken off on the way (`cr`, `lf`, `crlf`, `tab`), or `none` and `report` where none was needed. */
export type ReceivedScan = RawScan & { readonly ending?: string }

/** What became of the separator: sent as GS, sent as another text, or lost. */
export type SetupSeparator = { readonly kind: 'gs' } | { readonly kind: 'replaced'; readonly by: string } | { readonly kind: 'lost' }

/** What a scanner puts around and into a code. Empty text where it adds nothing; `ending` null where it is not known. */
export type ScannerSetup = { readonly prefix: string; readonly suffix: string; readonly ending: string | null; readonly aim: string | null; readonly separator: SetupSeparator }

/**
 * What the scans of the setup code tell. `other-code`: something else was scanned. `changing`: two scans differ in the named part. `advice`: what would have to be set otherwise, in
 * order of weight: the separator, the AIM identifier, then something to end a scan with (not needed where reports or a serial line do it).
 */
export type SetupVerdict =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'other-code' }
  | { readonly kind: 'changing'; readonly part: keyof ScannerSetup }
  | { readonly kind: 'setup'; readonly setup: ScannerSetup; readonly advice: readonly SetupAdvice[] }
export type SetupAdvice = 'send-gs' | 'send-aim' | 'send-suffix'

const [beforeSeparator = '', afterSeparator = ''] = setupCode.data.split('\u001d')
/** The longest text that may stand for a separator, such as `{GS}` or `<GS>`. */
const longestReplacement = 8

const readSetup = ({ raw, aim: given, ending }: ReceivedScan): ScannerSetup | null => {
  const start = raw.indexOf(beforeSeparator)
  const middle = start + beforeSeparator.length
  const end = start < 0 ? -1 : raw.indexOf(afterSeparator, middle)
  if (end < 0 || end - middle > longestReplacement) return null
  const between = raw.slice(middle, end)
  const front = raw.slice(0, start)
  // A scanner puts its own prefix in front of the identifier, or behind it.
  const found = /\][A-Za-z][0-9A-Za-z]/.exec(front)?.[0] ?? null
  return {
    prefix: found === null ? front : front.replace(found, ''),
    suffix: raw.slice(end + afterSeparator.length),
    ending: ending ?? null,
    aim: given ?? found,
    separator: between === '\u001d' ? { kind: 'gs' } : between === '' ? { kind: 'lost' } : { kind: 'replaced', by: between }
  }
}

const adviceOn = ({ suffix, ending, aim, separator }: ScannerSetup): readonly SetupAdvice[] => [
  ...(separator.kind === 'gs' ? [] : ['send-gs' as const]),
  ...(aim === null ? ['send-aim' as const] : []),
  ...(suffix === '' && (ending === null || ending === 'idle' || ending === 'none') ? ['send-suffix' as const] : [])
]

/** Tells from one or several scans of the setup code what the scanner sends. */
export function describeScannerSetup(scans: readonly ReceivedScan[]): SetupVerdict {
  const setups = scans.map(readSetup)
  const [first] = setups
  if (first === undefined) return { kind: 'nothing' }
  if (first === null) return { kind: 'other-code' }
  for (const setup of setups) {
    if (setup === null) return { kind: 'other-code' }
    const part = (Object.keys(first) as (keyof ScannerSetup)[]).find((key) => JSON.stringify(setup[key]) !== JSON.stringify(first[key]))
    if (part !== undefined) return { kind: 'changing', part }
  }
  return { kind: 'setup', setup: first, advice: adviceOn(first) }
}
