/** Waits until something holds; throws after `mostMs`, with `what` in the message. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, mostMs = 5000): Promise<void> {
  const started = performance.now()
  while (!(await holds())) {
    if (performance.now() - started > mostMs) throw new Error(`not within ${mostMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
