import type { Client } from '../api/client.ts'
import { newRequestId } from '../api/client.ts'
import { followFrontWindow } from '../scanner/front-window.ts'
import type { ScanHub } from '../scanner/scan-hub.ts'

/** Feeds the scanners of this station into the hub that the keyboard scanner feeds, with the device that read the code. Of several windows of one station the one that was worked in last takes them. */
export function connectDevices(page: Window, client: Pick<Client, 'subscribe' | 'station'>, hub: Pick<ScanHub, 'deliver'>): () => void {
  const front = followFrontWindow(newRequestId(), { page, store: page.localStorage })
  const unsubscribe = client.subscribe((event) => {
    if (event.type !== 'device.scanned' || event.station !== client.station() || !front.isFront()) return
    const { raw, aim, deviceId } = event
    void hub.deliver({ raw, source: 'device', timeMs: page.performance.now(), ...(aim === undefined ? {} : { aim }), ...(deviceId === undefined ? {} : { deviceId }) })
  })
  return () => {
    unsubscribe()
    front.end()
  }
}
