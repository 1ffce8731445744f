import { connect, type Socket } from 'node:net'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { createLineListeners } from './line-listeners.ts'
import { TransportError, type OpenTransport, type Transport } from './transport.ts'

const troubleOf: Readonly<Record<string, DeviceTrouble>> = {
  ECONNREFUSED: 'refused', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable', EHOSTDOWN: 'unreachable', ENETDOWN: 'unreachable', ETIMEDOUT: 'unreachable', EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'not-found', EAI_AGAIN: 'not-found', EACCES: 'no-permission', EPERM: 'no-permission'
}
/** After so long without a byte the system asks whether the other side is still there; a printer that was switched off is then noticed without a question of ours. */
const keepAliveAfterMs = 2000
/** How long an ordered end waits for the other side before the line is dropped. */
const closeMs = 250

const toTransportError = (error: unknown, otherwise: DeviceTrouble): TransportError => {
  const { code = '', message } = error as NodeJS.ErrnoException
  return new TransportError(troubleOf[code] ?? otherwise, message)
}

function transportOf(socket: Socket): Transport {
  const listeners = createLineListeners()
  let failure: TransportError | null = null
  let closing: Promise<void> | undefined
  let unfinishedWrites = 0
  socket.on('data', listeners.data)
  // A line that ended without an error, and not by us, was ended by the printer: it was switched off in order, or serves someone else now.
  socket.on('error', (error) => (failure = toTransportError(error, 'unplugged')))
  socket.on('close', () => listeners.gone(closing === undefined ? (failure ?? new TransportError('unplugged', 'the other side ended the connection')) : null))
  return {
    onData: listeners.onData,
    onClose: listeners.onClose,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (closing !== undefined || socket.destroyed || socket.writableEnded) return reject(failure ?? new TransportError('unplugged', 'the connection is closed'))
        unfinishedWrites += 1
        socket.write(bytes, (error) => {
          unfinishedWrites -= 1
          if (error == null) resolve()
          else reject(failure ?? toTransportError(error, 'unplugged'))
        })
      }),
    close: () => {
      closing ??= new Promise((resolve) => {
        if (socket.destroyed) return resolve()
        socket.once('close', () => resolve())
        // What a printer that takes nothing has not taken is given up; else the bytes before the end reach it.
        if (unfinishedWrites > 0) return void socket.destroy()
        socket.end()
        const giveUp = setTimeout(() => socket.destroy(), closeMs)
        socket.once('close', () => clearTimeout(giveUp))
      })
      return closing
    }
  }
}

/** A printer in the network, usually port 9100. A refused, unreachable, unknown or silent address within `connectMs` rejects with the trouble that says so. */
export const openTcp = (host: string, port: number, { connectMs = 3000 }: { readonly connectMs?: number } = {}): OpenTransport => (signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new TransportError('unreachable', 'given up before connecting'))
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveAfterMs })
    const fail = (error: TransportError): void => {
      settle()
      socket.on('error', () => undefined)
      socket.destroy()
      reject(error)
    }
    // Accepted and reset at once is how a printer that serves one at a time says no.
    const onError = (error: NodeJS.ErrnoException): void => fail(error.code === 'ECONNRESET' ? new TransportError('refused', error.message) : toTransportError(error, 'unreachable'))
    const onAbort = (): void => fail(new TransportError('unreachable', 'given up while connecting'))
    const timer = setTimeout(() => fail(new TransportError('unreachable', `no answer from ${host}:${port} within ${connectMs} ms`)), connectMs)
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
    }
    signal.addEventListener('abort', onAbort)
    socket.once('error', onError)
    socket.once('connect', () => {
      settle()
      resolve(transportOf(socket))
    })
  })
