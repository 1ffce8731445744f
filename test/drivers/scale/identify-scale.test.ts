import { describe, expect, it } from 'vitest'
import { identifyScale } from '#main/drivers/scale/identify-scale.ts'
import { createSimulatedScale } from '#main/drivers/scale/simulated-scale.ts'
import { createMemoryLine } from '#main/drivers/transport/memory-line.ts'
import { openSerial } from '#main/drivers/transport/serial.ts'
import { hasSocat, openSerialPair, withoutSocat } from '#test/support/serial-pair.ts'
import { bytes } from './transcripts.ts'

const never = new AbortController().signal

/** A device that answers a write with something, whatever the line is set to. */
const answering = (answer: (asked: string) => string | null) => {
  const line = createMemoryLine()
  const asked: string[] = []
  line.onWritten((written) => {
    asked.push(written.toString('latin1'))
    const reply = answer(asked.at(-1) ?? '')
    if (reply !== null) line.send(bytes(reply))
  })
  return { line, asked }
}

describe('asking a port whether a scale is there', { concurrent: true }, () => {
  it('MT-SICS says its serial number', async () => {
    const scale = createSimulatedScale()
    expect(await identifyScale('/dev/x', () => scale.open, never)).toEqual({ ok: true, value: { protocol: 'mt-sics', line: { path: '/dev/x', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, said: 'SIMULATED' } })
  })

  it('Toledo 8217 echoes the word, and its echo is switched off again', async () => {
    const { line, asked } = answering((question) => (question === 'Ehello' ? '\x02E\rhello' : null))
    const result = await identifyScale('/dev/x', () => line.open, never)
    expect(result).toMatchObject({ ok: true, value: { protocol: 'toledo-8217', line: { dataBits: 7, parity: 'even' } } })
    expect(asked.at(-1)).toBe('F')
  })

  it.each([
    ['nothing answers', () => null],
    ['a line that sends back what it gets', (question: string) => question],
    ['a printer that says something', () => 'ready\r\n'],
    ['a scale of another kind', () => '\n?\r\x03']
  ])('%s: no suggestion, only identity commands were sent, and the echo was switched off', async (_, answer) => {
    const { line, asked } = answering(answer)
    expect(await identifyScale('/dev/x', () => line.open, never)).toEqual({ ok: true, value: null })
    expect(asked).toEqual(['I4\r\n', 'I2\r\n', 'Ehello', 'F'])
  })

  it('a device that takes no bytes does not hold it up', async () => {
    const stuck = createMemoryLine()
    const result = identifyScale('/dev/x', () => async (signal) => ({ ...(await stuck.open(signal)), write: () => new Promise<void>(() => undefined) }), never)
    expect(await result).toEqual({ ok: true, value: null })
  })

  it('a port that cannot be opened says why, and one that is given up says nothing', async () => {
    const gone = createMemoryLine()
    gone.setPlugged(false)
    expect(await identifyScale('/dev/x', () => gone.open, never)).toMatchObject({ ok: false, failure: { trouble: 'not-found' } })
    expect(await identifyScale('/dev/x', () => gone.open, AbortSignal.abort())).toEqual({ ok: true, value: null })
  })

  it.skipIf(!hasSocat)(`over a serial line with dirt in its buffer${hasSocat ? '' : `: ${withoutSocat}`}`, async () => {
    const pair = await openSerialPair()
    const device = await openSerial(pair.device)(never)
    device.onData((asked) => { if (asked.toString('latin1') === 'Ehello') device.write(bytes('\x02E\rhello')).catch(() => undefined) })
    await device.write(bytes('\x02?\x41\r I4 A "old'))
    expect(await identifyScale(pair.station.path, openSerial, never)).toMatchObject({ ok: true, value: { protocol: 'toledo-8217', line: { path: pair.station.path } } })
    await device.close()
    await pair.remove()
  })
})
