import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.wav': 'audio/wav', '.pdf': 'application/pdf', '.txt': 'text/plain; charset=utf-8'
}

/** A file of the built renderer, ready to be sent. */
export type RendererFile = { readonly content: Uint8Array<ArrayBuffer>; readonly type: string; readonly cacheControl: string }

/** The bundler puts a hash into the names under assets/, so those files never change. */
const cacheControlOf = (path: string): string => (/^[/\\]assets[/\\].*-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')

/**
 * The file of the built renderer for a URL path (still percent-encoded), or undefined when there is none. A path never leaves the folder.
 * A path without an ending is a screen of the page, so it gives the page.
 */
export async function rendererFile(folder: string, urlPath: string): Promise<RendererFile | undefined> {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.split(/[/\\]/).includes('..')) return undefined
  const isScreen = extname(path) === ''
  const root = normalize(folder.endsWith(sep) ? folder : folder + sep)
  const file = normalize(join(root, isScreen ? 'index.html' : path))
  if (!file.startsWith(root)) return undefined
  try {
    if (!(await stat(file)).isFile()) return undefined
    const content = await readFile(file)
    return { content, type: types[extname(file).toLowerCase()] ?? 'application/octet-stream', cacheControl: cacheControlOf(file.slice(root.length - 1)) }
  } catch {
    return undefined
  }
}
