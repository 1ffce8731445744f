import { useState } from 'react'
import { useServerEvents } from '../../api/hooks.ts'
import { useScanner } from '../../scanner/use-scanner.ts'
import { useSounds } from '../../ui/use-sounds.ts'

/** One code as a scanner sent it; `number` counts them on this screen. */
export type DeviceScan = { readonly number: number; readonly raw: string; readonly aim?: string; /** How it came to its end. */ readonly ending?: string }

const kept = 20

/** The last scans of one scanner, newest first, whatever station it feeds. Those that come to this window stay here instead of going where a scan leads. */
export function useDeviceScans(deviceId: number): { readonly scans: readonly DeviceScan[]; readonly clear: () => void } {
  const [scans, setScans] = useState<readonly DeviceScan[]>([])
  const sounds = useSounds()
  useServerEvents((event) => {
    if (event.type !== 'device.scanned' || event.deviceId !== deviceId) return
    sounds.play('good')
    setScans((before) => [{ number: (before[0]?.number ?? 0) + 1, raw: event.raw, ...(event.aim === undefined ? {} : { aim: event.aim }), ...(event.ending === undefined ? {} : { ending: event.ending }) }, ...before.slice(0, kept - 1)])
  })
  useScanner((scan) => scan.deviceId === deviceId)
  return { scans, clear: () => setScans([]) }
}
