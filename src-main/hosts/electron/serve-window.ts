import type { WebContents } from 'electron'
import { ipcMain } from 'electron'
import type { App } from '#main/app/open-app.ts'
import { answerFrame } from '#main/hosts/answer-frame.ts'
import type { ServerFrame } from '#shared/api/wire.ts'
import { channels } from './channels.ts'
import { isOwnFrame } from './own-page.ts'

/**
 * Talks frames with the page of the window: the only place with raw ipc. Every call is held against the frame it came from. Calls wait for `opening`;
 * events go to the page once it subscribed, and never to anything else that might be loaded in its place.
 */
export function serveWindow(opening: Promise<App>): void {
  const listening = new Set<WebContents>()

  const send = (contents: WebContents, frame: ServerFrame): void => {
    if (contents.isDestroyed() || !isOwnFrame(contents.mainFrame)) listening.delete(contents)
    else contents.send(channels.event, frame)
  }
  const listen = (contents: WebContents): void => {
    listening.add(contents)
    contents.once('destroyed', () => listening.delete(contents))
    contents.once('render-process-gone', () => listening.delete(contents))
  }

  ipcMain.handle(channels.call, async ({ senderFrame, sender }, raw: unknown) => {
    if (!isOwnFrame(senderFrame)) throw new Error('this frame may not call')
    const { dispatch } = await opening
    return answerFrame(raw, {
      callerOf: (session, station) => ({ kind: 'person', session, station: station.trim() || 'window' }),
      dispatch,
      subscribe: () => {
        if (!listening.has(sender)) listen(sender)
      }
    })
  })
  opening.then((app) => app.subscribe((event) => listening.forEach((contents) => send(contents, { kind: 'event', event }))), () => undefined)
}
