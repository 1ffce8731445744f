import { existsSync } from 'node:fs'
import type { SerialPort as SerialPortOf } from 'serialport'
import type { SerialLine } from '#shared/domain/devices/configuration.ts'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { createListeners } from './listeners.ts'
import type { OpenTransport, Transport } from './transport.ts'
import { TransportError } from './transport.ts'

/** A serial port that the system shows; lines made by hand (pseudo terminals, links) are never in the list. */
export type SerialPortInfo = { readonly path: string; readonly manufacturer: string | null; readonly serialNumber: string | null; readonly vendorId: string | null; readonly productId: string | null }

/** A port whose file is gone is closed within this time, even if the system says nothing; some adapters end in an endless empty read. */
const presenceMs = 500

const troublesOfMessages: readonly (readonly [RegExp, DeviceTrouble])[] = [
  [/no such file|file not found|cannot find|unknown error code 2\b/i, 'not-found'],
  // Windows says the same of a port that another program holds.
  [/access (is )?denied/i, process.platform === 'win32' ? 'in-use' : 'no-permission'],
  [/permission denied|operation not permitted/i, 'no-permission'],
  [/temporarily unavailable|cannot lock|resource busy|device or resource busy/i, 'in-use'],
  [/inappropriate ioctl/i, 'wrong-kind'],
  [/no such device|bad file descriptor|input\/output error|disconnected/i, 'unplugged']
]

const asTransportError = (error: unknown, otherwise: DeviceTrouble): TransportError => {
  const message = error instanceof Error ? error.message : String(error)
  const trouble = troublesOfMessages.find(([pattern]) => pattern.test(message))?.[1] ?? otherwise
  return new TransportError(trouble, message)
}

/** Loaded when it is first needed: a computer on which the native part is missing still runs everything else. */
const loadSerialPort = async () => {
  try {
    return (await import('serialport')).SerialPort
  } catch (error) {
    throw new TransportError('refused', `serialport cannot be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const asTransport = (port: SerialPortOf): Transport => {
  const data = createListeners<Buffer>()
  const closed = createListeners<TransportError | null>()
  let ending: TransportError | null | undefined
  let listening = false
  const watch = port.path.startsWith('/') ? setInterval(() => void (existsSync(port.path) || end(new TransportError('unplugged', `${port.path} is gone`))), presenceMs).unref() : undefined

  let released: Promise<void> = Promise.resolve()

  const end = (error: TransportError | null): void => {
    if (ending !== undefined) return
    ending = error
    clearInterval(watch)
    if (port.isOpen) released = new Promise((resolve) => port.close(() => resolve()))
    closed.tell(error)
  }
  port.on('error', (error) => end(asTransportError(error, 'unplugged')))
  port.on('close', (error: Error | null) => end(asTransportError(error ?? new Error('the port was closed by the system'), 'unplugged')))

  return {
    write: (bytes) => new Promise((resolve, reject) => {
      if (ending !== undefined) return reject(ending ?? new TransportError('unplugged', 'the port is closed'))
      const stop = closed.add((error) => reject(error ?? new TransportError('unplugged', 'the port was closed')))
      port.write(Buffer.from(bytes), (error) => {
        stop()
        if (error) reject(asTransportError(error, 'unplugged'))
        else resolve()
      })
    }),
    onData: (listener) => {
      // The stream keeps what came until somebody listens.
      if (!listening) port.on('data', (bytes: Buffer) => { if (ending === undefined) data.tell(bytes) })
      listening = true
      return data.add(listener)
    },
    onClose: (listener) => {
      if (ending !== undefined) queueMicrotask(() => listener(ending ?? null))
      return closed.add(listener)
    },
    close: () => {
      end(null)
      return released
    },
    discardInput: () => new Promise((resolve) => {
      if (port.isOpen) port.flush(() => resolve())
      else resolve()
    })
  }
}

/**
 * Opens a serial line, binary and without flow control. Rejects with a `TransportError`: not-found, no-permission, in-use, wrong-kind (no serial line), or refused (settings the
 * system does not take).
 */
export const openSerial = (line: SerialLine): OpenTransport => async (signal) => {
  const SerialPort = await loadSerialPort()
  signal.throwIfAborted()
  const { path, baudRate, dataBits, parity, stopBits } = line
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new TransportError('refused', 'opening was given up'))
    signal.addEventListener('abort', giveUp, { once: true })
    let port: SerialPortOf
    try {
      port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false })
    } catch (error) {
      return reject(asTransportError(error, 'refused'))
    }
    port.open((error) => {
      signal.removeEventListener('abort', giveUp)
      if (error) return reject(asTransportError(error, 'refused'))
      if (signal.aborted) return port.close(() => undefined)
      const transport = asTransport(port)
      // Many devices want to see that somebody is there; lines without these signals say an error, which means nothing.
      port.set({ dtr: true, rts: true }, () => resolve(transport))
    })
  })
}

/** The serial ports that the system shows, by path; an empty list where it cannot tell. */
export async function listSerialPorts(): Promise<readonly SerialPortInfo[]> {
  try {
    const SerialPort = await loadSerialPort()
    const ports = await SerialPort.list()
    return ports
      .map(({ path, manufacturer, serialNumber, vendorId, productId }) => ({ path, manufacturer: manufacturer ?? null, serialNumber: serialNumber ?? null, vendorId: vendorId ?? null, productId: productId ?? null }))
      .sort((one, other) => (one.path < other.path ? -1 : 1))
  } catch {
    return []
  }
}
