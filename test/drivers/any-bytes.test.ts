import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectScale } from '#main/drivers/scale/connect-scale.ts'
import { connectScanner } from '#main/drivers/scanner/connect-scanner.ts'
import { createMemoryLine } from '#main/drivers/transport/memory-line.ts'
import { scaleProtocols } from '#shared/domain/devices/configuration.ts'
import { transcripts } from './scale/transcripts.ts'
import { usualReport } from './scanner/hid-reports.ts'

/** What a line may do: bytes of any kind, good ones among them, and a plug that is pulled at any moment. */
const happening = (good: readonly Uint8Array[]) => fc.oneof({ weight: 6, arbitrary: fc.uint8Array({ maxLength: 90 }) }, { weight: 3, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constant('unplug' as const) })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets everything happen; an error thrown on the way would fail the test as an unhandled one. */
const live = async (line: ReturnType<typeof createMemoryLine>, happenings: readonly (Uint8Array | 'unplug')[]): Promise<void> => {
  await turn()
  for (const one of happenings) {
    if (one === 'unplug') {
      line.setPlugged(false)
      line.setPlugged(true)
      // The first pause before it is opened again is a millisecond.
      await new Promise((resolve) => setTimeout(resolve, 3))
    } else line.send(one)
    await turn()
  }
}
const retry = { firstMs: 1, mostMs: 1 }

describe('any bytes, and a plug that is pulled at any moment', () => {
  it.each(scaleProtocols)('leave a scale of %s working', async (name) => {
    const { declared, frames } = transcripts[name]
    const good = frames.find(({ reading }) => reading?.weight)
    await fc.assert(
      fc.asyncProperty(fc.array(happening(frames.map(({ frame }) => frame)), { maxLength: 25 }), async (happenings) => {
        const line = createMemoryLine()
        const weights: unknown[] = []
        const scale = connectScale({ settings: { protocol: name, ...declared }, open: line.open, onReading: ({ weight }) => weights.push(weight), onStatus: () => undefined, retry })
        await live(line, happenings)
        const orders = [scale.zero(), scale.tare()]
        await live(line, Array.from({ length: 3 }, () => good?.frame ?? new Uint8Array()))
        expect(weights.at(-1)).toEqual(good?.reading?.weight)
        await scale.close()
        for (const outcome of await Promise.all(orders)) expect(['done', 'refused', 'sent', 'unsupported', 'not-connected']).toContain(outcome)
      }),
      { numRuns: 30 }
    )
  })

  it.each(['serial', 'hid-pos'] as const)('leave a %s scanner working', async (protocol) => {
    const good = protocol === 'serial' ? Buffer.from('\r]C10109501101530003\r') : usualReport({ aim: ']C1', data: '0109501101530003' })
    await fc.assert(
      fc.asyncProperty(fc.array(happening([good]), { maxLength: 25 }), async (happenings) => {
        const line = createMemoryLine()
        const raws: string[] = []
        const scanner = connectScanner({ settings: { protocol }, open: line.open, onScan: ({ raw }) => raws.push(raw), onStatus: () => undefined, retry })
        await live(line, [...happenings, good, good])
        expect(raws.at(-1)).toBe('0109501101530003')
        await scanner.close()
      }),
      { numRuns: 30 }
    )
  })
})
