import type { CommandName, Input, Output, ProcedureName } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'

/** A command's request id is made here. */
type CallInput<N extends ProcedureName> = N extends CommandName ? Omit<Input<N>, 'requestId'> : Input<N>

/** Calls of a running station over HTTP, as the administrator (the station's token). */
export type StationCalls = { readonly must: <N extends ProcedureName>(procedure: N, input: CallInput<N>) => Promise<Output<N>> }

/** Calls to the station at `url`; throws with the failure when one is not good. */
export function createCalls(url: string, token: string, station = 'tests'): StationCalls {
  return {
    must: async (procedure, input) => {
      const isCommand = contract.get(procedure)?.kind === 'command'
      const response = await fetch(`${url}/api/${procedure}`, {
        method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-dockside-station': station },
        body: JSON.stringify(isCommand ? { ...input, requestId: crypto.randomUUID() } : input)
      })
      const reply = (await response.json()) as { readonly ok: boolean; readonly value: never; readonly failure?: unknown }
      if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.failure)}`)
      return reply.value
    }
  }
}
