/** Letters that close, reload or open something with Ctrl (Cmd on macOS); Ctrl+J is also how some scanners send a line feed. */
const commands = new Set(['w', 'q', 'r', 'n', 't', 'o', 's', 'p', 'j', 'h', 'u', 'd'])
const withAlt = new Set(['ArrowLeft', 'ArrowRight', 'Home'])

/** Whether a browser would leave, close or cover the page on this press. */
export function isBrowserCommand({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (key === 'F5' || key.startsWith('Browser')) return true
  if (altKey && !ctrlKey) return withAlt.has(key)
  return (ctrlKey || metaKey) && !altKey && (key === 'F4' || commands.has(key.toLowerCase()))
}

/**
 * Keeps a browser from acting on keys that a barcode can hold too: it would close or reload the page in the middle of a count. The page itself sees them as ever.
 * In a window of its own (`--app`) a browser leaves all of these to the page; in a tab it keeps closing and opening to itself, and nothing saved is lost by it.
 */
export function holdBrowserKeys(target: Window): void {
  target.addEventListener('keydown', (event) => {
    if (isBrowserCommand(event)) event.preventDefault()
  })
}
