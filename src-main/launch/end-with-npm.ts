const lookEveryMs = 250

/**
 * npm passes SIGTERM to the shell between it and this process, and that shell dies without passing it on. A process that npm started therefore watches
 * its parent and ends as if it had got the signal itself.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs).unref()
}
