import { attachWedge } from './attach-wedge.ts'
import type { PlainKeys } from './plain-keys.ts'
import type { ScanHub } from './scan-hub.ts'
import type { WedgeSettings } from './wedge-settings.ts'
import type { WedgeWarning } from './wedge-state.ts'

/** Feeds the keyboard of a page into the hub and the shortcuts; returns what disconnects it. Call again when the settings change. */
export const connectWedge = (
  document: Document,
  settings: WedgeSettings,
  hub: ScanHub,
  plainKeys: PlainKeys,
  onWarning: (warning: WedgeWarning) => void
): (() => void) => {
  let pressedMs = -1
  return attachWedge(document, settings, {
    onScan: ({ raw, aim, startedMs, endedMs, incomplete, truncated }) => {
      // The keys of this code came so late that its first one was taken for a shortcut.
      if (startedMs <= pressedMs) plainKeys.takeBack()
      void hub.deliver({
        raw, source: 'wedge', timeMs: endedMs,
        ...(aim === undefined ? {} : { aim }), ...(incomplete === undefined ? {} : { incomplete }), ...(truncated === undefined ? {} : { truncated })
      })
    },
    onPlainKey: (key, event) => {
      pressedMs = event.timeStamp
      plainKeys.press(key)
    },
    onWarning
  })
}
