/**
 * Plain Chromium has no schemes of our own, so `scheme://host/path` is shown to it as `https://host.scheme.invalid/path`, an address that nobody can have,
 * whose requests never reach a network. Everything that leaves the stand-in speaks of the first form.
 */
const ending = '.invalid'

/** The address Chromium gets for one of a scheme of ours. */
export function toChromium(url: string, schemes: ReadonlySet<string>): string {
  const [scheme = '', rest = ''] = url.split(/:\/\/(.*)/s)
  if (!schemes.has(scheme)) return url
  const [host = '', path = ''] = rest.split(/(?=[/?#])(.*)/s)
  return `https://${host}.${scheme}${ending}${path.startsWith('/') ? path : `/${path}`}`
}

/** The address as the program knows it. */
export function fromChromium(url: string, schemes: ReadonlySet<string>): string {
  const match = /^https:\/\/([^/:?#]+)\.([a-z][a-z0-9+-]*)\.invalid(?=[/?#]|$)(.*)$/s.exec(url)
  const [, host, scheme = '', path = ''] = match ?? []
  return match !== null && schemes.has(scheme) ? `${scheme}://${host}${path}` : url
}
