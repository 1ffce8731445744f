import type { IncomingMessage } from 'node:http'
import { maximumFrameBytes } from '#shared/api/wire.ts'

/** What came in a request's body: text, or why it cannot be read. */
export type Body = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' } | { readonly kind: 'unreadable'; readonly why: string }

/** Up to so many bytes are thrown away before an answer, because a sender that is still sending would not read it. */
const longestDiscardedBytes = 2 * maximumFrameBytes

/** Reads the whole body, which must be UTF-8 and no longer than a frame may be. Rejects when the connection breaks off. */
export function readBody(request: IncomingMessage): Promise<Body> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > longestDiscardedBytes) return resolve({ kind: 'too-large' })
    let parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= maximumFrameBytes) parts.push(part)
      else parts = []
      if (length > longestDiscardedBytes) resolve({ kind: 'too-large' })
    })
    request.on('end', () => resolve(length > maximumFrameBytes ? { kind: 'too-large' } : decode(Buffer.concat(parts))))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the request broke off')))
  })
}

function decode(bytes: Buffer): Body {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { kind: 'unreadable', why: 'the body is not UTF-8' }
  }
}
