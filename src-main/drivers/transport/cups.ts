import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { runProgram } from './run-program.ts'
import { TransportError } from './transport.ts'

/** A name that CUPS allows, which no option can be mistaken for. */
const queueName = /^[^\s/#'"?\\\x00-\x1f-][^\s/#'"?\\\x00-\x1f]{0,126}$/

const troubleOf = (errors: string): DeviceTrouble => {
  if (/does not exist|unknown destination|no such file/i.test(errors)) return 'not-found'
  if (/unable to connect|connection refused|scheduler.*not running/i.test(errors)) return 'unreachable'
  if (/forbidden|not authorized|unauthorized|permission/i.test(errors)) return 'no-permission'
  if (/not accepting|rejecting/i.test(errors)) return 'refused'
  return 'printer-error'
}

async function ask(program: string, args: readonly string[], options?: Parameters<typeof runProgram>[2]): Promise<string> {
  const result = await runProgram(program, args, options)
  if (result.kind === 'missing') throw new TransportError('not-found', `the printing system CUPS is not there: ${result.detail}`)
  if (result.code === 0) return result.output
  throw new TransportError(result.code === null ? 'no-answer' : troubleOf(result.errors), `${program}: ${result.errors.trim() || (result.code === null ? 'ended before it was done' : `code ${result.code}`)}`)
}

/** The queues of the system, by name. Rejects with a `TransportError` when CUPS is not there or does not answer. */
export const cupsQueues = async (): Promise<readonly string[]> => (await ask('lpstat', ['-e'])).split('\n').map((line) => line.trim()).filter((line) => line !== '')

/** Where each queue prints to, as CUPS says it (`usb://…`, `socket://…`), by name of the queue. */
export async function cupsDeviceUris(): Promise<ReadonlyMap<string, string>> {
  const lines = (await ask('lpstat', ['-v'])).split('\n').map((line) => /^device for (.+?): (.*)$/.exec(line.trim()))
  return new Map(lines.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const])))
}

/** Hands one job to a queue as it is, without a driver between. Gives the id of the job, such as `zebra-12`; it is queued then, not printed. */
export async function printThroughCups(queue: string, bytes: Uint8Array, { title = 'labels', signal }: { readonly title?: string; readonly signal?: AbortSignal } = {}): Promise<{ readonly jobId: string | null }> {
  if (!queueName.test(queue)) throw new TransportError('not-found', `no queue can be named ${JSON.stringify(queue)}`)
  const output = await ask('lp', ['-d', queue, '-o', 'raw', '-t', title, '-'], { input: bytes, signal, timeoutMs: 60_000 })
  return { jobId: /request id is (\S+)/.exec(output)?.[1] ?? null }
}

/** The jobs that wait or print in a queue, in order, by id. */
export async function waitingCupsJobs(queue: string): Promise<readonly string[]> {
  if (!queueName.test(queue)) return []
  return (await ask('lpstat', ['-W', 'not-completed', '-o', queue])).split('\n').flatMap((line) => /^(\S+-\d+)\s/.exec(line)?.[1] ?? [])
}
