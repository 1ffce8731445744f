import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeviceConnection } from '#shared/domain/devices/configuration.ts'
import { cupsDeviceUris, cupsQueues } from '../transport/cups.ts'
import { windowsPrinters } from '../transport/windows-spooler.ts'
import { readIeee1284, type PrinterIdentity } from './ieee1284.ts'

/** A printer that the system knows of. `says` is what the system says of it in its own words (a device id, an address, a driver), empty where it says nothing. */
export type FoundPrinter = { readonly connection: DeviceConnection; readonly name: string; readonly says: string; readonly identity: PrinterIdentity | null }

type FindOptions = {
  readonly platform?: NodeJS.Platform
  /** Where the tree of the system begins, for tests. */
  readonly root?: string
}

/** The kernel puts the printer files into /dev/usb, and on older systems straight into /dev. */
async function deviceFiles(root: string): Promise<readonly FoundPrinter[]> {
  const folders = ['dev/usb', 'dev']
  const names = await Promise.all(folders.map(async (folder) => (await readdir(join(root, folder)).catch(() => [])).filter((name) => /^(?:usb)?lp\d+$/.test(name)).map((name) => ({ folder, name }))))
  // /dev/lp0 is a parallel port, which is there without a printer; only /dev/usblp0 counts in /dev.
  const files = names.flat().filter(({ folder, name }) => folder === 'dev/usb' || name.startsWith('usblp'))
  return Promise.all(files.map(async ({ folder, name }) => {
    const says = (await readFile(join(root, 'sys/class/usbmisc', name.replace('usblp', 'lp'), 'device/ieee1284_id'), 'utf8').catch(() => '')).trim()
    const identity = readIeee1284(says)
    return { connection: { kind: 'file', path: `/${folder}/${name}` }, name: identity === null ? `/${folder}/${name}` : `${identity.maker} ${identity.model}`.trim(), says, identity }
  }))
}

async function cupsPrinters(): Promise<readonly FoundPrinter[]> {
  const queues = await cupsQueues()
  const uris = queues.length === 0 ? new Map<string, string>() : await cupsDeviceUris().catch(() => new Map<string, string>())
  return queues.map((queue) => ({ connection: { kind: 'spooler', queue }, name: queue, says: uris.get(queue) ?? '', identity: null }))
}

const windowsFound = async (): Promise<readonly FoundPrinter[]> =>
  (await windowsPrinters()).map(({ name, driver, port }) => ({ connection: { kind: 'spooler', queue: name }, name, says: [driver, port].filter((part) => part !== '').join(', '), identity: null }))

/** The printers that this computer knows of. Only the system is asked: no printer is opened and no byte is sent. A part of the system that is missing has none. */
export async function findPrinters({ platform = process.platform, root = '/' }: FindOptions = {}): Promise<readonly FoundPrinter[]> {
  const sources = platform === 'win32' ? [windowsFound()] : [...(platform === 'linux' ? [deviceFiles(root)] : []), cupsPrinters()]
  return (await Promise.all(sources.map((source) => source.catch(() => [])))).flat()
}
