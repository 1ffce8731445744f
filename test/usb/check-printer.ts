import { connectPrinter } from '#main/drivers/printer/connect-printer.ts'
import { findPrinters } from '#main/drivers/printer/find-printers.ts'
import { SendAborted, SendFailed, type PrinterPort } from '#main/drivers/printer/printer-port.ts'
import { openDeviceFile } from '#main/drivers/transport/device-file.ts'
import { keepOpen } from '#main/drivers/transport/keep-open.ts'
import { eventually, same, seenWithinMs, watchStatuses, type Check } from './checks.ts'
import { deviceId, makePrinter } from './virtual-printer.ts'

const path = '/dev/usb/lp0'
const settings = { language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 50, codePage: null, reportsStatus: true } as const
/** An answer of a guest in software emulation takes longer than one of a printer. */
const answerMs = 1500
/** What the virtual printer takes without reading (Linux, f_printer: 10 pieces of 8 KB). */
const fullMemoryBytes = 10 * 8192
/** More than the kernel and the printer hold together. */
const longJobBytes = 400_000

const label = (text: string): Buffer => Buffer.from(`^XA^FO20,20^A0N,30^FD${text}^FS^XZ`)
/** Every byte depends on where it stands, so that nothing can be missing, double or out of order. */
const longJob = Buffer.from(Uint32Array.from({ length: longJobBytes / 4 }, (_, index) => index * 2_654_435_761).buffer)
const nothing = Buffer.alloc(0)
const differs = (one: Buffer, other: Buffer): string => (one.equals(other) ? '' : `${one.length} bytes of ${other.length}, the first difference at ${one.findIndex((byte, index) => byte !== other[index])}`)

/** A label printer at the kernel's printer driver (usblp). */
export async function checkPrinter(check: Check): Promise<void> {
  const printer = makePrinter()
  let printed = nothing
  const statuses = watchStatuses()
  let port: PrinterPort | null = null
  const current = (): PrinterPort => {
    if (port === null) throw new Error('the printer is not open')
    return port
  }
  const hasPrinted = async (expected: Buffer): Promise<void> => {
    await eventually(() => (printed = Buffer.concat([printed, printer.printed()])).length >= expected.length, 'the whole job').catch(() => undefined)
    same(differs(printed, expected), '', 'what was printed')
    printed = nothing
  }

  await printer.plug()
  await check('printer: is found, with what it says of itself', async () => {
    await eventually(async () => (await findPrinters()).length > 0, 'in the list')
    same((await findPrinters()).map(({ connection, name, identity }) => ({ connection, name, languages: identity?.languages })), [{ connection: { kind: 'file', path }, name: 'Zebra Virtual ZD421', languages: ['zpl'] }], `printers with ${deviceId}`)
  })
  await check('printer: a job counts as sent only when the kernel is through with it: the line is closed right after, and nothing is cut off', async () => {
    const job = longJob.subarray(0, fullMemoryBytes + 4000)
    printer.reads(false)
    const once = connectPrinter(settings, await openDeviceFile(path)(AbortSignal.timeout(seenWithinMs)), { answerMs: 300 })
    let isSent = false
    const sending = once.send(job).then(() => { isSent = true })
    // The kernel has taken the last bytes from the driver, and the printer has no room for them.
    same(await once.status().then((status) => status?.state), 'silent', 'status')
    same(isSent, false, 'sent')
    printer.reads(true)
    await sending
    await once.close()
    await hasPrinted(job)
  })
  const kept = keepOpen({
    open: openDeviceFile(path), onStatus: statuses.tell,
    onOpen: (transport) => {
      const opened = connectPrinter(settings, transport, { answerMs })
      port = opened
      return () => { port = null }
    }
  })
  await check('printer: prints a label, and a job that is larger than every buffer, byte for byte', async () => {
    await statuses.becomes('ready')
    await current().send(label('one'))
    await hasPrinted(label('one'))
    await current().send(longJob)
    await hasPrinted(longJob)
  })
  await check('printer: answers how it stands', async () => {
    same(await current().status().then((status) => [status?.state, status?.troubles]), ['ready', []], 'status')
    printer.says({ paperOut: true })
    same(await current().status().then((status) => [status?.state, status?.troubles]), ['attention', ['paper-out']], 'status')
    printer.says({})
    same(await current().status().then((status) => status?.state), 'ready', 'status')
  })
  await check('printer: takes nothing more, which is seen and can be given up; it takes the rest later', async () => {
    printer.reads(false)
    const givingUp = new AbortController()
    const job = current().send(longJob, givingUp.signal).catch((error: unknown) => error)
    same(await current().status().then((status) => status?.state), 'silent', 'status')
    givingUp.abort()
    const aborted = await job
    if (!(aborted instanceof SendAborted)) throw new Error(`not given up: ${String(aborted)}`)
    printer.reads(true)
    const { atMostBytes } = aborted.handedOver
    await hasPrinted(longJob.subarray(0, atMostBytes))
    await eventually(async () => (await current().status())?.state === 'ready', 'ready again')
  })
  await check('printer: pulled while idle, seen within 2 s; plugged in again, it prints', async () => {
    await statuses.isLostBy(printer.unplug)
    await printer.plug()
    await statuses.becomes('ready')
    await current().send(label('again'))
    await hasPrinted(label('again'))
  })
  await check('printer: pulled in the middle of a job: the job fails within 2 s and says how far it came', async () => {
    printer.reads(false)
    const job = current().send(longJob).catch((error: unknown) => error)
    same(await current().status().then((status) => status?.state), 'silent', 'status')
    const started = performance.now()
    await statuses.isLostBy(printer.unplug)
    const failure = await job
    if (performance.now() - started > seenWithinMs) throw new Error(`after ${Math.round(performance.now() - started)} ms`)
    if (!(failure instanceof SendFailed) || failure.trouble !== 'unplugged') throw new Error(`not told: ${String(failure)}`)
    if (failure.handedOver.atMostBytes >= longJobBytes) throw new Error('it says that all was handed over')
    printed = nothing
    printer.printed()
    await printer.plug()
    await statuses.becomes('ready')
    await current().send(longJob)
    await hasPrinted(longJob)
  })
  await kept.close()
  printer.unplug()
}
