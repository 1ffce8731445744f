import { createServer, type AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { openTcp } from '#main/drivers/transport/tcp.ts'
import { TransportError, type Transport } from '#main/drivers/transport/transport.ts'
import { answeringSink, neverReadingSink, oneSessionSink, resettingSink, silentSink, slowSink, type PrinterSink } from '#test/support/printer-sinks.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => void (await Promise.all(cleanups.splice(0).map((clean) => clean()))))

const never = new AbortController().signal
const kept = async (sink: Promise<PrinterSink>): Promise<PrinterSink> => {
  const started = await sink
  cleanups.push(started.close)
  return started
}
const opened = async (port: number): Promise<Transport> => {
  const transport = await openTcp('127.0.0.1', port)(never)
  cleanups.push(transport.close)
  return transport
}
const endOf = (transport: Transport): Promise<TransportError | null> => new Promise((resolve) => void transport.onClose(resolve))

it('takes bytes there and back, in order', async () => {
  const sink = await kept(answeringSink((question) => [{ bytes: `got ${question}` }]))
  const line = await opened(sink.port)
  const heard: string[] = []
  line.onData((bytes) => heard.push(bytes.toString('latin1')))
  await line.write(Buffer.from('one'))
  await vi.waitFor(() => expect(heard.join('')).toBe('got one'))
  await line.write(Buffer.from([0, 0xff, 0x0d]))
  await vi.waitFor(() => expect(heard.join('')).toBe('got onegot \x00\xff\x0d'))
})

it('hands over everything before an ordered end, also to a slow reader', async () => {
  const sink = await kept(slowSink(5))
  const line = await opened(sink.port)
  const job = Buffer.alloc(3_000_000, 'x')
  await line.write(job)
  await line.close()
  await vi.waitFor(() => expect(sink.received().length).toBeGreaterThan(0))
  // What the system had taken reaches the reader after the end too.
  await vi.waitFor(() => expect(sink.received().length).toBe(job.length), { timeout: 10_000 })
})

it('waits for a printer that never reads, until it is closed', async () => {
  const sink = await kept(neverReadingSink())
  const line = await opened(sink.port)
  let settled = false
  const write = line.write(Buffer.alloc(64 * 1024 * 1024)).finally(() => (settled = true))
  const outcome = expect(write).rejects.toBeInstanceOf(TransportError)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(settled).toBe(false)
  await line.close()
  await outcome
  await expect(line.write(Buffer.from('late'))).rejects.toMatchObject({ trouble: 'unplugged' })
})

it('says that nobody listens there', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
  await new Promise((resolve) => server.close(resolve))
  await expect(openTcp('127.0.0.1', port)(never)).rejects.toMatchObject({ trouble: 'refused' })
})

it('says that there is no such name', async () => {
  await expect(openTcp('no-such-printer.invalid', 9100)(never)).rejects.toMatchObject({ trouble: 'not-found' })
})

it('gives an address that does not answer the time it was given, and no more', async () => {
  // 192.0.2.0/24 is for documentation and belongs to nobody (RFC 5737); a network may also refuse it at once.
  const error = await openTcp('192.0.2.1', 9100, { connectMs: 150 })(never).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TransportError)
  expect(['unreachable', 'refused', 'no-permission']).toContain((error as TransportError).trouble)
})

it('gives up when told to', async () => {
  const giveUp = new AbortController()
  const opening = openTcp('192.0.2.1', 9100, { connectMs: 20_000 })(giveUp.signal).catch((error: unknown) => error)
  giveUp.abort()
  expect(await opening).toBeInstanceOf(TransportError)
})

it('tells of a reset, to those who write and to those who listen, once', async () => {
  const sink = await kept(resettingSink(100_000))
  const line = await opened(sink.port)
  const ends: (TransportError | null)[] = []
  line.onClose((error) => ends.push(error))
  const write = line.write(Buffer.alloc(32 * 1024 * 1024))
  await expect(write).rejects.toMatchObject({ trouble: 'unplugged' })
  await vi.waitFor(() => expect(ends).toMatchObject([{ trouble: 'unplugged' }]))
  await line.close()
  expect(ends).toHaveLength(1)
  // Who listens only now is told as well.
  expect(await endOf(line)).toMatchObject({ trouble: 'unplugged' })
})

it('tells of a power cut within two seconds', async () => {
  const sink = await kept(silentSink())
  const line = await opened(sink.port)
  const end = endOf(line)
  sink.powerOff()
  expect(await end).toMatchObject({ trouble: 'unplugged' })
  await expect(openTcp('127.0.0.1', sink.port)(never)).rejects.toMatchObject({ trouble: 'refused' })
}, 2000)

it('an end by us is no trouble', async () => {
  const sink = await kept(silentSink())
  const line = await opened(sink.port)
  const end = endOf(line)
  await line.close()
  expect(await end).toBeNull()
})

it('a printer with one session turns the second line away and keeps the first', async () => {
  const sink = await kept(oneSessionSink())
  const first = await opened(sink.port)
  // Where the reset is noticed depends on the moment: while connecting, or right after.
  const second = await openTcp('127.0.0.1', sink.port)(never).then(endOf, (error: unknown) => error)
  expect(['refused', 'unplugged']).toContain((second as TransportError).trouble)
  await first.write(Buffer.from('still here'))
  await vi.waitFor(() => expect(sink.received().toString()).toBe('still here'))
  // After an ordered end the place is free.
  await first.close()
  await vi.waitFor(async () => {
    const third = await opened(sink.port)
    await third.write(Buffer.from(', and next'))
    await vi.waitFor(() => expect(sink.received().toString()).toBe('still here, and next'), { timeout: 300 })
  }, { timeout: 5000 })
})
