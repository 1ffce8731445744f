/** Says that rows, or parts of them, are done; cheap enough to call for each. Throws when the work is to stop. */
export type ReportDone = (rows: number) => void

/** Where long work stands: rows done of all, and how quick it was so far. */
export type Progress = { readonly done: number; readonly total: number; readonly rowsPerSecond: number }

/** How often progress is told, in milliseconds. */
const everyMs = 150

/** A counter that tells at most a few times a second, and asks each time whether to stop. `nowMs` is a clock that only runs forward. */
export function countProgress(total: number, tell: (progress: Progress) => void, stopIfCancelled: () => void, nowMs: () => number): ReportDone {
  const startedMs = nowMs()
  let done = 0
  let toldMs = startedMs
  let sinceLook = 0
  return (rows) => {
    stopIfCancelled()
    done += rows
    sinceLook += rows
    if (sinceLook < 50) return
    sinceLook = 0
    const now = nowMs()
    if (now - toldMs < everyMs) return
    toldMs = now
    tell({ done: Math.min(total, Math.floor(done)), total, rowsPerSecond: Math.round((done * 1000) / (now - startedMs)) })
  }
}
