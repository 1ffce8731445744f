/**
 * The content security policy of our page on either host: it loads from where it came from and connects there and to `sockets`, nothing else.
 * Inline styles are what the component library places elements with; WebAssembly reads barcodes from pictures.
 * There are no frames: a file leaves as a download.
 */
export const contentSecurityPolicy = (sockets: readonly string[] = []): string =>
  ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "media-src 'self' data: blob:",
    ["connect-src 'self'", ...sockets].join(' '), "manifest-src 'self'", "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ')

/** Headers that go with every file and reply. Devices are spoken to by the main process, so a page needs none; a camera only where the page runs on a tablet or phone. */
export const pageHeaders = ({ camera }: { readonly camera: boolean }): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [...['geolocation', 'hid', 'serial', 'usb', 'midi', 'microphone', 'payment', 'display-capture', 'publickey-credentials-get'].map((name) => `${name}=()`), `camera=(${camera ? 'self' : ''})`].join(', ')
})
