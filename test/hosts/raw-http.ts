import { connect } from 'node:net'

/** What came back over a raw connection. */
export type RawAnswer = { readonly status: number; readonly text: string }

/** Writes exactly these bytes to a port and gives everything that comes back until the other side closes, or `longestMs` have passed. */
export function rawRequest(port: number, bytes: string | Buffer, longestMs = 5_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const done = (): void => {
      clearTimeout(late)
      socket.destroy()
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text })
    }
    const late = setTimeout(done, longestMs)
    socket.on('data', (part) => void (text += String(part)))
    socket.on('close', done)
    socket.on('error', () => undefined)
    socket.write(bytes)
  })
}

/** A whole request that closes its connection. */
export const requestText = (line: string, headers: Readonly<Record<string, string>>, body = ''): string =>
  [line, ...Object.entries({ connection: 'close', ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }), ...headers }).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n')
