import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { UnreadableFile } from './limits.ts'
import { unreadable } from './limits.ts'

/** The encodings a text file may have. */
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
/** One of them. */
export type Encoding = (typeof encodings)[number]

/** How much is looked at to tell what a file is. */
const lookBytes = 64 * 1024

const magics: readonly (readonly [string, string])[] = [
  ['d0cf11e0', 'an old Excel file; save it as .xlsx or CSV'], ['25504446', 'a PDF'], ['89504e47', 'a picture'], ['ffd8ff', 'a picture'], ['47494638', 'a picture'],
  ['1f8b', 'a packed file; unpack it first'], ['377abcaf', 'a packed file; unpack it first'], ['52617221', 'a packed file; unpack it first'], ['53514c69746520', 'a database file'],
  ['7f454c46', 'a program'], ['cafebabe', 'a program']
]

/** What a file is that is no text, by its first bytes; undefined when nothing is known against it. */
function otherFileKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  // A heading may begin with the two letters of a Windows program, but a zero soon after them does not stand in a text.
  if (start.startsWith('4d5a') && bytes.subarray(0, 64).includes(0)) return 'a program'
  return magics.find(([magic]) => start.startsWith(magic))?.[1]
}

const marks: readonly (readonly [string, Encoding])[] = [['efbbbf', 'utf-8'], ['fffe', 'utf-16le'], ['feff', 'utf-16be']]

/** UTF-16 without a mark gives itself away: in mostly Latin text every other byte is zero. */
function looksLikeUtf16(bytes: Uint8Array): Encoding | undefined {
  const end = Math.min(bytes.length, lookBytes) & ~1
  let even = 0
  let odd = 0
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  const pairs = end / 2
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'utf-16le'
  return even > pairs * 0.3 && odd < pairs * 0.05 ? 'utf-16be' : undefined
}

const decodes = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The text of a file: by its byte order mark, else UTF-16 by its zeros, else UTF-8 when every byte fits, else Windows-1252, in which any bytes are text.
 * A given encoding is taken at its word, and a file that does not fit it is refused rather than read with holes.
 */
export function decodeText(bytes: Uint8Array, given?: Encoding): Result<{ readonly text: string; readonly encoding: Encoding }, UnreadableFile> {
  const other = otherFileKind(bytes)
  if (other !== undefined) return fail(unreadable(`this is ${other}`))
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start === 'fffe0000' || start === '0000feff') return fail(unreadable('this is UTF-32; save it as UTF-8'))
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1]
  const encoding = given ?? marked ?? looksLikeUtf16(bytes)
  if (encoding !== undefined) {
    const text = decodes(bytes, encoding)
    return text === undefined ? fail(unreadable(`the bytes are not ${encoding}`)) : checked(text, encoding)
  }
  const utf8 = decodes(bytes, 'utf-8')
  return utf8 === undefined ? checked(decodes(bytes, 'windows-1252') ?? '', 'windows-1252') : checked(utf8, 'utf-8')
}

const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g

function checked(text: string, encoding: Encoding): Result<{ readonly text: string; readonly encoding: Encoding }, UnreadableFile> {
  const start = text.slice(0, lookBytes)
  const strange = start.match(controls)?.length ?? 0
  const inHeading = /^\s*[^\r\n]*/.exec(start)?.[0].match(controls) != null
  return inHeading || (strange > 10 && strange > start.length / 50) ? fail(unreadable('this is not a text file; bring a CSV or .xlsx file')) : ok({ text, encoding })
}
