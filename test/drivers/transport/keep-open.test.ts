import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepOpen } from '#main/drivers/transport/keep-open.ts'
import { createMemoryLine } from '#main/drivers/transport/memory-line.ts'
import type { OpenTransport, Transport } from '#main/drivers/transport/transport.ts'
import { TransportError } from '#main/drivers/transport/transport.ts'
import type { DeviceStatus } from '#shared/domain/devices/device-state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const short = ({ state, troubles }: DeviceStatus): string => [state, ...troubles].join(' ')
const run = (open: OpenTransport) => {
  const said: string[] = []
  const ups: Transport[] = []
  let downs = 0
  const kept = keepOpen({ open, onOpen: (transport) => { ups.push(transport); return () => { downs += 1 } }, onStatus: (status) => said.push(short(status)) })
  return { kept, said, ups, downs: () => downs }
}

describe('a line that is kept open', () => {
  it('opens, is lost with the reason, and comes back', async () => {
    const line = createMemoryLine()
    const { kept, said, ups, downs } = run(line.open)
    await vi.advanceTimersByTimeAsync(0)
    expect(said).toEqual(['connecting', 'ready'])
    line.setPlugged(false)
    expect(said).toEqual(['connecting', 'ready', 'lost unplugged'])
    expect(downs()).toBe(1)
    expect(kept.current()).toBeNull()
    await vi.advanceTimersByTimeAsync(20_000)
    // Not being found again is what being unplugged looks like: it says nothing new.
    expect(said).toHaveLength(3)
    line.setPlugged(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(said).toEqual(['connecting', 'ready', 'lost unplugged', 'ready'])
    expect(ups).toHaveLength(2)
    await kept.close()
    expect(downs()).toBe(2)
  })

  it('says why it was never reached, and every other reason as it changes', async () => {
    const troubles = ['not-found', 'not-found', 'in-use', 'no-permission'] as const
    let attempts = 0
    const { kept, said } = run(async () => {
      const trouble = troubles[Math.min(attempts, troubles.length - 1)] ?? 'refused'
      attempts += 1
      throw new TransportError(trouble, 'no')
    })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said).toEqual(['connecting', 'connecting not-found', 'connecting in-use', 'connecting no-permission'])
    await kept.close()
  })

  it('waits 0.25 s, then twice as long each time up to 5 s, and begins anew after a success', async () => {
    let isThere = false
    const attempts: number[] = []
    const line = createMemoryLine()
    const started = performance.now()
    const { kept } = run((signal) => {
      attempts.push(Math.round(performance.now() - started))
      return isThere ? line.open(signal) : Promise.reject(new TransportError('not-found', 'no'))
    })
    await vi.advanceTimersByTimeAsync(15_000)
    const pauses = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0))
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 5000])
    isThere = true
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept.current()).not.toBeNull()
    isThere = false
    const before = attempts.length
    line.setPlugged(false)
    await vi.advanceTimersByTimeAsync(751)
    expect(attempts.length - before).toBe(2)
    await kept.close()
  })

  it('an error that nobody foresaw is a refusal and not the end of the program', async () => {
    const { kept, said } = run(() => Promise.reject(new TypeError('surprise')))
    await vi.advanceTimersByTimeAsync(0)
    expect(said).toEqual(['connecting', 'connecting refused'])
    await kept.close()
  })
})

describe('closing', () => {
  it('while it is opening lets go of a line that opens too late, and says nothing more', async () => {
    const line = createMemoryLine()
    let finish: (transport: Transport) => void = () => undefined
    const { kept, said, ups } = run(() => new Promise((resolve) => { finish = resolve }))
    const closing = kept.close()
    const late = await line.open(new AbortController().signal)
    let isClosed = false
    late.onClose(() => { isClosed = true })
    finish(late)
    await closing
    expect({ isClosed, ups: ups.length, said }).toEqual({ isClosed: true, ups: 0, said: ['connecting'] })
  })

  it('between two attempts ends them', async () => {
    let attempts = 0
    const { kept } = run(() => { attempts += 1; return Promise.reject(new TransportError('not-found', 'no')) })
    await vi.advanceTimersByTimeAsync(300)
    await kept.close()
    const before = attempts
    await vi.advanceTimersByTimeAsync(60_000)
    expect(attempts).toBe(before)
  })

  it('twice, and while open, closes the line once and does not open it again', async () => {
    const line = createMemoryLine()
    const { kept, said, ups, downs } = run(line.open)
    await vi.advanceTimersByTimeAsync(0)
    await Promise.all([kept.close(), kept.close()])
    await kept.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect({ ups: ups.length, downs: downs(), said }).toEqual({ ups: 1, downs: 1, said: ['connecting', 'ready'] })
    await expect(line.open(new AbortController().signal)).resolves.toBeDefined()
  })
})
