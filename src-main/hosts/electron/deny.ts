import type { App, Session } from 'electron'
import { isOwnUrl } from './own-page.ts'

/** Addresses outside; the window never asks for them, whatever a page in it tries. */
const outside = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'] }

/** No permission, no device and no address outside: everything a page of ours needs comes over its two channels. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(outside, ({ url }, decide) => decide({ cancel: !isOwnUrl(url) }))
}

/** No navigation away from our page, no new windows, no webviews, in any contents that ever come to be. */
export function denyLeaving(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnUrl(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOwnUrl(event.url)) event.preventDefault()
    })
  })
}
