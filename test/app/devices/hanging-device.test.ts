import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addPrinter, untilState } from '#test/support/device-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

// No real line here hangs when it is closed; some drivers of some systems do.
vi.mock(import('#main/drivers/open-line.ts'), () => ({
  openLine: () => async () => ({ write: async () => undefined, onData: () => () => undefined, onClose: () => () => undefined, close: () => new Promise<void>(() => undefined) })
}))

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

it('a device that never closes keeps neither the others nor the end of the program waiting', async () => {
  const settings = { language: 'epl2', dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: false } as const
  const { id } = await test.must('devices.save', { station: 'Test station', setup: { kind: 'label-printer', name: 'Stuck', connection: { kind: 'tcp', host: '127.0.0.1', port: 9 }, settings } })
  await untilState(test, id, 'ready')
  await test.must('devices.setActive', { deviceId: id, active: false })
  await addPrinter(test)
  expect(await test.must('devices.reconnect', { deviceId: id })).toMatchObject({ status: { state: 'off' } })
})
