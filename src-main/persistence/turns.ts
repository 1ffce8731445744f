/** Runs one piece of work at a time, in the order asked; a piece that throws does not stop those behind it. */
export type Turns = {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>
  readonly waiting: () => number
  readonly settled: () => Promise<void>
  /** Takes no more work (`take` rejects) and waits for what was asked before. */
  readonly end: () => Promise<void>
}

/** A queue with nobody in it. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let hasEnded = false
  const settled = async (): Promise<void> => {
    while (waiting > 0) await last
  }
  return {
    take: <T>(work: () => Promise<T>): Promise<T> => {
      if (hasEnded) return Promise.reject(new Error('no more work is taken: the data is being closed'))
      waiting += 1
      const mine = last.then(work).finally(() => (waiting -= 1))
      last = mine.catch(() => undefined)
      return mine
    },
    waiting: () => waiting,
    settled,
    end: () => {
      hasEnded = true
      return settled()
    }
  }
}
