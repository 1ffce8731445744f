import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'

/** Where the person is: the title of the screen and the screen above it. */
export type Place = { readonly title: string; readonly parent?: { readonly title: string; readonly href: string } | undefined }

/** What the shell shows of the screen in it. */
export type PageStore = { readonly place: () => Place | null; readonly setPlace: (place: Place | null) => void; readonly subscribe: (listener: () => void) => () => void }

/** An empty store. */
export function createPageStore(): PageStore {
  let place: Place | null = null
  const listeners = new Set<() => void>()
  return {
    place: () => place,
    setPlace: (next) => {
      if (next?.title === place?.title && next?.parent?.href === place?.parent?.href && next?.parent?.title === place?.parent?.title) return
      place = next
      listeners.forEach((listener) => listener())
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

/** Carries the store of the shell. */
export const PageStoreContext = createContext<PageStore>(createPageStore())

/** Tells the shell where the person is; it stands in the top bar and in the title of the window. */
export function usePlace({ title, parent }: Place): void {
  const store = useContext(PageStoreContext)
  const parentTitle = parent?.title
  const parentHref = parent?.href
  useEffect(() => {
    store.setPlace({ title, ...(parentTitle === undefined || parentHref === undefined ? {} : { parent: { title: parentTitle, href: parentHref } }) })
    document.title = title === '' ? 'Dockside' : `${title} · Dockside`
  }, [store, title, parentTitle, parentHref])
}

/** Where the person is, for the top bar. */
export const useCurrentPlace = (): Place | null => {
  const store = useContext(PageStoreContext)
  return useSyncExternalStore(store.subscribe, store.place)
}
