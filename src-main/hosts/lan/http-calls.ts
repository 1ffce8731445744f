import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Dispatch } from '#main/app/dispatch.ts'
import { contract } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import type { Admitted } from './gate.ts'
import { callerOf } from './gate.ts'
import { readBody } from './read-body.ts'

const statusOf: Readonly<Record<PlatformFailure['code'], number>> = {
  'invalid-input': 400, 'not-signed-in': 401, forbidden: 403, 'unknown-procedure': 404, 'request-id-reused': 409, 'too-large': 413, fault: 500, 'not-started': 503, locked: 503, offline: 503, 'disk-full': 507
}

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' })
  response.end(text)
}

/** Sends a refusal in the shape every reply has, with the HTTP status that belongs to its code unless another says it better. */
export const sendFailure = (response: ServerResponse, failure: PlatformFailure, status: number = statusOf[failure.code]): void => sendJson(response, status, fail(failure))

/** A refusal of input that says what was wrong. */
export const invalid = (message: string): PlatformFailure => ({ code: 'invalid-input', issues: [{ path: '', message }] })

/** A header as text; percent-encoded signs are decoded, because headers carry no others than Latin ones. */
const header = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name]
  if (typeof value !== 'string') return null
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const isJson = (request: IncomingMessage): boolean => /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')

async function readInput(request: IncomingMessage, response: ServerResponse): Promise<Result<unknown, PlatformFailure>> {
  const body = await readBody(request)
  if (body.kind === 'too-large') {
    response.setHeader('connection', 'close')
    return fail({ code: 'too-large', maximumBytes: maximumFrameBytes })
  }
  if (body.kind === 'unreadable') return fail(invalid(body.why))
  try {
    return ok(body.text.trim() === '' ? {} : JSON.parse(body.text))
  } catch (error) {
    return fail(invalid(`the body is not JSON: ${error instanceof Error ? error.message : ''}`))
  }
}

/**
 * `POST /api/<procedure>`: JSON in, `{ ok, value }` or `{ ok, failure }` out. Headers `x-dockside-session` and `x-dockside-station` say who and where.
 * A page must say that it sends JSON, which a form of a stranger cannot; a program with the token need not.
 */
export async function answerCall(request: IncomingMessage, response: ServerResponse, procedure: string, as: Admitted, dispatch: Dispatch): Promise<void> {
  if (as === 'device' && !isJson(request)) return sendFailure(response, invalid('the content type is not application/json'), 415)
  const input = await readInput(request, response)
  if (!input.ok) return sendFailure(response, input.failure)
  const caller = callerOf(as, header(request, 'x-dockside-session'), header(request, 'x-dockside-station') ?? '')
  const reply = await dispatch({ procedure, input: input.value, caller })
  if (reply.ok || isDeclared(procedure, reply.failure.code)) sendJson(response, 200, reply)
  else sendJson(response, statusOf[reply.failure.code as PlatformFailure['code']] ?? 200, reply)
}

/** A declared failure may share a word with a refusal ('too-large' of an export): it is an answer all the same. */
const isDeclared = (procedure: string, code: string): boolean => contract.get(procedure)?.failures[code] !== undefined
