import { expect, test } from 'vitest'
import type { ServerEvent } from '#shared/api/events.ts'
import { connectDevices } from '#renderer/shell/connect-devices.ts'
import type { Scan } from '#renderer/scanner/scan-hub.ts'

/** Windows of one browser: they share a memory, and each has its own events and sight. */
function createBrowser() {
  const memory = new Map<string, string>()
  const windows: { readonly target: EventTarget; seen: boolean }[] = []
  const store = {
    getItem: (key: string) => memory.get(key) ?? null, setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => {
      memory.delete(key)
      // Every window but the one that did it is told; telling that one as well changes nothing here.
      for (const { target } of windows) target.dispatchEvent(Object.assign(new Event('storage'), { key }))
    }
  }
  return {
    open: () => {
      const own = { target: new EventTarget(), seen: true }
      windows.push(own)
      const page = {
        addEventListener: own.target.addEventListener.bind(own.target), removeEventListener: own.target.removeEventListener.bind(own.target), localStorage: store, performance: { now: () => 7 },
        document: { get visibilityState() { return own.seen ? 'visible' : 'hidden' }, hasFocus: () => false }
      }
      return { page: page as unknown as Window, come: () => void own.target.dispatchEvent(new Event('focus')), close: () => { own.seen = false; own.target.dispatchEvent(new Event('pagehide')) } }
    }
  }
}

function createStation(name = 'Dock 1') {
  const listeners = new Set<(event: ServerEvent) => void>()
  return {
    client: { station: () => name, subscribe: (listener: (event: ServerEvent) => void) => { listeners.add(listener); return () => void listeners.delete(listener) } },
    tell: (event: ServerEvent) => listeners.forEach((listener) => listener(event))
  }
}

const hubOf = (): { readonly hub: { readonly deliver: (scan: Scan) => Promise<void> }; readonly scans: Scan[] } => {
  const scans: Scan[] = []
  return { scans, hub: { deliver: async (scan) => void scans.push(scan) } }
}

test('a scan of this station goes into the hub as it came, with the device that read it; those of others do not', () => {
  const { client, tell } = createStation()
  const { hub, scans } = hubOf()
  const disconnect = connectDevices(createBrowser().open().page, client, hub)
  tell({ type: 'device.scanned', station: 'Dock 1', raw: '0104\u001d10A', aim: ']C1', deviceId: 3, ending: 'cr' })
  tell({ type: 'device.scanned', station: 'Dock 2', raw: '4006381333931', deviceId: 4 })
  tell({ type: 'devices.changed', deviceId: 3 })
  expect(scans).toEqual([{ raw: '0104\u001d10A', aim: ']C1', deviceId: 3, source: 'device', timeMs: 7 }])
  disconnect()
  tell({ type: 'device.scanned', station: 'Dock 1', raw: '4006381333931', deviceId: 3 })
  expect(scans).toHaveLength(1)
})

test('of several windows one alone takes each scan: the one worked in last, and another once that is closed', () => {
  const { client, tell } = createStation()
  const browser = createBrowser()
  const [first, second] = [browser.open(), browser.open()]
  const [one, other] = [hubOf(), hubOf()]
  connectDevices(first.page, client, one.hub)
  connectDevices(second.page, client, other.hub)
  const scan = (raw: string): void => tell({ type: 'device.scanned', station: 'Dock 1', raw, deviceId: 1 })
  const taken = (): readonly (readonly string[])[] => [one.scans, other.scans].map((scans) => scans.map(({ raw }) => raw))
  scan('A')
  expect(taken()).toEqual([['A'], []])
  second.come()
  scan('B')
  expect(taken()).toEqual([['A'], ['B']])
  second.close()
  scan('C')
  expect(taken()).toEqual([['A', 'C'], ['B']])
})
