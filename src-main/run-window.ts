import { parseArgs } from 'node:util'
import { composeApp, openLogIn, preloadFile, rendererFolder } from './compose-app.ts'
import { runWindowHost } from './hosts/electron/run-window-host.ts'
import { dataFolder } from './launch/data-folder.ts'

/** The arguments of ours; the browser underneath has its own among them, which are left to it. */
function readArguments(args: readonly string[]): { readonly data: string | undefined; readonly demo: boolean } {
  const { values } = parseArgs({ args: [...args], strict: false, options: { data: { type: 'string' }, demo: { type: 'boolean', default: false } } })
  return { data: typeof values.data === 'string' && values.data !== '' ? values.data : undefined, demo: values.demo === true }
}

/** Runs the program in its window: `[--data DIR] [--demo]`. Prints one line of JSON, `{"window": …}` with the data folder, when the page is loaded and calls are answered. */
export function runWindow(args: readonly string[]): void {
  const options = readArguments(args)
  const folder = dataFolder(options)
  runWindowHost({
    dataFolder: folder, openApp: (log) => composeApp(folder, options.demo, log), rendererFolder, preloadFile, openLog: () => openLogIn(folder), nowMs: () => performance.now(),
    whenReady: () => console.log(JSON.stringify({ window: folder }))
  })
}
