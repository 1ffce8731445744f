import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import type { Output } from '#shared/api/index.ts'
import { serveSimulatedPrinter } from '#main/drivers/printer/serve-simulated-printer.ts'
import { createSimulatedPrinter } from '#main/drivers/printer/simulated-printer.ts'
import type { BuiltStation } from './built-station.ts'
import { post, startStation, until } from './built-station.ts'
import { cleanUp, newFolder } from './start-program.ts'

type Job = Output<'printing.view'>['job']

const must = async <T>(station: BuiltStation, procedure: string, input: unknown): Promise<T> => {
  const { reply } = await post(station, procedure, input)
  if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.failure)}`)
  return reply.value as T
}
const jobOf = async (station: BuiltStation, jobId: number): Promise<Job> => (await must<{ job: Job }>(station, 'printing.view', { jobId })).job

afterAll(cleanUp)

// The printer stands beside the station, so it goes on with what it has while the station is dead, as a real one does.
it('a station that is killed while it prints prints nothing again by itself: a person says from which label on, and every label is on paper once', async () => {
  const printer = createSimulatedPrinter({ language: 'zpl', labelsPerSecond: 40 })
  const served = await serveSimulatedPrinter(printer)
  const folder = newFolder()
  let requests = 0
  const withId = (input: Readonly<Record<string, unknown>>) => ({ ...input, requestId: `kill-test-${++requests}` })
  let station = await startStation(folder)
  try {
    await must(station, 'devices.save', withId({ station: 'Dock 1', setup: { kind: 'label-printer', name: 'Dock printer', connection: { kind: 'tcp', host: '127.0.0.1', port: served.port }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 80, heightMm: 30, codePage: null, reportsStatus: true } } }))
    const { id } = await must<Job>(station, 'printing.print', withId({ templateKey: 'command', subject: { kind: 'free', fields: { commandName: 'Undo', commandCode: 'DOCKSIDEUNDOX' } }, copies: 60 }))
    await until(() => printer.state().printedCount, (count) => count >= 15)
    await station.program.stop('SIGKILL')
    await until(() => printer.state().waiting, (waiting) => waiting === 0)
    const onPaper = printer.state().printedCount
    expect(onPaper).toBeLessThan(60)

    station = await startStation(folder)
    const asked = await until(() => jobOf(station, id), ({ state }) => state === 'unknown')
    expect(asked.resumeFrom).toBeLessThanOrEqual(onPaper + 1)
    expect(asked.handedOver).toBeGreaterThanOrEqual(onPaper)
    await pause(1_000)
    expect(printer.state().printedCount).toBe(onPaper)

    await must(station, 'printing.resume', withId({ jobId: id, fromLabel: onPaper + 1 }))
    await until(() => jobOf(station, id), ({ state }) => state === 'confirmed')
    expect(printer.state().printedCount).toBe(60)
  } finally {
    await station.program.stop()
    await served.close()
    printer.stop()
  }
})
