/** Puts text on the clipboard; false when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Pages that are not secure have no clipboard.
    if (!('clipboard' in navigator)) return false
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
