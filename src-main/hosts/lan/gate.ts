import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Caller } from '#main/app/session/callers.ts'

/** The two secrets of a running station: the token acts as the administrator, the device secret only lets a page of ours ask for a sign-in. */
export type Secrets = { readonly token: string; readonly device: string }

/** How a request proved itself: by the token (a program) or by the cookie of a page this station served. */
export type Admitted = 'station' | 'device'

/** What a request may do before its procedure is looked at; 'wrong-host' and 'wrong-origin' come from pages of strangers (DNS rebinding, cross-site calls). */
export type Admission = { readonly kind: 'admitted'; readonly as: Admitted } | { readonly kind: 'refused'; readonly why: 'wrong-host' | 'wrong-origin' | 'no-credential' }

/** Name of the cookie that marks a page this station served. Cookies do not know ports: two stations of one machine must not overwrite each other's. */
export const deviceCookie = (port: number): string => `dockside-device-${port}`

const longestStation = 60
const httpPort = 80

const same = (given: string, expected: string): boolean => {
  const one = Buffer.from(given)
  const other = Buffer.from(expected)
  return one.length === other.length && timingSafeEqual(one, other)
}

const cookieOf = (request: IncomingMessage, port: number): string => {
  const start = `${deviceCookie(port)}=`
  return (request.headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(start))?.slice(start.length) ?? ''
}

/** The hosts under which a station on the loopback interface may be asked for; browsers leave HTTP's own port away. */
export const ownHosts = (port: number): readonly string[] => ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => [`${name}:${port}`, ...(port === httpPort ? [name] : [])])

/** Holds a request against Host, Origin and the secrets; the absence of an Origin proves nothing, so a credential is always needed. */
export function admit(request: IncomingMessage, port: number, secrets: Secrets): Admission {
  const hosts = ownHosts(port)
  if (!hosts.includes((request.headers.host ?? '').toLowerCase())) return { kind: 'refused', why: 'wrong-host' }
  const { origin, authorization } = request.headers
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `http://${host}`)) return { kind: 'refused', why: 'wrong-origin' }
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (bearer !== undefined) return same(bearer, secrets.token) ? { kind: 'admitted', as: 'station' } : { kind: 'refused', why: 'no-credential' }
  return same(cookieOf(request, port), secrets.device) ? { kind: 'admitted', as: 'device' } : { kind: 'refused', why: 'no-credential' }
}

/** Who calls: the token's holder acts as the administrator unless it names a session; a page is a person and nobody before the sign-in. */
export function callerOf(as: Admitted, session: string | null, station: string): Caller {
  const name = station.trim().slice(0, longestStation)
  return as === 'station' && session === null ? { kind: 'station', station: name || 'program' } : { kind: 'person', session, station: name || 'browser' }
}
