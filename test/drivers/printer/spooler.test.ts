import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectPrinter } from '#main/drivers/printer/connect-printer.ts'
import { findPrinters } from '#main/drivers/printer/find-printers.ts'
import { cupsDeviceUris, printThroughCups, waitingCupsJobs } from '#main/drivers/transport/cups.ts'
import { openSpooler } from '#main/drivers/transport/spooler.ts'
import { powershellArguments, rawSpoolerScript, readSpoolerAnswer, readWindowsPrinters } from '#main/drivers/transport/windows-spooler.ts'

/** Programs with the names and answers of CUPS, as real processes on PATH: they record each job with its arguments. */
let folder = ''
const never = new AbortController().signal
const program = (name: string, script: string): void => writeFileSync(join(folder, name), `#!/bin/sh\n${script}`, { mode: 0o755 })
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-cups-'))
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
  program('lpstat', `
case "$1" in
  -e) printf 'zebra\\noffice\\nslow\\nstopped\\n' ;;
  -v) printf 'device for zebra: usb://Zebra/ZD420?serial=50J1\\ndevice for office: ipp://office.local/ipp\\n' ;;
  -W) printf 'zebra-1  clerk  1024  Mon Jan  1 00:00:00 2024\\nzebra-2  clerk  2048  Mon Jan  1 00:00:01 2024\\n' ;;
esac`)
  program('lp', `
test "$2" = slow && { touch ${folder}/begun; exec sleep 60; }
test "$2" = stopped && { echo 'lp: Destination "stopped" is not accepting jobs.' >&2; exit 1; }
test "$2" = zebra || { echo 'lp: The printer or class does not exist.' >&2; exit 1; }
count=$(ls ${folder} | grep -c job-)
cat > ${folder}/job-$count
echo "$LC_ALL $*" > ${folder}/arguments-$count
echo "request id is zebra-$count (0 file(s))"`)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})
const jobs = (): readonly Buffer[] => readdirSync(folder).filter((name) => name.startsWith('job-')).toSorted().map((name) => readFileSync(join(folder, name)))

describe('CUPS', () => {
  it('gets each job whole, byte for byte, as a raw job, and says its id', async () => {
    const ids: (string | null)[] = []
    const port = connectPrinter({ language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 50, codePage: null, reportsStatus: true }, await openSpooler('zebra', { platform: 'linux', onJob: (id) => ids.push(id) })(never))
    const job = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256))
    await Promise.all([port.send(job), port.send(Buffer.from('^XA^XZ'))])
    expect(jobs().map((bytes) => bytes.equals(job) || bytes.toString())).toEqual([true, '^XA^XZ'])
    expect(ids).toEqual(['zebra-0', 'zebra-1'])
    expect(readFileSync(join(folder, 'arguments-0'), 'utf8')).toBe('C -d zebra -o raw -t labels -\n')
    // A queue tells nothing of the printer: it is not asked, whatever the settings are.
    expect(await port.status()).toBeNull()
    await port.close()
    await expect(port.send(Buffer.from('late'))).rejects.toMatchObject({ trouble: 'unplugged' })
    expect(jobs()).toHaveLength(2)
  })

  it.each([['nowhere', 'not-found'], ['', 'not-found'], ['-d', 'not-found']])('no queue %j: %s', async (queue, trouble) => {
    await expect(openSpooler(queue, { platform: 'linux' })(never)).rejects.toMatchObject({ trouble })
    await expect(printThroughCups(queue, Buffer.from('x'))).rejects.toMatchObject({ trouble })
  })

  it('a queue that takes no jobs refuses', async () => {
    const line = await openSpooler('stopped', { platform: 'linux' })(never)
    await expect(line.write(Buffer.from('x'))).rejects.toMatchObject({ trouble: 'refused' })
  })

  it('that hangs is left when the line is closed', async () => {
    const line = await openSpooler('slow', { platform: 'linux' })(never)
    const write = line.write(Buffer.from('x')).catch((error: unknown) => error)
    await vi.waitFor(() => expect(readdirSync(folder)).toContain('begun'))
    await line.close()
    expect(await write).toMatchObject({ name: 'TransportError', trouble: 'no-answer' })
  })

  it('that is not there is said so', async () => {
    vi.stubEnv('PATH', '/nonexistent')
    await expect(openSpooler('zebra', { platform: 'linux' })(never)).rejects.toMatchObject({ trouble: 'not-found' })
    expect(await findPrinters({ platform: 'darwin' })).toEqual([])
  })

  it('names the jobs that wait and where each queue prints to', async () => {
    expect(await waitingCupsJobs('zebra')).toEqual(['zebra-1', 'zebra-2'])
    expect(await cupsDeviceUris()).toEqual(new Map([['zebra', 'usb://Zebra/ZD420?serial=50J1'], ['office', 'ipp://office.local/ipp']]))
  })
})

describe('the script for the Windows spooler', () => {
  const names = ["Zebra ZD420 (203 dpi)", "O'Brien's printer", '$(Remove-Item C:\\)', '‘; exit ’', '打印机', "'@\n\"`;"]
  const decoded = (script: string): readonly string[] => [...script.matchAll(/\(?Text '([A-Za-z0-9+/=]*)'/g)].map(([, coded = '']) => Buffer.from(coded, 'base64').toString('utf8'))

  it.each(names)('carries the queue %j and the title in no way that could be read as script', (name) => {
    const script = rawSpoolerScript(name, `title of ${name}`, false)
    expect(decoded(script)).toEqual([name, `title of ${name}`])
    expect(rawSpoolerScript('x', 'y', false).split('\n').length).toBe(script.split('\n').length)
  })

  it('prints RAW and checks what was written; looking at a queue writes nothing', () => {
    const script = rawSpoolerScript('Zebra', 'labels', false)
    for (const step of ['OpenPrinterW', 'StartDocPrinterW', 'StartPagePrinter', 'WritePrinter', 'EndPagePrinter', 'EndDocPrinter', 'ClosePrinter', "DataType = 'RAW'", '$written -ne $bytes.Length']) expect(script).toContain(step)
    const look = rawSpoolerScript('Zebra', 'labels', true)
    expect(look).not.toContain('[Spooler]::WritePrinter')
    expect(look).not.toContain('[Spooler]::StartDocPrinterW')
  })

  it('goes to PowerShell as UTF-16 in base64, within what a command line of Windows takes', () => {
    const script = rawSpoolerScript('Zebra 打印机', 'labels', false)
    const [coded = ''] = powershellArguments(script).slice(-1)
    expect(Buffer.from(coded, 'base64').toString('utf16le')).toBe(script)
    expect(powershellArguments(script).join(' ').length).toBeLessThan(32_000)
  })

  it.each([['job 7 written 100 of 100\r\n', 100, '7'], ['open\r\n', 0, null]])('answer %j', (output, count, jobId) => expect(readSpoolerAnswer(output, count)).toEqual({ jobId }))
  it.each([
    ['job 7 written 60 of 100', 100, 'printer-error'], ['job 7 written 90 of 90', 100, 'printer-error'], ['error 1801 at OpenPrinter', 0, 'not-found'], ['error 5 at StartDocPrinter', 3, 'no-permission'],
    ['error 1722 at OpenPrinter', 3, 'unreachable'], ['', 3, 'printer-error'], ['open', 3, 'printer-error'], ['Add-Type : Cannot …', 3, 'printer-error']
  ])('answer %j for %i bytes is %s', (output, count, trouble) => {
    expect(() => readSpoolerAnswer(output, count)).toThrow(expect.objectContaining({ name: 'TransportError', trouble }))
  })

  it('reads the list of printers, one or many or none', () => {
    expect(readWindowsPrinters('[{"Name":"Zebra","DriverName":"ZDesigner","PortName":"USB001"},{"Name":"Fax","DriverName":null,"PortName":"SHRFAX:"}]')).toEqual([{ name: 'Zebra', driver: 'ZDesigner', port: 'USB001' }, { name: 'Fax', driver: '', port: 'SHRFAX:' }])
    expect(readWindowsPrinters('{"Name":"Zebra","DriverName":"ZDesigner","PortName":"USB001"}')).toHaveLength(1)
    for (const text of ['', 'null', '[]', '[null,3,"x",{}]', 'no json']) expect(readWindowsPrinters(text)).toEqual([])
  })
})

describe('PowerShell, as a program that answers like it', () => {
  // It cannot run the script: what is shown is that the script and every byte reach it, and that its answer is read.
  beforeEach(() => program('powershell.exe', `
echo "$5" | base64 -d | tr -d '\\000' > ${folder}/script
if grep -q Win32_Printer ${folder}/script; then echo '[{"Name":"Zebra","DriverName":"ZDesigner","PortName":"USB001"}]'; exit; fi
if grep -q "'open'" ${folder}/script; then echo open; exit; fi
cat > ${folder}/job-0
size=$(wc -c < ${folder}/job-0)
echo "job 7 written $size of $size"`))

  it('gets a job', async () => {
    const ids: (string | null)[] = []
    const line = await openSpooler('Zebra', { platform: 'win32', onJob: (id) => ids.push(id) })(never)
    const job = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256))
    await line.write(job)
    expect(jobs()[0]?.equals(job)).toBe(true)
    expect(ids).toEqual(['7'])
    expect(readFileSync(join(folder, 'script'), 'utf8')).toBe(rawSpoolerScript('Zebra', 'labels', false))
  })

  it('names the printers', async () => {
    expect(await findPrinters({ platform: 'win32' })).toEqual([{ connection: { kind: 'spooler', queue: 'Zebra' }, name: 'Zebra', says: 'ZDesigner, USB001', identity: null }])
  })

  it('that is not there is said so', async () => {
    vi.stubEnv('PATH', '/nonexistent')
    await expect(openSpooler('Zebra', { platform: 'win32' })(never)).rejects.toMatchObject({ trouble: 'not-found' })
  })
})

describe('printers that the system knows of', () => {
  it('are its device files with what the kernel says of them, and its queues', async () => {
    const root = join(folder, 'root')
    execFileSync('mkdir', ['-p', join(root, 'dev/usb'), join(root, 'sys/class/usbmisc/lp0/device')])
    for (const name of ['usb/lp0', 'usb/lp1', 'usb/hiddev0', 'lp0']) writeFileSync(join(root, 'dev', name), '')
    writeFileSync(join(root, 'sys/class/usbmisc/lp0/device/ieee1284_id'), 'MFG:Zebra;CMD:ZPL;MDL:ZD420;SN:50J1;\n')
    expect(await findPrinters({ platform: 'linux', root })).toEqual([
      { connection: { kind: 'file', path: '/dev/usb/lp0' }, name: 'Zebra ZD420', says: 'MFG:Zebra;CMD:ZPL;MDL:ZD420;SN:50J1;', identity: { maker: 'Zebra', model: 'ZD420', serialNumber: '50J1', languages: ['zpl'] } },
      { connection: { kind: 'file', path: '/dev/usb/lp1' }, name: '/dev/usb/lp1', says: '', identity: null },
      { connection: { kind: 'spooler', queue: 'zebra' }, name: 'zebra', says: 'usb://Zebra/ZD420?serial=50J1', identity: null },
      { connection: { kind: 'spooler', queue: 'office' }, name: 'office', says: 'ipp://office.local/ipp', identity: null },
      { connection: { kind: 'spooler', queue: 'slow' }, name: 'slow', says: '', identity: null },
      { connection: { kind: 'spooler', queue: 'stopped' }, name: 'stopped', says: '', identity: null }
    ])
    expect(jobs()).toEqual([])
  })
})
