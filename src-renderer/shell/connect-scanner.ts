import { notifications } from '@mantine/notifications'
import type { i18n } from 'i18next'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { connectWedge } from '../scanner/connect-wedge.ts'
import { createPlainKeys } from '../scanner/plain-keys.ts'
import { createScanHub } from '../scanner/scan-hub.ts'
import type { ScannerServices } from '../scanner/use-scanner.ts'
import type { WedgeWarning } from '../scanner/wedge-state.ts'
import type { Sounds } from '../ui/sounds.ts'
import { readWedgeSettings, subscribeWedgeSettings } from '../ui/wedge-store.ts'

/** The scanner side of the window: one hub, one set of shortcuts. */
export function createScanner(words: i18n, sounds: Sounds): ScannerServices {
  const hub = createScanHub({
    onUnclaimed: () => sounds.play('stop'),
    onFault: (error) => {
      console.error(error)
      sounds.play('stop')
      notifications.show({ message: words.t('failures:any.fault', { id: 'scan' }), className: 'dk-toast dk-toast-stop' })
    }
  })
  return { hub, plainKeys: createPlainKeys() }
}

/** Listens to a keyboard-wedge scanner as this station is set up, and again after each change of the settings. */
export function connectScanner(page: Document, { hub, plainKeys }: ScannerServices, words: i18n): void {
  const warn = ({ code, raw }: WedgeWarning): void => {
    if (code === 'empty') return
    notifications.show({ message: words.t(`shell:scan.${code}`, { raw: readableText(raw) }), className: 'dk-toast dk-toast-attention' })
  }
  let disconnect = connectWedge(page, readWedgeSettings(), hub, plainKeys, warn)
  subscribeWedgeSettings(() => {
    disconnect()
    disconnect = connectWedge(page, readWedgeSettings(), hub, plainKeys, warn)
  })
}
