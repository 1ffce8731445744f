import { constants, write } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { createLineListeners } from './line-listeners.ts'
import { TransportError, type OpenTransport, type Transport } from './transport.ts'

const troubleOf: Readonly<Record<string, DeviceTrouble>> = {
  ENOENT: 'not-found', ENOTDIR: 'not-found', ENXIO: 'not-found', EACCES: 'no-permission', EPERM: 'no-permission', EROFS: 'no-permission', EBUSY: 'in-use', EISDIR: 'wrong-kind',
  EIO: 'unplugged', ENODEV: 'unplugged', EPIPE: 'unplugged', ENOSPC: 'paper-out'
}
/** The device is read without waiting in the system, because a wait there could not be ended: often while an answer may come, else often enough to notice that it was unplugged. */
const readEveryMs = { soon: 15, idle: 250 } as const
const answersComeWithinMs = 5000
const readBytes = 4096
/** A device that takes nothing just now is asked again after 1 ms, then 2, 4 and so on up to this. */
const longestPauseMs = 32

/** `FileHandle.write` leaves an empty write out; this one asks the system. */
const writeNow = promisify(write)

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''
const toTransportError = (error: unknown, otherwise: DeviceTrouble): TransportError => new TransportError(troubleOf[codeOf(error)] ?? otherwise, (error as Error).message)
const closed = (): TransportError => new TransportError('unplugged', 'the device file is closed')

/** Writes without waiting in the system. The kernel's printer driver holds one transfer of up to 8 KB and drops it when the file is closed, so an empty write at the end waits until that is through. */
async function writeAll(file: FileHandle, bytes: Uint8Array, isClosing: () => boolean): Promise<void> {
  let offset = 0
  let pauseMs = 1
  for (let isThrough = false; !isThrough; ) {
    if (isClosing()) throw closed()
    try {
      const { bytesWritten } = await writeNow(file.fd, bytes, offset, bytes.length - offset)
      isThrough = offset === bytes.length
      offset += bytesWritten
      pauseMs = 1
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error
      await wait(pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
}

/** Whether a device that gave an empty piece is gone: a terminal whose other end is closed gives those for ever, and fails an empty write, which changes nothing elsewhere. */
const lossOf = (file: FileHandle): Promise<TransportError | null> =>
  writeNow(file.fd, new Uint8Array(), 0, 0).then(() => null, (error: unknown) => (codeOf(error) === 'EAGAIN' ? null : toTransportError(error, 'unplugged')))

function transportOf(file: FileHandle, isRead: boolean): Transport {
  const listeners = createLineListeners()
  let readSoonUntilMs = performance.now() + answersComeWithinMs
  let failure: TransportError | null = null
  let isClosing = false
  let closing: Promise<void> | undefined
  let writes: Promise<void> = Promise.resolve()
  let wake = new AbortController()

  const readOn = async (): Promise<void> => {
    const buffer = Buffer.alloc(readBytes)
    while (!isClosing) {
      let bytesRead = 0
      try {
        bytesRead = (await file.read(buffer, 0, readBytes, null)).bytesRead
        // Nothing to read is no end yet: some printers send empty pieces all the time.
        const loss = bytesRead === 0 && !isClosing ? await lossOf(file) : null
        if (loss !== null) return end(loss)
      } catch (error) {
        // EINVAL: the printer has no way back (a unidirectional interface); it can still be written to.
        if (codeOf(error) === 'EINVAL') return
        if (codeOf(error) !== 'EAGAIN') return end(toTransportError(error, 'unplugged'))
      }
      if (isClosing) return
      if (bytesRead > 0) listeners.data(Buffer.from(buffer.subarray(0, bytesRead)))
      else await wait(performance.now() < readSoonUntilMs ? readEveryMs.soon : readEveryMs.idle, undefined, { signal: wake.signal }).catch(() => undefined)
    }
  }
  const end = (error: TransportError | null): void => {
    failure ??= error
    void close()
  }
  const close = (): Promise<void> => {
    isClosing = true
    wake.abort()
    closing ??= Promise.all([reading, writes]).then(() => file.close()).catch(() => undefined).then(() => listeners.gone(failure))
    return closing
  }
  const reading = isRead ? new Promise<void>((resolve) => setImmediate(() => void readOn().finally(resolve))) : Promise.resolve()
  return {
    onData: listeners.onData,
    onClose: listeners.onClose,
    close,
    write: (bytes) => {
      if (isClosing) return Promise.reject(failure ?? closed())
      const mine = writes.then(() => writeAll(file, bytes, () => isClosing)).then(() => {
        readSoonUntilMs = performance.now() + answersComeWithinMs
        wake.abort()
        wake = new AbortController()
      })
      writes = mine.catch(() => undefined)
      return mine.catch((error: unknown) => {
        if (error instanceof TransportError) throw failure ?? error
        const lost = toTransportError(error, 'unplugged')
        end(lost)
        throw lost
      })
    }
  }
}

/**
 * A printer as a file of the system, such as /dev/usb/lp0 (Linux, the usblp driver): written, and read where it answers. Unplugged (EIO, ENODEV), not allowed (EACCES), taken by
 * another program (EBUSY) and not a device at all are told apart. Also opens a terminal, and a FIFO, which is only written.
 */
export const openDeviceFile = (path: string): OpenTransport => async (signal) => {
  try {
    const kind = await stat(path)
    if (!kind.isCharacterDevice() && !kind.isFIFO()) throw new TransportError('wrong-kind', `${path} is not a device`)
    signal.throwIfAborted()
    // What is read from a FIFO would be what was written to it.
    const file = await open(path, (kind.isFIFO() ? constants.O_WRONLY : constants.O_RDWR) | constants.O_NONBLOCK | constants.O_NOCTTY)
    if (!signal.aborted) return transportOf(file, !kind.isFIFO())
    await file.close()
    throw new TransportError('not-found', 'given up while opening')
  } catch (error) {
    throw error instanceof TransportError ? error : toTransportError(error, 'not-found')
  }
}
