/** The scheme and host our page is served under in the window. */
export const pageScheme = 'app'
const pageHost = 'dockside'
/** Where the window begins. */
export const pageUrl = `${pageScheme}://${pageHost}/`

/** Whether a URL is of our page; parsed and compared part by part, never by its beginning. */
export function isOwnUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed !== null && parsed.protocol === `${pageScheme}:` && parsed.host === pageHost && parsed.username === '' && parsed.password === ''
}

/** The frame a message came from, as far as it matters here. */
export type SenderFrame = { readonly url: string; readonly parent: unknown }

/** Whether a message came from our page in the window's top frame; frames inside it and pages of strangers are refused. */
export const isOwnFrame = (frame: SenderFrame | null): boolean => frame !== null && frame.parent === null && isOwnUrl(frame.url)
