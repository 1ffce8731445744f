import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Dispatch } from '#main/app/dispatch.ts'
import { contract } from '#shared/api/index.ts'
import { fail } from '#shared/result.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import { callerOf } from './gate.ts'

const statusOf: Readonly<Record<string, number>> = {
  'invalid-input': 400, 'not-signed-in': 401, forbidden: 403, 'unknown-procedure': 404, 'request-id-reused': 409, 'too-large': 413, fault: 500, 'not-started': 503, locked: 503, 'disk-full': 507
}

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' })
  response.end(text)
}

/** Sends a refusal in the shape every reply has, with the HTTP status that belongs to its code. */
export const sendFailure = (response: ServerResponse, failure: { readonly code: string }): void => sendJson(response, statusOf[failure.code] ?? 200, fail(failure))

/** The whole body as text, or undefined when it is longer than a frame may be. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > maximumFrameBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const header = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

/** `POST /api/<procedure>`: JSON in, `{ ok, value }` or `{ ok, failure }` out. Headers `x-dockside-session` and `x-dockside-station` say who and where. */
export async function answerCall(request: IncomingMessage, response: ServerResponse, procedure: string, as: 'station' | 'device', dispatch: Dispatch): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) return sendFailure(response, { code: 'too-large' })
  let input: unknown
  try {
    input = body.trim() === '' ? {} : JSON.parse(body)
  } catch (error) {
    return sendFailure(response, { code: 'invalid-input', issues: [{ path: '', message: `the body is not JSON: ${error instanceof Error ? error.message : ''}` }] } as { readonly code: string })
  }
  const caller = callerOf(as, header(request, 'x-dockside-session'), header(request, 'x-dockside-station') ?? '')
  const reply = await dispatch({ procedure, input, caller })
  if (reply.ok || isDeclared(procedure, reply.failure.code)) sendJson(response, 200, reply)
  else sendFailure(response, reply.failure)
}

/** A declared failure may share a word with a refusal ('forbidden' of a decision): it is an answer all the same. */
const isDeclared = (procedure: string, code: string): boolean => contract.get(procedure)?.failures[code] !== undefined
