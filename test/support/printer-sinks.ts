import { createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A real TCP server in the place of a printer. */
export type PrinterSink = {
  readonly port: number
  /** Everything that came over all connections. */
  readonly received: () => Buffer
  readonly connections: () => number
  /** What a power cut does: every connection is reset, and new ones are refused. */
  readonly powerOff: () => void
  readonly close: () => Promise<void>
}

/** What the server does with a new connection; `all` is everything that came over it so far, called after each piece. */
type Behaviour = { readonly onConnect?: (socket: Socket) => void; readonly onPiece?: (socket: Socket, all: Buffer, piece: Buffer) => void | Promise<void> }

async function startSink({ onConnect, onPiece }: Behaviour): Promise<PrinterSink> {
  const received: Buffer[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1
    sockets.add(socket)
    let all = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    onConnect?.(socket)
    if (onPiece === undefined) return
    socket.on('data', (piece) => {
      received.push(piece)
      all = Buffer.concat([all, piece])
      void onPiece(socket, all, piece)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const reset = (): void => sockets.forEach((socket) => socket.resetAndDestroy())
  return {
    port: (server.address() as AddressInfo).port,
    received: () => Buffer.concat(received),
    connections: () => connections,
    powerOff: () => {
      server.close()
      reset()
    },
    close: async () => {
      reset()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    }
  }
}

/** A piece of an answer, sent after a pause. */
export type AnswerPiece = { readonly bytes: Uint8Array | string; readonly afterMs?: number }

/** Reads everything and answers each piece that comes with what `answer` gives for it; questions must come alone, as they do from one who waits for each answer. */
export const answeringSink = (answer: (question: string, count: number) => readonly AnswerPiece[]): Promise<PrinterSink> => {
  let count = 0
  return startSink({
    onPiece: async (socket, _all, piece) => {
      count += 1
      for (const { bytes, afterMs = 0 } of answer(piece.toString('latin1'), count)) {
        await wait(afterMs)
        if (!socket.destroyed) socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
      }
    }
  })
}

/** Takes everything and says nothing. */
export const silentSink = (): Promise<PrinterSink> => startSink({ onPiece: () => undefined })

/** Accepts connections and never reads a byte, as a printer does whose memory is full. */
export const neverReadingSink = (): Promise<PrinterSink> => startSink({ onConnect: (socket) => void socket.pause() })

/** Resets the connection after so many bytes. */
export const resettingSink = (afterBytes: number): Promise<PrinterSink> =>
  startSink({ onConnect: (socket) => { if (afterBytes === 0) socket.resetAndDestroy() }, onPiece: (socket, all) => { if (all.length >= afterBytes) socket.resetAndDestroy() } })

/** Reads a piece, then rests for `pauseMs` before the next. */
export const slowSink = (pauseMs: number): Promise<PrinterSink> =>
  startSink({
    onPiece: async (socket) => {
      socket.pause()
      await wait(pauseMs)
      socket.resume()
    }
  })

/** Serves one connection and refuses a second at once, as many printers do. */
export const oneSessionSink = (): Promise<PrinterSink> => {
  let isTaken = false
  return startSink({
    onConnect: (socket) => {
      if (isTaken) return void socket.resetAndDestroy()
      isTaken = true
      socket.on('close', () => (isTaken = false))
    },
    onPiece: () => undefined
  })
}

/** The three frames of ~HS. `waiting` labels are split over the two counters, as a printer does that prints one batch while others wait. */
export function hostStatus({ paperOut = false, paused = false, headOpen = false, waiting = 0 }: { readonly paperOut?: boolean; readonly paused?: boolean; readonly headOpen?: boolean; readonly waiting?: number } = {}): string {
  const flag = (is: boolean): string => (is ? '1' : '0')
  const formats = Math.floor(waiting / 2)
  return `\x02030,${flag(paperOut)},${flag(paused)},1218,${String(formats).padStart(3, '0')},0,0,0,000,0,0,0\x03\r\n\x02001,0,${flag(headOpen)},0,0,2,4,0,${String(waiting - formats).padStart(8, '0')},1,000\x03\r\n\x021234,0\x03\r\n`
}

/** The answer to ~HQES with these bits in the first group of the errors and of the warnings. */
export const errorStatus = (errors: number, warnings = 0): string => {
  const group = (bits: number): string => `${bits === 0 ? 0 : 1} 00000000 ${bits.toString(16).toUpperCase().padStart(8, '0')}`
  return `\x02\r\n\r\n  PRINTER STATUS                          \r\n   ERRORS:         ${group(errors)} \r\n   WARNINGS:       ${group(warnings)} \r\n\x03`
}
