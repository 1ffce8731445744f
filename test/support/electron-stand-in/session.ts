import type { Json, Target } from './chromium.ts'
import { fromChromium } from './addresses.ts'

type RequestHandler = (contents: unknown, permission: string, decide: (granted: boolean) => void, details: Json) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: Json) => boolean
type BeforeRequest = (details: { readonly url: string }, decide: (answer: { readonly cancel?: boolean }) => void) => void
type PageHandler = (request: Request) => Response | Promise<Response>

/** Electron's names of permissions, with Chromium's. */
const permissionNames: readonly (readonly [string, string])[] = [
  ['geolocation', 'geolocation'], ['notifications', 'notifications'], ['media', 'camera'], ['media', 'microphone'], ['midi', 'midi'], ['clipboard-read', 'clipboard-read'], ['clipboard-sanitized-write', 'clipboard-write'], ['idle-detection', 'idle-detection']
]

const schemes = new Set<string>()
const pageHandlers = new Map<string, PageHandler>()
let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null
let beforeRequest: { readonly patterns: readonly RegExp[]; readonly listener: BeforeRequest } | null = null

const asPattern = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)

/** Schemes that pages of ours may have. */
export const ownSchemes: ReadonlySet<string> = schemes

/** Custom schemes. */
export const protocol = {
  registerSchemesAsPrivileged: (list: readonly { readonly scheme: string; readonly privileges: { readonly standard?: boolean; readonly secure?: boolean } }[]): void =>
    list.forEach(({ scheme, privileges }) => {
      if (privileges.standard !== true || privileges.secure !== true) throw new Error('the stand-in knows standard and secure schemes only')
      schemes.add(scheme)
    })
}

/** The one session. */
export const session = {
  defaultSession: {
    protocol: { handle: (scheme: string, handler: PageHandler): void => void pageHandlers.set(scheme, handler) },
    setPermissionRequestHandler: (handler: RequestHandler): void => void (requestHandler = handler),
    setPermissionCheckHandler: (handler: CheckHandler): void => void (checkHandler = handler),
    /** Chromium without a window on screen offers no device, so nothing is asked. */
    setDevicePermissionHandler: (_handler: () => boolean): void => undefined,
    webRequest: { onBeforeRequest: ({ urls }: { readonly urls: readonly string[] }, listener: BeforeRequest): void => void (beforeRequest = { patterns: urls.map(asPattern), listener }) }
  }
}

/** Electron grants what nobody decides, so a permission is denied only when both handlers deny it. */
async function isGranted(permission: string, origin: string): Promise<boolean> {
  const checked = checkHandler === null || checkHandler(null, permission, origin, {})
  const asked = requestHandler === null || (await new Promise<boolean>((resolve) => requestHandler?.(null, permission, resolve, {})))
  return checked || asked
}

/** Tells Chromium what the session's handlers decide for an origin. */
export async function applyPermissions(browser: Target, url: string, shownUrl: string): Promise<void> {
  for (const [permission, name] of permissionNames) {
    const setting = (await isGranted(permission, shownUrl)) ? 'granted' : 'denied'
    await browser.send('Browser.setPermission', { permission: { name }, setting, origin: new URL(url).origin }).catch(() => undefined)
  }
}

/** Chromium itself opens no windows for such a document, as Electron does for a denied one; the window hears that one was wanted and asks the program. */
const withoutPopups = { name: 'content-security-policy', value: 'sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts' }

async function fulfil(target: Target, { requestId, resourceType }: Json, handler: PageHandler, request: Request): Promise<void> {
  const response = await handler(request)
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  const responseHeaders = [...[...response.headers].map(([name, value]) => ({ name, value })), ...(resourceType === 'Document' ? [withoutPopups] : [])]
  await target.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
}

/** Answers a request of a page: from the scheme's handler, or refused or let through as the session says. */
export async function answerRequest(target: Target, paused: Json): Promise<void> {
  const { requestId, request } = paused
  const { url, method, headers } = request as { readonly url: string; readonly method: string; readonly headers: Record<string, string> }
  const shown = fromChromium(url, schemes)
  const handler = pageHandlers.get(shown.split(':', 1)[0] ?? '')
  if (handler !== undefined) return fulfil(target, paused, handler, new Request(shown, { method, headers }))
  const cancelled = beforeRequest !== null && beforeRequest.patterns.some((pattern) => pattern.test(shown)) && (await new Promise<boolean>((resolve) => beforeRequest?.listener({ url: shown }, ({ cancel = false }) => resolve(cancel))))
  await target.send(cancelled ? 'Fetch.failRequest' : 'Fetch.continueRequest', cancelled ? { requestId, errorReason: 'BlockedByClient' } : { requestId })
}
