import { z } from 'zod'
import { contract } from '#shared/api/index.ts'
import type { Procedure } from '#shared/api/procedure.ts'

const schema = (type: z.ZodType, io: 'input' | 'output'): unknown => z.toJSONSchema(type, { io, unrepresentable: 'any' })

const describe = (name: string, { kind, input, output, failures, roles }: Procedure) => ({
  name, kind, roles, input: schema(input, 'input'), output: schema(output, 'output'),
  failures: Object.fromEntries(Object.entries(failures).map(([code, details]) => [code, schema(details, 'output')]))
})

let described: unknown

/** What `GET /api` answers: how to call, and every procedure with its kind, roles, failure codes and schemas as JSON Schema. */
export function describeApi(): unknown {
  described ??= {
    call: { method: 'POST', path: '/api/<procedure>', headers: { authorization: 'Bearer <token>', 'content-type': 'application/json' }, reply: '{"ok":true,"value":…} or {"ok":false,"failure":{"code":…}}' },
    socket: { path: '/socket', headers: { authorization: 'Bearer <token>' }, call: '{"kind":"call","id":1,"procedure":…,"input":…,"session":null,"station":…}', events: '{"kind":"subscribe","session":null,"station":…}' },
    procedures: [...contract].map(([name, procedure]) => describe(name, procedure))
  }
  return described
}
