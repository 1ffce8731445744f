import { setImmediate as nextRound } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { printerLanguages, type PrinterLanguage, type PrinterSettings } from '#shared/domain/devices/configuration.ts'
import { connectPrinter } from '#main/drivers/printer/connect-printer.ts'
import { SendAborted, SendFailed, type PrinterPort } from '#main/drivers/printer/printer-port.ts'
import { openTcp } from '#main/drivers/transport/tcp.ts'
import { answeringSink, errorStatus, hostStatus, neverReadingSink, resettingSink, silentSink, type PrinterSink } from '#test/support/printer-sinks.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => void (await Promise.all(cleanups.splice(0).map((clean) => clean()))))

const settings = (language: PrinterLanguage, reportsStatus = true): PrinterSettings => ({ language, dotsPerMm: 8, widthMm: 100, heightMm: 50, codePage: null, reportsStatus })
const answerMs = 200
const connected = async (sink: Promise<PrinterSink>, printer: PrinterSettings = settings('zpl')): Promise<{ readonly sink: PrinterSink; readonly port: PrinterPort }> => {
  const started = await sink
  const port = connectPrinter(printer, await openTcp('127.0.0.1', started.port)(new AbortController().signal), { answerMs })
  cleanups.push(port.close, started.close)
  return { sink: started, port }
}

describe('status of a Zebra printer', () => {
  it('is read from ~HS', async () => {
    const { port, sink } = await connected(answeringSink(() => [{ bytes: hostStatus({ waiting: 12 }) }]))
    expect(await port.status()).toMatchObject({ state: 'ready', troubles: [], waiting: 12 })
    expect(sink.received().toString()).toBe('~HS')
  })

  it('comes together from pieces that come slowly', async () => {
    const text = hostStatus({ paused: true, waiting: 3 })
    const cuts = [0, 1, 20, 37, 38, 60, text.length - 1, text.length]
    const { port } = await connected(answeringSink(() => cuts.slice(1).map((end, index) => ({ bytes: text.slice(cuts[index], end), afterMs: 5 }))))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: ['paused'], waiting: 3 })
  })

  it('is asked by ~HQES when ~HS stays unanswered, as it does out of paper', async () => {
    const { port, sink } = await connected(answeringSink((question) => (question === '~HQES' ? [{ bytes: errorStatus(0x1) }] : [])))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: ['paper-out'], waiting: null })
    expect(sink.received().toString()).toBe('~HS~HQES')
  })

  it('is silent when nothing comes back', async () => {
    const { port } = await connected(silentSink())
    expect(await port.status()).toMatchObject({ state: 'silent', troubles: [], waiting: null })
  })

  it('is silent when the answer makes no sense', async () => {
    const { port } = await connected(answeringSink(() => [{ bytes: 'HS\r\n\x02?\x03' }]))
    expect(await port.status()).toMatchObject({ state: 'silent' })
  })

  it('a late answer is not taken for the next one', async () => {
    // The first ~HS is answered too late, with a state of then; the second at once.
    const { port } = await connected(answeringSink((question, count) => (question !== '~HS' ? [] : count === 1 ? [{ bytes: hostStatus({ paperOut: true }), afterMs: answerMs * 2.2 }] : [{ bytes: hostStatus({ waiting: 5 }) }])))
    expect(await port.status()).toMatchObject({ state: 'silent' })
    expect(await port.status()).toMatchObject({ state: 'ready', troubles: [], waiting: 5 })
    expect(await port.status()).toMatchObject({ state: 'ready', waiting: 5 })
  })

  it('a job does not wait for an answer that is late', async () => {
    const { port, sink } = await connected(silentSink())
    await port.status()
    const again = port.status()
    await nextRound()
    await port.send(Buffer.from('^XA^XZ'))
    await vi.waitFor(() => expect(sink.received().toString()).toBe('~HS~HQES^XA^XZ'))
    await again
    expect(sink.received().toString()).toBe('~HS~HQES^XA^XZ~HS~HQES')
  })

  it('of several answers that come at once after a silence, the last one counts', async () => {
    const { port } = await connected(answeringSink((question, count) => (question === '~HS' && count > 2 ? [{ bytes: hostStatus({ paperOut: true }) }, { bytes: hostStatus({ waiting: 1 }), afterMs: 10 }] : [])))
    expect(await port.status()).toMatchObject({ state: 'silent' })
    expect(await port.status()).toMatchObject({ state: 'ready', waiting: 1 })
  })

  it('one question after the other, however many ask at once', async () => {
    let open = 0
    let most = 0
    const { port } = await connected(answeringSink(() => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => (open -= 1), 15)
      return [{ bytes: hostStatus(), afterMs: 20 }]
    }))
    expect((await Promise.all([port.status(), port.status(), port.status(), port.status()])).map((status) => status?.state)).toEqual(['ready', 'ready', 'ready', 'ready'])
    expect(most).toBe(1)
  })
})

describe('status of the others', () => {
  it('TSPL', async () => {
    const { port, sink } = await connected(answeringSink(() => [{ bytes: '\x04' }]), settings('tspl'))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: ['paper-out'], waiting: null })
    expect([...sink.received()]).toEqual([0x1b, 0x21, 0x3f])
  })

  it('ESC/POS: two questions when all is well', async () => {
    const { port, sink } = await connected(answeringSink(() => [{ bytes: '\x12' }]), settings('esc-pos'))
    expect(await port.status()).toMatchObject({ state: 'ready', troubles: [] })
    expect([...sink.received()]).toEqual([0x10, 4, 1, 0x10, 4, 4])
  })

  it('ESC/POS: four when it is offline with an error', async () => {
    const answers: Readonly<Record<string, string>> = { '\x10\x04\x01': '\x1a', '\x10\x04\x04': '\x1e', '\x10\x04\x02': '\x52', '\x10\x04\x03': '\x1a' }
    const { port } = await connected(answeringSink((question) => [{ bytes: answers[question] ?? '' }]), settings('esc-pos'))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: ['paper-low', 'cutter'] })
  })

  it('ESC/POS: what is known counts when a later question stays unanswered', async () => {
    const { port } = await connected(answeringSink((question) => (question === '\x10\x04\x01' ? [{ bytes: '\x1a' }] : [])), settings('esc-pos'))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: ['paused'] })
  })

  it.each<[string, PrinterSettings]>([['EPL2', settings('epl2')], ['a printer that must not be asked', settings('zpl', false)]])('%s is never asked', async (_what, printer) => {
    const { port, sink } = await connected(silentSink(), printer)
    expect(await port.status()).toBeNull()
    await port.send(Buffer.from('N\n'))
    await vi.waitFor(() => expect(sink.received().toString()).toBe('N\n'))
  })
})

describe('a job', () => {
  it('and a question never mix', async () => {
    const { port, sink } = await connected(answeringSink((question) => (question.endsWith('~HS') ? [{ bytes: hostStatus() }] : [])))
    const job = Buffer.alloc(300_000, 'a')
    const sending = port.send(job)
    const status = port.status()
    const second = port.send(Buffer.from('second'))
    await Promise.all([sending, second])
    expect(await status).toMatchObject({ state: 'ready' })
    await vi.waitFor(() => expect(sink.received().length).toBe(job.length + '~HSsecond'.length))
    expect(sink.received().subarray(0, job.length).equals(job)).toBe(true)
    expect(['~HSsecond', 'second~HS']).toContain(sink.received().subarray(job.length).toString())
  })

  it('can be given up while the printer takes nothing, and says how far it came', async () => {
    const { port } = await connected(neverReadingSink())
    const giveUp = new AbortController()
    const job = Buffer.alloc(64 * 1024 * 1024)
    const sending = port.send(job, giveUp.signal).catch((error: unknown) => error)
    // It takes what the buffers of both systems hold; then it stands, and a question behind it is answered all the same.
    expect(await port.status()).toMatchObject({ state: 'silent' })
    const waiting = new AbortController()
    const behind = port.send(Buffer.from('behind'), waiting.signal).catch((error: unknown) => error)
    waiting.abort()
    expect(await behind).toMatchObject({ handedOver: { handedOverBytes: 0, atMostBytes: 0 } })
    giveUp.abort()
    const error = await sending
    expect(error).toBeInstanceOf(SendAborted)
    const { handedOverBytes, atMostBytes } = (error as SendAborted).handedOver
    expect(handedOverBytes).toBeGreaterThan(0)
    expect(handedOverBytes).toBeLessThan(job.length)
    expect(atMostBytes - handedOverBytes).toBe(16 * 1024)
    await port.close()
  })

  it('that was given up before it began hands over nothing', async () => {
    const { port, sink } = await connected(silentSink())
    await expect(port.send(Buffer.from('no'), AbortSignal.abort())).rejects.toMatchObject({ handedOver: { handedOverBytes: 0, atMostBytes: 0 } })
    await port.send(Buffer.from('yes'))
    await vi.waitFor(() => expect(sink.received().toString()).toBe('yes'))
  })

  it('during which the power goes fails with how far it came', async () => {
    const { port } = await connected(resettingSink(200_000))
    const lost = new Promise<string>((resolve) => void port.onClose((trouble) => resolve(trouble)))
    const error = await port.send(Buffer.alloc(64 * 1024 * 1024)).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(SendFailed)
    expect(error).toMatchObject({ trouble: 'unplugged' })
    const { handedOverBytes, atMostBytes } = (error as SendFailed).handedOver
    expect(handedOverBytes).toBeLessThanOrEqual(atMostBytes)
    expect(atMostBytes).toBeGreaterThan(200_000 - 16 * 1024)
    expect(await lost).toBe('unplugged')
    await expect(port.status()).rejects.toMatchObject({ trouble: 'unplugged' })
  })
})

it('a question that the line breaks off under rejects at once', async () => {
  const { port, sink } = await connected(silentSink())
  const asked = port.status().catch((error: unknown) => error)
  await vi.waitFor(() => expect(sink.received().toString()).toBe('~HS'))
  sink.powerOff()
  expect(await asked).toMatchObject({ name: 'TransportError', trouble: 'unplugged' })
})

describe('any bytes back', () => {
  it.each(printerLanguages)('%s: a status comes of them in time, and nothing throws', async (language) => {
    let pieces: readonly Uint8Array[] = []
    const { port } = await connected(answeringSink(() => pieces.map((bytes) => ({ bytes }))), settings(language))
    const answer = fc.array(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(hostStatus(), errorStatus(1)).map((text) => new Uint8Array(Buffer.from(text, 'latin1')))), { maxLength: 6 })
    await fc.assert(fc.asyncProperty(answer, async (bytes) => {
      pieces = bytes
      const status = await port.status()
      expect(status === null ? 'null' : status.state).toMatch(language === 'epl2' ? /^null$/ : /^(ready|attention|silent)$/)
    }), { numRuns: 6 })
  })

  it('a printer that floods the line with nonsense is silent, and is read again afterwards', async () => {
    const flood = Buffer.alloc(20 * 1024 * 1024, '\x02,')
    const { port } = await connected(answeringSink((_question, count) => [{ bytes: count <= 2 ? flood : hostStatus({ waiting: 4 }) }]))
    expect(await port.status()).toMatchObject({ state: 'silent' })
    await vi.waitFor(async () => expect(await port.status()).toMatchObject({ state: 'ready', waiting: 4 }), { timeout: 10_000 })
  })
})
