import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { SimulatedPrinter } from './simulated-printer.ts'

/** Where a simulated printer is reached in the network. */
export type ServedPrinter = { readonly port: number; readonly close: () => Promise<void> }

/** Serves a simulated printer over TCP on this computer, as a printer serves port 9100; port 0 takes a free one. A printer without power or network refuses and drops connections. */
export async function serveSimulatedPrinter(printer: SimulatedPrinter, port = 0): Promise<ServedPrinter> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    const leave = new AbortController()
    socket.on('error', () => undefined)
    socket.on('close', () => { sockets.delete(socket); leave.abort() })
    void join(socket, leave.signal).catch(() => socket.destroy())
  })
  const join = async (socket: Socket, left: AbortSignal): Promise<void> => {
    const line = await printer.open(left)
    left.addEventListener('abort', () => void line.close())
    line.onData((bytes) => void socket.write(bytes))
    line.onClose((error) => { if (error !== null) socket.resetAndDestroy() })
    // Reading on only when the printer has taken a piece is what makes the sender wait.
    for await (const bytes of socket) await line.write(bytes as Buffer)
    await line.close()
    socket.end()
  }
  const listen = (at: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, '127.0.0.1', () => { server.off('error', reject); resolve((server.address() as AddressInfo).port) })
    })
  const taken = await listen(port)
  let isClosed = false
  const follow = (): void => {
    const { off, offline } = printer.state()
    if ((off || offline) && server.listening) server.close()
    else if (!off && !offline && !server.listening && !isClosed) void listen(taken).catch(() => undefined)
  }
  const forget = printer.onChange(follow)
  return {
    port: taken,
    close: () =>
      new Promise((resolve) => {
        isClosed = true
        forget()
        if (server.listening) server.close(() => resolve())
        else resolve()
        sockets.forEach((socket) => socket.destroy())
      })
  }
}
