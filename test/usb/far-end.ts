import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const pollMs = 3
const nothing = Buffer.alloc(0)

/** The device's end of a virtual cable, as the character file that the kernel gives for it. */
export type FarEnd = {
  /** Resolves when the kernel has taken all of it. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** What has come, empty when there is nothing or the cable is out. */
  readonly read: () => Buffer
  readonly close: () => void
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/** Opens the file without ever waiting in the system. */
export function openFarEnd(path: string): FarEnd {
  const file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  const buffer = Buffer.alloc(16_384)
  let isClosed = false
  return {
    write: async (bytes) => {
      for (let offset = 0; offset < bytes.length && !isClosed; ) {
        try {
          offset += writeSync(file, bytes, offset)
        } catch (error) {
          if (codeOf(error) !== 'EAGAIN') throw error
          await wait(1)
        }
      }
    },
    read: () => {
      try {
        return isClosed ? nothing : Buffer.from(buffer.subarray(0, readSync(file, buffer)))
      } catch (error) {
        if (['EAGAIN', 'EIO', 'ENODEV', 'ESHUTDOWN'].includes(codeOf(error))) return nothing
        throw error
      }
    },
    close: () => {
      if (!isClosed) closeSync(file)
      isClosed = true
    }
  }
}

/** Hears everything that comes until it is stopped. */
export function listenAt(end: FarEnd, hear: (bytes: Buffer) => void): () => void {
  const timer = setInterval(() => {
    for (let bytes = end.read(); bytes.length > 0; bytes = end.read()) hear(bytes)
  }, pollMs)
  return () => clearInterval(timer)
}
