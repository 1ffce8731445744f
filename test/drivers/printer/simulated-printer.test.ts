import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { printerLanguages, type PrinterLanguage, type PrinterSettings } from '#shared/domain/devices/configuration.ts'
import { connectPrinter } from '#main/drivers/printer/connect-printer.ts'
import { identifyPrinter } from '#main/drivers/printer/identify-printer.ts'
import type { PrinterPort } from '#main/drivers/printer/printer-port.ts'
import { serveSimulatedPrinter } from '#main/drivers/printer/serve-simulated-printer.ts'
import { createJobReader, type JobEvent } from '#main/drivers/printer/simulated-jobs.ts'
import { createSimulatedPrinter, type SimulatedPrinter } from '#main/drivers/printer/simulated-printer.ts'
import { openTcp } from '#main/drivers/transport/tcp.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => void (await Promise.all(cleanups.splice(0).map((clean) => clean()))))

const never = new AbortController().signal
const settings = (language: PrinterLanguage): PrinterSettings => ({ language, dotsPerMm: 8, widthMm: 100, heightMm: 50, codePage: null, reportsStatus: true })
const started = (language: PrinterLanguage, options: { readonly labelsPerSecond?: number; readonly keep?: number; readonly bufferBytes?: number } = {}): SimulatedPrinter => {
  const printer = createSimulatedPrinter({ language, labelsPerSecond: 500, ...options })
  cleanups.push(printer.stop)
  return printer
}
const connected = async (printer: SimulatedPrinter): Promise<PrinterPort> => connectPrinter(settings(printer.language), await printer.open(never), { answerMs: 100 })
const label = (number: number, copies = 1): string => `^XA^FO20,20^FDcase ${number}^FS${copies === 1 ? '' : `^PQ${copies}`}^XZ\r\n`
const texts = (printer: SimulatedPrinter): readonly string[] => printer.state().printed.map(({ bytes }) => /case (\d+)/.exec(bytes.toString('latin1'))?.[1] ?? bytes.toString('latin1'))
const printedAll = (printer: SimulatedPrinter, count: number): Promise<void> => vi.waitFor(() => expect(printer.state()).toMatchObject({ printedCount: count, waiting: 0 }), { timeout: 5000 })

describe('labels in a stream', () => {
  const picture = 'PRINT 9\r\nP9\n\x1dV\x00'
  const streams: Readonly<Record<PrinterLanguage, readonly [stream: string, copies: readonly number[], questions: readonly string[]]>> = {
    zpl: ['\r\n^XA^FDa^FS^XZ\r\n~HS^XA^FDb^PQ3^FS~HQES^XZ^XA^FDc^XZ~HI', [1, 3, 1], ['~HS', '~HQES', '~HI']],
    tspl: [`SIZE 100 mm,50 mm\r\nCLS\r\nTEXT 1,1,"3",0,1,1,"PRINT 5"\r\nPRINT 1\r\n\x1b!?CLS\r\nBITMAP 0,0,${picture.length},1,0,${picture}\r\nPRINT 2,3\r\n~!T\r\n`, [1, 6], ['ESC ! ?', '~!T']],
    epl2: [`N\nA1,1,0,3,1,1,N,"P7"\nP1\nN\nGW0,0,${picture.length},1,${picture}\nP2,2\n`, [1, 4], []],
    'esc-pos': [`\x1b@hello\x1dV\x42\x00\x10\x04\x01\x1dv0\x00${String.fromCharCode(picture.length)}\x00\x01\x00${picture}\x1dk\x49\x03\x1dV\x00\x1d(k\x03\x00\x1dV\x00\x1dV\x00\x1dIC`, [1, 1], ['DLE EOT 1', 'GS I']]
  }

  it.each(printerLanguages)('%s: where each ends, how often it prints, and no command is seen in a picture or a text', (language) => {
    const [stream, copies, questions] = streams[language]
    const all = Buffer.from(stream, 'latin1')
    // The byte before tells that a label of ESC/POS or TSPL begins where the last one ended.
    fc.assert(fc.property(fc.array(fc.nat(all.length), { maxLength: 10 }), (cuts) => {
      const reader = createJobReader(language)
      const places = [0, ...cuts.toSorted((a, b) => a - b), all.length]
      const events: readonly JobEvent[] = places.slice(1).flatMap((end, index) => reader.push(all.subarray(places[index], end)))
      expect(events.flatMap((event) => (event.kind === 'label' ? [event.copies] : []))).toEqual(copies)
      expect(events.flatMap((event) => (event.kind === 'question' ? [event.name] : []))).toEqual(questions)
    }))
  })

  it.each(printerLanguages)('%s: any bytes do not throw', (language) => {
    const [stream] = streams[language]
    const part = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.tuple(fc.nat(stream.length), fc.nat(stream.length)).map(([from, to]) => new Uint8Array(Buffer.from(stream.slice(from, to), 'latin1'))))
    fc.assert(fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const reader = createJobReader(language)
      parts.forEach((bytes) => void reader.push(bytes))
    }))
  })
})

describe('the simulated printer', () => {
  it.each(printerLanguages)('%s: prints what it is given, in order', async (language) => {
    const job = { zpl: '^XA^FDcase 1^XZ^XA^FDcase 2^PQ2^XZ', tspl: 'CLS\r\nTEXT 1,1,"3",0,1,1,"case 1"\r\nPRINT 1\r\nCLS\r\nTEXT 1,1,"3",0,1,1,"case 2"\r\nPRINT 1,2\r\n', epl2: 'N\nA1,1,0,3,1,1,N,"case 1"\nP1\nN\nA1,1,0,3,1,1,N,"case 2"\nP2\n', 'esc-pos': 'case 1\n\x1dV\x00case 2\n\x1dV\x00case 2\n\x1dV\x00' }[language]
    const printer = started(language)
    const port = await connected(printer)
    await port.send(Buffer.from(job, 'latin1'))
    await printedAll(printer, 3)
    expect(texts(printer)).toEqual(['1', '2', '2'])
    expect(await port.status()).toEqual(language === 'epl2' ? null : expect.objectContaining({ state: 'ready' }))
  })

  it('out of paper after label 7 it holds the eighth, says so, and goes on after a refill with nothing missing or double', async () => {
    const printer = started('zpl')
    printer.turn({ labelsLeft: 7 })
    const port = await connected(printer)
    for (let number = 1; number <= 20; number += 1) await port.send(Buffer.from(label(number)))
    await vi.waitFor(() => expect(printer.state()).toMatchObject({ printedCount: 7, labelsLeft: 0, waiting: 13 }))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: ['paper-out'] })
    printer.turn({ labelsLeft: null })
    await printedAll(printer, 20)
    expect(texts(printer)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)))
    expect(await port.status()).toMatchObject({ state: 'ready', waiting: 0 })
  })

  it.each([[{ headOpen: true }, 'head-open', { headOpen: false }], [{ paused: true }, 'paused', { paused: false }]] as const)('%j: %s, and it goes on after %j', async (wrong, trouble, right) => {
    const printer = started('zpl')
    const port = await connected(printer)
    printer.turn(wrong)
    await port.send(Buffer.from(label(1, 4)))
    expect(await port.status()).toMatchObject({ state: 'attention', troubles: [trouble] })
    expect(printer.state().printedCount).toBe(0)
    printer.turn(right)
    await printedAll(printer, 4)
  })

  it.each([{ labelsLeft: 0 }, { headOpen: true }, { paused: true }])('a label that is about to come out when %j stays in, and comes out afterwards', async (wrong) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    cleanups.push(() => vi.useRealTimers())
    const printer = started('zpl', { labelsPerSecond: 2 })
    const line = await printer.open(never)
    await line.write(Buffer.from(label(1, 3)))
    vi.advanceTimersByTime(500 + 400)
    expect(printer.state()).toMatchObject({ printedCount: 1, waiting: 2 })
    printer.turn(wrong)
    vi.advanceTimersByTime(60_000)
    expect(printer.state()).toMatchObject({ printedCount: 1, waiting: 2 })
    printer.turn({ labelsLeft: null, headOpen: false, paused: false })
    vi.advanceTimersByTime(1000)
    expect(printer.state()).toMatchObject({ printedCount: 3, waiting: 0 })
  })

  it('counts what waits: the formats in its buffer and the rest of the one it prints', async () => {
    const printer = started('zpl')
    const port = await connected(printer)
    printer.turn({ paused: true })
    await port.send(Buffer.from(label(1, 5) + label(2) + label(3)))
    expect(await port.status()).toMatchObject({ troubles: ['paused'], waiting: 7 })
    await port.send(Buffer.from('~JA'))
    expect(await port.status()).toMatchObject({ waiting: 0 })
  })

  it('switched to silent it prints and answers nothing', async () => {
    const printer = started('zpl')
    const port = await connected(printer)
    printer.turn({ silent: true })
    await port.send(Buffer.from(label(1)))
    expect(await port.status()).toMatchObject({ state: 'silent' })
    await printedAll(printer, 1)
  })

  it('power off mid-job drops the line and loses what it holds; offline keeps it', async () => {
    for (const [turned, remembered] of [[{ off: true }, 0], [{ offline: true }, 3]] as const) {
      const printer = started('zpl')
      const port = await connected(printer)
      const lost = new Promise<string>((resolve) => void port.onClose(resolve))
      printer.turn({ paused: true })
      await port.send(Buffer.from(label(1, 3) + '^XA^FDhalf a la'))
      printer.turn(turned)
      expect(await lost).toBe('unplugged')
      await expect(port.send(Buffer.from(label(2)))).rejects.toMatchObject({ trouble: 'unplugged' })
      await expect(printer.open(never)).rejects.toMatchObject({ trouble: 'unreachable' })
      expect(printer.state().waiting).toBe(remembered)
      printer.turn({ off: false, offline: false, paused: false })
      const again = await connected(printer)
      if (remembered === 0) await again.send(Buffer.from(label(4)))
      await printedAll(printer, Math.max(1, remembered))
      expect(texts(printer).at(-1)).toBe(remembered === 0 ? '4' : '1')
    }
  })

  it('lets a writer wait while its memory is full', async () => {
    const printer = started('zpl', { bufferBytes: 1000 })
    const port = await connected(printer)
    printer.turn({ labelsLeft: 0 })
    let isSent = false
    const job = Array.from({ length: 100 }, (_, index) => label(index + 1)).join('')
    await port.send(Buffer.from(job.slice(0, 2000)))
    const rest = port.send(Buffer.from(job.slice(2000))).then(() => (isSent = true))
    expect(await port.status()).toMatchObject({ state: 'silent' })
    expect(isSent).toBe(false)
    printer.turn({ labelsLeft: null })
    await rest
    await printedAll(printer, 100)
  })

  it('keeps the last labels with their numbers, and no more', async () => {
    const printer = started('zpl', { keep: 5 })
    const port = await connected(printer)
    await port.send(Buffer.from(label(1, 40)))
    await printedAll(printer, 40)
    expect(printer.state().printed.map(({ number }) => number)).toEqual([36, 37, 38, 39, 40])
  })

  it.each([['zpl', { says: 'SIMULATED-203dpi,V1.0,8,8192KB', dotsPerMm: 8 }], ['tspl', { says: 'SIMULATED', dotsPerMm: null }], ['esc-pos', { says: '_SIMULATED', dotsPerMm: null }], ['epl2', null]] as const)('%s: says who it is when a person asks', async (language, answer) => {
    const printer = started(language)
    expect(await identifyPrinter(language, await printer.open(never), { flushMs: 10, answerMs: 200 })).toEqual(answer)
  })
})

describe('served over TCP', () => {
  const servedOver = async (language: PrinterLanguage) => {
    const printer = started(language, { bufferBytes: 64 * 1024 })
    const served = await serveSimulatedPrinter(printer)
    cleanups.push(served.close)
    const open = () => openTcp('127.0.0.1', served.port)(never)
    return { printer, served, open, connect: async () => connectPrinter(settings(language), await open(), { answerMs: 250 }) }
  }

  it('prints and answers like any printer in the network', async () => {
    const { printer, connect } = await servedOver('zpl')
    const port = await connect()
    for (let number = 1; number <= 12; number += 1) await port.send(Buffer.from(label(number)))
    await printedAll(printer, 12)
    expect(await port.status()).toMatchObject({ state: 'ready', waiting: 0 })
    await port.close()
  })

  it('without power it drops the line and refuses; with power it is back at the same place', async () => {
    const { printer, connect, open } = await servedOver('zpl')
    const port = await connect()
    const lost = new Promise<string>((resolve) => void port.onClose(resolve))
    printer.turn({ off: true })
    expect(await lost).toBe('unplugged')
    await vi.waitFor(() => expect(open()).rejects.toMatchObject({ trouble: 'refused' }))
    printer.turn({ off: false })
    const again = await vi.waitFor(connect)
    await again.send(Buffer.from(label(1)))
    await printedAll(printer, 1)
    await again.close()
  })
})
