import { hostStatus } from '#test/support/printer-sinks.ts'
import { eventually } from './checks.ts'
import { listenAt, openFarEnd, type FarEnd } from './far-end.ts'
import { makeGadget } from './gadget.ts'

const farPath = '/dev/g_printer0'

/** A label printer of the USB printer class, with a memory of its own and a way back. */
export type VirtualPrinter = {
  /** Resolves when the other side has set it up, before which it cannot be used. */
  readonly plug: () => Promise<void>
  readonly unplug: () => void
  /** It reads on, or takes nothing more. */
  readonly reads: (does: boolean) => void
  readonly says: (status: Parameters<typeof hostStatus>[0]) => void
  /** What it was given to print since this was asked last, without questions. */
  readonly printed: () => Buffer
}

const tryToOpen = (): FarEnd | null => {
  try {
    return openFarEnd(farPath)
  } catch (error) {
    if (['ENODEV', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

/** The id of IEEE 1284 by which it is recognised. */
export const deviceId = 'MFG:Zebra;CMD:ZPL;MDL:Virtual ZD421;SN:LP-1;'

/** A printer that answers ~HS, not plugged in yet. */
export function makePrinter(): VirtualPrinter {
  const gadget = makeGadget({ name: 'printer', port: 3, vendorId: 0x0a5f, productId: 0x0120, manufacturer: 'Zebra', product: 'Virtual ZD421', serialNumber: 'LP-1', does: 'printer', attributes: { pnp_string: deviceId } })
  let pieces: Buffer[] = []
  let end: FarEnd | null = null
  let stop: () => void = () => undefined
  let status: Parameters<typeof hostStatus>[0] = {}
  const hear = (bytes: Buffer): void => {
    if (bytes.toString('latin1') === '~HS') void end?.write(Buffer.from(hostStatus(status), 'latin1')).catch(() => undefined)
    else pieces.push(bytes)
  }
  const reads = (does: boolean): void => {
    stop()
    stop = does && end !== null ? listenAt(end, hear) : () => undefined
  }
  return {
    plug: async () => {
      gadget.plug()
      await eventually(() => {
        end = tryToOpen()
        return end !== null
      }, 'the printer is set up')
      reads(true)
    },
    unplug: () => {
      stop()
      end?.close()
      end = null
      gadget.unplug()
    },
    reads,
    says: (next) => { status = next },
    printed: () => {
      const all = Buffer.concat(pieces)
      pieces = []
      return all
    }
  }
}
