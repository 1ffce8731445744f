import { randomBytes, randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openApp } from './app/open-app.ts'
import { describeStartFailure } from './app/startup/describe-start-failure.ts'
import { systemClock } from './clock.ts'
import { serveStation } from './hosts/lan/serve-station.ts'
import { openLog } from './log.ts'
import { createWorkers } from './workers/run-worker.ts'

const usage = 'usage: station --data DIR [--port N] [--demo] [--restore NAME|newest] [--keep-serving]'

const secret = (): string => randomBytes(24).toString('base64url')

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, demo: { type: 'boolean', default: false }, restore: { type: 'string' }, 'keep-serving': { type: 'boolean', default: false } }
  })
  const port = Number(values.port)
  if (values.data === undefined) throw new Error('--data is missing')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port is ${values.port}, expected 0 to 65535`)
  return { folder: resolve(values.data), port, demo: values.demo, restore: values.restore, keepServing: values['keep-serving'] }
}

const stop = (message: string): never => {
  console.error(message)
  process.exit(1)
}

/**
 * Opens the data, serves it on 127.0.0.1 and prints one line of JSON, `{"url": …, "token": …}`, when calls are answered. Ends with code 1 and plain words when the data
 * cannot be opened, unless `--keep-serving` asks for the screen that offers a restore. SIGTERM and SIGINT finish what is under way and close the file.
 */
export async function runStation(args: readonly string[]): Promise<void> {
  let options: ReturnType<typeof readArguments>
  try {
    options = readArguments(args)
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  const isSource = import.meta.url.endsWith('.ts')
  const app = await openApp({
    dataFolder: options.folder, clock: systemClock, newId: randomUUID, log: openLog(options.folder), demo: options.demo,
    workers: createWorkers(new URL('./workers/', import.meta.url), isSource ? '.ts' : '.js')
  })
  if (options.restore !== undefined) await restore(app, options.restore)
  const failure = app.failure()
  if (failure !== null && !options.keepServing) return stop(await describeStartFailure(app, options.folder))

  const secrets = { token: secret(), device: secret() }
  const rendererFolder = fileURLToPath(new URL(isSource ? '../out/renderer' : '../renderer', import.meta.url))
  const station = await serveStation({ app, rendererFolder, port: options.port, secrets }).catch(async (error: unknown) => {
    await app.close()
    return stop(`The station cannot listen on port ${options.port}: ${error instanceof Error ? error.message : String(error)}`)
  })
  console.log(JSON.stringify({ url: station.url, token: secrets.token }))

  let stopping = false
  const end = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await station.close()
    await app.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
}

type RunningApp = Awaited<ReturnType<typeof openApp>>

async function restore(app: RunningApp, wanted: string): Promise<void> {
  const caller = { kind: 'station', station: 'command line' } as const
  const state = await app.dispatch({ procedure: 'startup.state', input: {}, caller })
  const { backups = [] } = (state.ok ? state.value : {}) as { readonly backups?: readonly { readonly name: string }[] }
  const backupName = wanted === 'newest' ? backups[0]?.name : wanted
  if (backupName === undefined) return stop('There is no backup to restore.')
  const reply = await app.dispatch({ procedure: 'startup.restore', input: { backupName }, caller })
  if (!reply.ok) return stop(reply.failure.code === 'not-failed' ? 'The data opens as it is; nothing was restored.' : `The backup ${backupName} was not restored: ${JSON.stringify(reply.failure)}`)
  console.error(`Restored ${backupName}. The file it replaced is kept as ${(reply.value as { readonly keptAs: string }).keptAs}.`)
}
