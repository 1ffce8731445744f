/** A set of listeners for one kind of thing. */
export type Listeners<T> = { readonly add: (listener: (thing: T) => void) => () => void; readonly tell: (thing: T) => void }

/** Listeners that may come and go, also while they are being told. */
export function createListeners<T>(): Listeners<T> {
  const all = new Set<(thing: T) => void>()
  return {
    add: (listener) => {
      // One function may listen twice; each time has its own way out.
      const own = (thing: T): void => listener(thing)
      all.add(own)
      return () => void all.delete(own)
    },
    tell: (thing) => [...all].forEach((listener) => listener(thing))
  }
}
