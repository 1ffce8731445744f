import type { Session } from 'electron'
import { protocol } from 'electron'
import { contentSecurityPolicy, pageHeaders } from '#main/hosts/page-policy.ts'
import { rendererFile } from '#main/hosts/renderer-files.ts'
import { isOwnUrl, pageScheme } from './own-page.ts'

/** Makes `app:` a scheme with an origin of its own, like https. Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

const policy = { ...pageHeaders({ camera: false }), 'content-security-policy': contentSecurityPolicy() }

/** Serves the built renderer under `app://dockside/` and nothing else; a path never leaves the folder. */
export function servePage(session: Session, rendererFolder: string): void {
  session.protocol.handle(pageScheme, async (request) => {
    if (request.method !== 'GET' || !isOwnUrl(request.url)) return new Response(null, { status: 403, headers: policy })
    const found = await rendererFile(rendererFolder, new URL(request.url).pathname)
    if (found === undefined) return new Response(null, { status: 404, headers: policy })
    return new Response(found.content, { headers: { ...policy, 'content-type': found.type, 'cache-control': found.cacheControl } })
  })
}
