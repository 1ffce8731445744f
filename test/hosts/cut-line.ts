import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'

/** A line to a port that a test can disturb. */
export type CutLine = {
  readonly port: number
  /** Ends every connection and takes no new ones until `mend`. */
  readonly cut: () => void
  /** Lets nothing come back any more while everything still goes out; connections stay open, as on a Wi-Fi that was walked out of. */
  readonly muteReplies: () => void
  /** Takes connections and passes everything again. */
  readonly mend: () => void
  /** When connections were tried, in ms of performance.now(). */
  readonly tries: () => readonly number[]
  readonly close: () => Promise<void>
}

/** Puts a line in front of a port of this machine. */
export async function layLine(toPort: number): Promise<CutLine> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const tries: number[] = []
  let isCut = false
  let isMute = false
  const server = createServer((near) => {
    tries.push(performance.now())
    near.on('error', () => undefined)
    if (isCut) return void near.resetAndDestroy()
    const far = connect(toPort, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    far.on('error', () => undefined)
    near.on('data', (part) => void far.write(part))
    far.on('data', (part) => void (isMute || near.write(part)))
    near.on('close', () => {
      pairs.delete(pair)
      far.destroy()
    })
    far.on('close', () => void (isMute || near.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const end = (): void => pairs.forEach(([near, far]) => {
    near.resetAndDestroy()
    far.resetAndDestroy()
  })
  return {
    port: (server.address() as { readonly port: number }).port,
    cut: () => {
      isCut = true
      end()
    },
    muteReplies: () => void (isMute = true),
    mend: () => {
      isCut = false
      isMute = false
    },
    tries: () => tries,
    close: () => {
      end()
      return new Promise((resolve) => void server.close(() => resolve()))
    }
  }
}
