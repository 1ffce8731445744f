import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeStartFailure } from './app/startup/describe-start-failure.ts'
import { restoreAtStart } from './app/startup/restore-at-start.ts'
import { openStation, openStationApp } from './open-station.ts'

const usage = 'usage: station --data DIR [--port N] [--demo] [--restore NAME|newest] [--keep-serving]'

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, demo: { type: 'boolean', default: false }, restore: { type: 'string' }, 'keep-serving': { type: 'boolean', default: false } }
  })
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : -1
  if (values.data === undefined || values.data === '') throw new Error('--data is missing')
  if (port < 0 || port > 65_535) throw new Error(`--port is ${values.port}, expected 0 to 65535`)
  return { folder: resolve(values.data), port, demo: values.demo, restore: values.restore, keepServing: values['keep-serving'] }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

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
    return stop(`${wordsOf(error)}\n${usage}`)
  }
  const { folder, port } = options
  const app = await openStationApp(options).catch((error: unknown) => stop(`The data folder ${folder} cannot be used: ${wordsOf(error)}`))
  if (options.restore !== undefined) {
    const restored = await restoreAtStart(app, options.restore)
    if (!restored.ok) return stop(restored.failure)
    console.error(restored.value)
  }
  if (app.failure() !== null && !options.keepServing) return stop(await describeStartFailure(app, folder))

  const station = await openStation(app, folder, port).catch((error: unknown) => stop(`The station cannot listen on port ${port}: ${wordsOf(error)}`))
  endOnSignals(station.close)
  console.log(JSON.stringify({ url: station.url, token: station.token }))
}

/** The first signal ends the work in order, and a second one changes nothing. */
function endOnSignals(close: () => Promise<void>): void {
  let isStopping = false
  const end = (): void => {
    if (isStopping) return
    isStopping = true
    close().then(() => process.exit(0), (error: unknown) => stop(`The data was not closed in order: ${wordsOf(error)}`))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
