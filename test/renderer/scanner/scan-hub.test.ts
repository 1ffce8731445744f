import { expect, it } from 'vitest'

import { createPlainKeys } from '#renderer/scanner/plain-keys.ts'
import type { Scan } from '#renderer/scanner/scan-hub.ts'
import { createScanHub } from '#renderer/scanner/scan-hub.ts'

const scanOf = (raw: string): Scan => ({ raw, source: 'wedge', timeMs: 0 })

const createHub = () => {
  const log: string[] = []
  const hub = createScanHub({ onUnclaimed: (scan) => log.push(`nobody:${scan.raw}`), onFault: (error, scan) => log.push(`fault:${scan.raw}:${String(error)}`) })
  const listener = (name: string, answer?: boolean) => (scan: Scan) => {
    log.push(`${name}:${scan.raw}`)
    return answer
  }
  return { hub, log, listener }
}

it('the topmost takes a scan; one that declines hands it down; nobody is told', async () => {
  const { hub, log, listener } = createHub()
  await hub.deliver(scanOf('1'))
  hub.subscribe(listener('screen'))
  const closeDialog = hub.subscribe(listener('dialog', false), 'dialog')
  await hub.deliver(scanOf('2'))
  closeDialog()
  await hub.deliver(scanOf('3'))
  expect(log).toEqual(['nobody:1', 'dialog:2', 'screen:2', 'screen:3'])
})

it('level goes before age, and the newest of a level is on top', async () => {
  const { hub, log, listener } = createHub()
  for (const [name, level] of [['dialog', 'dialog'], ['old screen', 'screen'], ['new screen', 'screen'], ['app', 'app']] as const) hub.subscribe(listener(name, false), level)
  await hub.deliver(scanOf('1'))
  expect(log).toEqual(['dialog:1', 'new screen:1', 'old screen:1', 'app:1', 'nobody:1'])
})

it('scans wait for a busy handler and come in order, one at a time', async () => {
  const { hub, log } = createHub()
  const gates: (() => void)[] = []
  hub.subscribe(async (scan) => {
    log.push(`begin ${scan.raw}`)
    await new Promise<void>((resolve) => gates.push(resolve))
    log.push(`end ${scan.raw}`)
  })
  const all = ['1', '2', '3'].map((raw) => hub.deliver(scanOf(raw)))
  expect(hub.waiting()).toBe(3)
  for (const delivered of all) {
    while (gates.length === 0) await Promise.resolve()
    gates.shift()?.()
    await delivered
  }
  expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
  expect(hub.waiting()).toBe(0)
})

it('a handler that throws loses its own scan only, and loudly', async () => {
  const { hub, log } = createHub()
  hub.subscribe((scan) => {
    if (scan.raw === 'bad') throw new Error('broken')
    log.push(scan.raw)
  })
  await Promise.all(['a', 'bad', 'b'].map((raw) => hub.deliver(scanOf(raw))))
  expect(log).toEqual(['a', 'fault:bad:Error: broken', 'b'])
})

it('plain keys go to the topmost that has them, in either case; an open dialog hides those below', () => {
  const keys = createPlainKeys()
  const log: string[] = []
  keys.subscribe(() => ({ l: () => void log.push('screen l'), d: () => void log.push('screen d') }))
  expect([keys.press('L'), keys.press('x'), keys.press('constructor')]).toEqual([true, false, false])
  const closeDialog = keys.subscribe(() => ({ l: () => void log.push('dialog l') }), 'dialog')
  expect([keys.press('l'), keys.press('d')]).toEqual([true, false])
  closeDialog()
  keys.press('d')
  expect(log).toEqual(['screen l', 'dialog l', 'screen d'])
})

it('a plain key that was the first character of a code is taken back, once and where that can be done', () => {
  const keys = createPlainKeys()
  const log: string[] = []
  keys.subscribe(() => ({ d: () => { log.push('damaged'); return () => void log.push('not damaged') }, f: () => void log.push('field') }))
  keys.press('d')
  keys.takeBack()
  keys.takeBack()
  keys.press('d')
  keys.press('f')
  keys.takeBack()
  expect(log).toEqual(['damaged', 'not damaged', 'damaged', 'field'])
})
