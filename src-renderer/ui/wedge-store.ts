import type { WedgeSettings } from '../scanner/wedge-settings.ts'
import { defaultWedgeSettings } from '../scanner/wedge-settings.ts'

const key = 'dockside.wedge'
const listeners = new Set<() => void>()
let current: WedgeSettings | null = null

/** How the scanner of this station is set up; stays with the device. */
export function readWedgeSettings(): WedgeSettings {
  if (current !== null) return current
  try {
    current = { ...defaultWedgeSettings, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<WedgeSettings>) }
  } catch {
    current = defaultWedgeSettings
  }
  return current
}

/** Keeps new settings and connects the scanner with them at once. */
export function saveWedgeSettings(settings: WedgeSettings): void {
  current = settings
  localStorage.setItem(key, JSON.stringify(settings))
  listeners.forEach((listener) => listener())
}

/** Hears every change of the settings; returns what ends it. */
export function subscribeWedgeSettings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Connects the scanner anew, so that listeners added meanwhile hear its keys before it does. */
export const reconnectWedge = (): void => listeners.forEach((listener) => listener())
