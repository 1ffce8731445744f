import { describe, expect, it } from 'vitest'
import { connectScale } from '#main/drivers/scale/connect-scale.ts'
import { createMemoryLine } from '#main/drivers/transport/memory-line.ts'
import type { OpenTransport, Transport } from '#main/drivers/transport/transport.ts'
import { openSerial } from '#main/drivers/transport/serial.ts'
import type { ScaleSettings } from '#shared/domain/devices/configuration.ts'
import { scaleProtocols } from '#shared/domain/devices/configuration.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { scaleProtocolByName } from '#main/drivers/scale/scale-protocols.ts'
import type { SerialPair } from '#test/support/serial-pair.ts'
import { hasSocat, openSerialPair, until, withoutSocat } from '#test/support/serial-pair.ts'
import { bytes, transcripts } from './transcripts.ts'

const never = new AbortController().signal
const short = ({ state, troubles }: DeviceStatus): string => [state, ...troubles].join(' ')
/** Tests run beside each other, since much of each is waiting; what one made is ended after it. */
type AtEnd = (end: () => Promise<void>) => void

const connect = (atEnd: AtEnd, settings: ScaleSettings, open: OpenTransport) => {
  const readings: ScaleReading[] = []
  const said: string[] = []
  const log: string[] = []
  const scale = connectScale({ settings, open, onReading: (reading) => readings.push(reading), onStatus: (status) => said.push(short(status)), log: (line) => log.push(line), retry: { firstMs: 20, mostMs: 100 } })
  atEnd(scale.close)
  return { scale, readings, said, log }
}
const mtSics = { protocol: 'mt-sics', unit: null, decimals: null } as const

/** A scale in memory that hears every question. */
const scripted = (answer: (asked: string) => string | null) => {
  const line = createMemoryLine()
  const asked: string[] = []
  line.onWritten((written) => {
    asked.push(written.toString('latin1'))
    const reply = answer(written.toString('latin1'))
    if (reply !== null) line.send(bytes(reply))
  })
  return { line, asked }
}

describe('asking a scale', { concurrent: true }, () => {
  it('is ready with the first reading, not with the open line', async ({ onTestFinished }) => {
    let isOn = false
    const { line } = scripted(() => (isOn ? 'S S       1.000 kg\r\n' : null))
    const { said, readings } = connect(onTestFinished, mtSics, line.open)
    await until(() => said.length === 2, 'it is silent')
    expect(said).toEqual(['connecting', 'silent no-answer'])
    isOn = true
    await until(() => readings.length > 0, 'a reading')
    expect(said).toEqual(['connecting', 'silent no-answer', 'ready'])
  })

  it('begins by throwing away what lay in the line', async ({ onTestFinished }) => {
    const { line } = scripted(() => 'S S       1.000 kg\r\n')
    const order: string[] = []
    const { readings } = connect(onTestFinished, mtSics, async (signal) => {
      const transport = await line.open(signal)
      return { ...transport, discardInput: async () => void order.push('discard'), write: (written) => { order.push('ask'); return transport.write(written) } }
    })
    await until(() => readings.length > 0, 'a reading')
    expect(order.slice(0, 2)).toEqual(['discard', 'ask'])
  })

  it('never has two questions under way, and repeats one that is not answered', async ({ onTestFinished }) => {
    const { line, asked } = scripted(() => null)
    connect(onTestFinished, mtSics, line.open)
    await until(() => asked.length === 1, 'the first question')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(asked).toEqual(['SI\r\n'])
    await until(() => asked.length === 2, 'the question again', 1000)
  })

  it('that takes no bytes is silent, and is not given more and more', async ({ onTestFinished }) => {
    const line = createMemoryLine()
    let writes = 0
    const { said } = connect(onTestFinished, mtSics, async (signal) => ({ ...(await line.open(signal)), write: () => { writes += 1; return new Promise<void>(() => undefined) } }))
    await until(() => writes === 4, 'four questions')
    await new Promise((resolve) => setTimeout(resolve, 1600))
    expect({ writes, said }).toEqual({ writes: 4, said: ['connecting', 'silent no-answer'] })
  })

  it('that talks nonsense is told apart from one that is silent, and is ready again with a good answer', async ({ onTestFinished }) => {
    let reply = '\xff\xf3garbled\xfe'
    const { line } = scripted(() => reply)
    const { said } = connect(onTestFinished, mtSics, line.open)
    await until(() => said.includes('attention garbled'), 'it is garbled')
    reply = '\r\nS S       1.000 kg\r\n'
    await until(() => said.at(-1) === 'ready', 'it is ready')
    expect(said).toEqual(['connecting', 'attention garbled', 'ready'])
  })

  it('that cannot weigh says so', async ({ onTestFinished }) => {
    let status = '\x02?\x48\r'
    const { line } = scripted(() => status)
    const { said } = connect(onTestFinished, { protocol: 'toledo-8217', unit: 'kg', decimals: 3 }, line.open)
    await until(() => said.includes('attention scale-error'), 'its error')
    status = '\x0201.000\r'
    await until(() => said.at(-1) === 'ready', 'it is ready')
  })

  it('keeps up a dialogue: ENQ, ACK, DC1, weight', async ({ onTestFinished }) => {
    const frame = transcripts['cas-ecr'].frames[0]?.frame.toString('latin1') ?? ''
    const { line, asked } = scripted((question) => (question === '\x05' ? '\x06' : frame))
    const { readings } = connect(onTestFinished, { protocol: 'cas-ecr', unit: null, decimals: 3 }, line.open)
    await until(() => readings.length >= 2, 'two readings')
    expect(asked.slice(0, 4)).toEqual(['\x05', '\x11', '\x05', '\x11'])
  })

  it('that answers only a new weight is not called silent', async ({ onTestFinished }) => {
    let answers = 0
    const { line } = scripted(() => { answers += 1; return answers === 1 ? '  1.234kg\r\n' : null })
    const { said } = connect(onTestFinished, { protocol: 'adam', unit: null, decimals: null }, line.open)
    await until(() => said.at(-1) === 'ready', 'it is ready')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(said).toEqual(['connecting', 'ready'])
  })
})

describe('zero and tare', { concurrent: true }, () => {
  it('are told what became of them, and asking goes on', async ({ onTestFinished }) => {
    const { line, asked } = scripted((question) => (question === 'Z\r\n' ? 'Z A\r\n' : question === 'T\r\n' ? 'T I\r\n' : 'S S       1.000 kg\r\n'))
    const { scale, readings } = connect(onTestFinished, mtSics, line.open)
    await until(() => readings.length > 0, 'a reading')
    expect(await Promise.all([scale.zero(), scale.tare()])).toEqual(['done', 'refused'])
    const before = asked.length
    await until(() => asked.length > before, 'the next question')
    expect(asked.filter((question) => question !== 'SI\r\n')).toEqual(['Z\r\n', 'T\r\n'])
  })

  it('without an answer were sent, and nothing else is known', async ({ onTestFinished }) => {
    const { line } = scripted((question) => (question === 'SI\r\n' ? 'S S       1.000 kg\r\n' : null))
    const { scale, readings } = connect(onTestFinished, mtSics, line.open)
    await until(() => readings.length > 0, 'a reading')
    expect(await scale.tare()).toBe('sent')
  })

  it('are unsupported where the protocol has none, and not connected without a line', async ({ onTestFinished }) => {
    const line = createMemoryLine()
    line.setPlugged(false)
    const { scale } = connect(onTestFinished, mtSics, line.open)
    expect(await scale.zero()).toBe('not-connected')
    expect(await connect(onTestFinished, { protocol: 'dymo-hid', unit: null, decimals: null }, line.open).scale.tare()).toBe('unsupported')
  })

  it('leaning on the key does not pile up orders', async ({ onTestFinished }) => {
    const { line } = scripted(() => null)
    const { scale, log } = connect(onTestFinished, mtSics, line.open)
    await until(() => log.includes('line open'), 'the line is open')
    const outcomes = Array.from({ length: 20 }, () => scale.zero())
    expect((await Promise.all(outcomes.slice(4)))).toEqual(Array.from({ length: 16 }, () => 'refused'))
    await scale.close()
    expect(await Promise.all(outcomes.slice(0, 4))).toEqual(Array.from({ length: 4 }, () => 'not-connected'))
  })
})

describe.skipIf(!hasSocat)(`over a serial line${hasSocat ? '' : `: ${withoutSocat}`}`, { concurrent: true }, () => {
  /** The scale at the other end: answers each question with the next frame, in pieces with pauses, after some noise. */
  const playScale = async (atEnd: AtEnd, pair: SerialPair, frames: readonly Buffer[], isAsked: boolean): Promise<Transport> => {
    const device = await openSerial(pair.device)(never)
    let next = 0
    let sending = Promise.resolve()
    const sendOne = async (): Promise<void> => {
      const frame = frames[next % frames.length] ?? bytes('')
      next += 1
      const half = Math.max(1, frame.length >> 1)
      await device.write(frame.subarray(0, half)).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 3))
      await device.write(frame.subarray(half)).catch(() => undefined)
    }
    const sendNext = (): void => { sending = sending.then(sendOne) }
    if (isAsked) device.onData((asked) => { if (asked[0] !== 0x05) sendNext(); else device.write(Buffer.of(0x06)).catch(() => undefined) })
    else {
      const timer = setInterval(sendNext, 15)
      device.onClose(() => clearInterval(timer))
    }
    atEnd(() => device.close())
    return device
  }

  it.for(scaleProtocols.filter((name) => name !== 'dymo-hid' && name !== 'adam'))('%s is read in delayed pieces, behind what lay in the line', async (name, { onTestFinished }) => {
    const pair = await openSerialPair()
    onTestFinished(pair.remove)
    const good = transcripts[name].frames.filter(({ reading }) => reading !== null && reading.weight !== null)
    const device = await playScale(onTestFinished, pair, good.map(({ frame }) => frame), scaleProtocolByName[name].poll !== null)
    await device.write(Buffer.from('\xff\x02half a frame', 'latin1'))
    const { readings, said } = connect(onTestFinished, { protocol: name, ...transcripts[name].declared }, openSerial(pair.station))
    await until(() => readings.length >= 3, 'three readings')
    expect(said).toEqual(['connecting', 'ready'])
    for (const reading of readings) expect(good.map((one) => one.reading)).toContainEqual(reading)
  })

  it('pulled and put back: lost within 2 s, then ready again', async ({ onTestFinished }) => {
    const pair = await openSerialPair()
    onTestFinished(pair.remove)
    const frames = [bytes('S S       1.000 kg\r\n')]
    await playScale(onTestFinished, pair, frames, true)
    const { said, readings } = connect(onTestFinished, mtSics, openSerial(pair.station))
    await until(() => said.at(-1) === 'ready', 'ready')
    await pair.unplug()
    await until(() => said.at(-1) === 'lost unplugged', 'lost', 2000)
    await pair.plug()
    await playScale(onTestFinished, pair, frames, true)
    const before = readings.length
    await until(() => said.at(-1) === 'ready' && readings.length > before, 'ready again')
    expect(said).toEqual(['connecting', 'ready', 'lost unplugged', 'ready'])
  })

  it('switched off and on at an adapter that stays: silent, then ready again', async ({ onTestFinished }) => {
    const pair = await openSerialPair()
    onTestFinished(pair.remove)
    const device = await playScale(onTestFinished, pair, [bytes('S S       1.000 kg\r\n')], true)
    const { said } = connect(onTestFinished, mtSics, openSerial(pair.station))
    await until(() => said.at(-1) === 'ready', 'ready')
    await device.close()
    await until(() => said.at(-1) === 'silent no-answer', 'silent', 2500)
    await playScale(onTestFinished, pair, [bytes('S S       1.000 kg\r\n')], true)
    await until(() => said.at(-1) === 'ready', 'ready again', 2500)
  })
})
