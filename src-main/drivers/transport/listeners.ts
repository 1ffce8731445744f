/** Those who listen to one thing; each of them once, in the order they came. */
export type Listeners<Value> = {
  readonly add: (listener: (value: Value) => void) => () => void
  readonly tell: (value: Value) => void
}

/** An empty list of listeners. One that stops listening while a value is told does not hear it any more. */
export function createListeners<Value>(): Listeners<Value> {
  const listeners = new Set<{ readonly listener: (value: Value) => void }>()
  return {
    add: (listener) => {
      const entry = { listener }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    tell: (value) => {
      for (const entry of [...listeners]) if (listeners.has(entry)) entry.listener(value)
    }
  }
}
