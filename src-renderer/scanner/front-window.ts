/** What of the page tells which of the windows of this computer a person works in. */
export type FrontWindowPlaces = { readonly page: Pick<Window, 'addEventListener' | 'removeEventListener'> & { readonly document: Pick<Document, 'visibilityState' | 'hasFocus'> }; readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> }

const key = 'dockside.front'
const claimOn = ['focus', 'pointerdown', 'keydown', 'pageshow'] as const

/**
 * Whether this window is the one that was worked in last, of all windows that share a browser's memory. A scanner of the station sends to all of them, and a case must be counted
 * once. A window that is closed hands over to whichever is seen. `id` tells the windows apart; `end` stops listening.
 */
export function followFrontWindow(id: string, { page, store }: FrontWindowPlaces): { readonly isFront: () => boolean; readonly end: () => void } {
  const isSeen = (): boolean => page.document.visibilityState === 'visible'
  const claim = (): void => {
    if (isSeen()) store.setItem(key, id)
  }
  const leave = (): void => {
    if (store.getItem(key) === id) store.removeItem(key)
  }
  // The window in front was closed.
  const onStorage = (event: Event): void => {
    if ((event as StorageEvent).key === key && store.getItem(key) === null) claim()
  }
  const listeners = [...claimOn.map((type) => [type, claim] as const), ['visibilitychange', claim], ['pagehide', leave], ['storage', onStorage]] as const
  for (const [type, listener] of listeners) page.addEventListener(type, listener, true)
  if (page.document.hasFocus() || store.getItem(key) === null) claim()
  return {
    isFront: () => store.getItem(key) === null || store.getItem(key) === id,
    end: () => {
      leave()
      for (const [type, listener] of listeners) page.removeEventListener(type, listener, true)
    }
  }
}
