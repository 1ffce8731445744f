/** Where commands without an answer are written down while the station is away, so that they outlive the page: a reload must not lose what was scanned. */
export type KeptCalls = {
  /** Takes the place of what was written before; the frames as text, in order. */
  readonly write: (texts: readonly string[]) => void
  /** What the page before this one left, and nothing the next time. */
  readonly take: () => readonly string[]
}

/** Nothing outlives the page. */
export const keepNothing: KeptCalls = { write: () => undefined, take: () => [] }

const key = 'dockside.waiting'

/** Keeps them in the storage of the tab, which lives as long as the session of the person at it. What is too large for it lives only as long as the page. */
export function keepIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): KeptCalls {
  return {
    write: (texts) => {
      try {
        if (texts.length === 0) storage.removeItem(key)
        else storage.setItem(key, JSON.stringify(texts))
      } catch (error) {
        console.warn('Waiting commands could not be written down', error)
      }
    },
    take: () => {
      const text = storage.getItem(key)
      storage.removeItem(key)
      return text === null ? [] : (JSON.parse(text) as readonly string[])
    }
  }
}
