import { createContext, useContext, useEffect, useEffectEvent } from 'react'

import type { PlainKeyMap, PlainKeys } from './plain-keys.ts'
import type { ScanHandler, ScanHub } from './scan-hub.ts'
import type { ScanLevel } from './scan-stack.ts'

/** The scanner side of the window, made once where the application is composed. */
export type ScannerServices = { readonly hub: ScanHub; readonly plainKeys: PlainKeys }

/** Carries the hub and the shortcuts to every screen. */
export const ScannerContext = createContext<ScannerServices | null>(null)

/** The hub and the shortcuts of this window; throws outside a `ScannerContext`. */
export const useScannerServices = (): ScannerServices => {
  const services = useContext(ScannerContext)
  if (services === null) throw new Error('useScanner needs a ScannerContext above it')
  return services
}

/** When a screen or dialog listens, and how near the top it stands. */
export type ListenOptions = { readonly active?: boolean; readonly level?: ScanLevel }

/** Gives this component the scans while it is active and the topmost; the handler may change on every render. */
export const useScanner = (handler: ScanHandler, { active = true, level = 'screen' }: ListenOptions = {}): void => {
  const { hub } = useScannerServices()
  const onScan = useEffectEvent(handler)
  useEffect(() => (active ? hub.subscribe((scan) => onScan(scan), level) : undefined), [hub, active, level])
}

/** Gives this component single-letter shortcuts that act only when the key was pressed alone and outside every field. */
export const usePlainKey = (map: PlainKeyMap, { active = true, level = 'screen' }: ListenOptions = {}): void => {
  const { plainKeys } = useScannerServices()
  const currentMap = useEffectEvent(() => map)
  useEffect(() => (active ? plainKeys.subscribe(() => currentMap(), level) : undefined), [plainKeys, active, level])
}
