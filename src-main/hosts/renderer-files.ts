import { createReadStream, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.wav': 'audio/wav'
}

/** The file of the built renderer for a URL path, or undefined when there is none; a path never leaves the folder. */
export function rendererFile(folder: string, urlPath: string): { readonly file: string; readonly type: string } | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep) || decoded.includes('\0')) return undefined
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? { file, type: types[extname(file)] ?? 'application/octet-stream' } : undefined
}

/** Sends a file; names with a hash in them never change and are kept by the browser. */
export function sendFile(response: ServerResponse, { file, type }: { readonly file: string; readonly type: string }): void {
  const cache = /-[\w-]{8,}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
  response.writeHead(200, { 'content-type': type, 'content-length': statSync(file).size, 'cache-control': cache })
  createReadStream(file).pipe(response)
}
