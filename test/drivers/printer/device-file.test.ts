import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, closeSync, constants, existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectPrinter } from '#main/drivers/printer/connect-printer.ts'
import { openDeviceFile } from '#main/drivers/transport/device-file.ts'
import { TransportError, type Transport } from '#main/drivers/transport/transport.ts'
import { hostStatus } from '#test/support/printer-sinks.ts'

const never = new AbortController().signal
let folder = ''
const lines: Transport[] = []
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'dockside-file-'))))
afterEach(async () => {
  await Promise.all(lines.splice(0).map((line) => line.close()))
  rmSync(folder, { recursive: true, force: true })
})
const opened = async (path: string): Promise<Transport> => {
  const line = await openDeviceFile(path)(never)
  lines.push(line)
  return line
}
const fifo = (): string => {
  const path = join(folder, 'fifo')
  execFileSync('mkfifo', [path])
  return path
}

it.each([['nothing there', 'absent', 'not-found'], ['a file', 'file', 'wrong-kind'], ['a folder', '.', 'wrong-kind'], ['below a file', 'file/x', 'not-found']])('%s is told apart', async (_what, name, trouble) => {
  writeFileSync(join(folder, 'file'), 'untouched')
  await expect(openDeviceFile(join(folder, name))(never)).rejects.toMatchObject({ name: 'TransportError', trouble })
})

it('is not opened when it was given up', async () => {
  await expect(openDeviceFile('/dev/null')(AbortSignal.abort())).rejects.toBeInstanceOf(TransportError)
})

describe('a FIFO, which takes 64 KB and then no more', () => {
  it('takes a job larger than that as fast as it is read', async () => {
    const path = fifo()
    // The reader opens first and rests, so that the writer has to wait for room again and again.
    const reader = spawn('sh', ['-c', `exec < ${path}; sleep 0.1; head -c 1000000 | cksum`], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    reader.stdout.on('data', (part: Buffer) => (output += String(part)))
    // It may have read everything before the writer learns that it is through.
    const hasEnded = new Promise((resolve) => reader.on('close', resolve))
    const job = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => (index * 31) % 256))
    const line = await vi.waitFor(() => openDeviceFile(path)(never), { timeout: 5000 })
    await line.write(job)
    await hasEnded
    await line.close()
    expect(output).toBe(spawnSync('cksum', { input: job, encoding: 'utf8' }).stdout)
  })

  it('leaves the writer waiting until the line is closed, which ends at once', async () => {
    const path = fifo()
    const held = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const line = await openDeviceFile(path)(never)
    const ended = new Promise<TransportError | null>((resolve) => void line.onClose(resolve))
    let isSettled = false
    const write = line.write(Buffer.alloc(300_000)).catch((error: unknown) => error).finally(() => (isSettled = true))
    await vi.waitFor(() => expect(readSync(held, Buffer.alloc(10))).toBe(10), { timeout: 5000 })
    expect(isSettled).toBe(false)
    await line.close()
    expect(await write).toMatchObject({ trouble: 'unplugged' })
    expect(await ended).toBeNull()
    await expect(line.write(Buffer.from('late'))).rejects.toBeInstanceOf(TransportError)
    closeSync(held)
  })

  it('that nobody reads any more is unplugged, and cannot be opened again', async () => {
    const path = fifo()
    const held = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const line = await openDeviceFile(path)(never)
    const ended = new Promise<TransportError | null>((resolve) => void line.onClose(resolve))
    closeSync(held)
    await expect(line.write(Buffer.from('x'))).rejects.toMatchObject({ trouble: 'unplugged' })
    expect(await ended).toMatchObject({ trouble: 'unplugged' })
    await expect(openDeviceFile(path)(never)).rejects.toMatchObject({ trouble: 'not-found' })
  })
})

describe.runIf(process.getuid?.() === 0)('a person who may not use the device', () => {
  it('is told so', () => {
    const path = fifo()
    chmodSync(folder, 0o755)
    chmodSync(path, 0o600)
    const project = new URL('../../..', import.meta.url).pathname
    const script = `import { openDeviceFile } from '#main/drivers/transport/device-file.ts'\nopenDeviceFile(${JSON.stringify(path)})(new AbortController().signal).catch((error) => console.log(error.trouble))`
    const run = spawnSync(join(project, 'node_modules/.bin/node'), ['--input-type=module', '-e', script], { cwd: project, uid: 65534, gid: 65534, encoding: 'utf8' })
    expect(`${run.stdout}${run.stderr}`).toBe('no-permission\n')
  })
})

const hasSocat = spawnSync('socat', ['-V']).status === 0
if (!hasSocat) console.info('Device files over a pair of terminals were skipped: socat is not installed (apt-get install socat).')
describe.runIf(hasSocat)('one end of a pair of terminals, with a printer at the other', () => {
  let socat: ChildProcess
  let far = -1
  const near = (): string => join(folder, 'near')
  beforeEach(async () => {
    socat = spawn('socat', [`pty,raw,echo=0,link=${near()}`, `pty,raw,echo=0,link=${join(folder, 'far')}`], { stdio: 'ignore' })
    await vi.waitFor(() => expect(existsSync(near()) && existsSync(join(folder, 'far'))).toBe(true), { timeout: 5000 })
    far = openSync(join(folder, 'far'), constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  })
  afterEach(() => {
    closeSync(far)
    socat.kill()
  })
  const readFar = (): string => {
    const buffer = Buffer.alloc(4096)
    try {
      return buffer.toString('latin1', 0, readSync(far, buffer))
    } catch {
      return ''
    }
  }
  /** Reads until all of it came. */
  const expectFar = async (text: string): Promise<void> => {
    let heard = ''
    await vi.waitFor(() => { heard += readFar(); expect(heard).toBe(text) }, { timeout: 5000, interval: 5 })
  }

  it('writes and reads', async () => {
    const line = await opened(near())
    const heard: Buffer[] = []
    line.onData((bytes) => heard.push(bytes))
    await line.write(Buffer.from('^XA^XZ'))
    await expectFar('^XA^XZ')
    const answer = Buffer.from([0x02, 0x00, 0xff, 0x11, 0x13, 0x1a, 0x03])
    writeSync(far, answer)
    await vi.waitFor(() => expect(Buffer.concat(heard)).toEqual(answer))
  })

  it('carries questions and answers', async () => {
    const port = connectPrinter({ language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 50, codePage: null, reportsStatus: true }, await opened(near()))
    const status = port.status()
    await expectFar('~HS')
    writeSync(far, hostStatus({ waiting: 2 }).slice(0, 50))
    writeSync(far, hostStatus({ waiting: 2 }).slice(50))
    expect(await status).toMatchObject({ state: 'ready', waiting: 2 })
  })

  it('tells within two seconds that it was unplugged', async () => {
    const line = await opened(near())
    const ended = new Promise<TransportError | null>((resolve) => void line.onClose(resolve))
    socat.kill()
    expect(await ended).toMatchObject({ trouble: 'unplugged' })
    await expect(line.write(Buffer.from('x'))).rejects.toMatchObject({ trouble: 'unplugged' })
    await expect(openDeviceFile(near())(never)).rejects.toMatchObject({ trouble: 'not-found' })
  }, 2500)
})
