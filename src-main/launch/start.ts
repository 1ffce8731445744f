import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build-if-needed.ts'
import { hasDisplay } from './browser-window.ts'
import { dataFolder } from './data-folder.ts'
import { endWithNpm } from './end-with-npm.ts'
import { findElectron } from './find-electron.ts'
import { openInBrowser } from './open-in-browser.ts'
import { runElectron } from './run-electron.ts'

const usage = 'usage: npm start -- [--demo] [--data DIR] [--browser]'

function readArguments() {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, demo: { type: 'boolean', default: false }, browser: { type: 'boolean', default: false } } })
    if (values.data === '') throw new Error('--data is empty')
    return values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return process.exit(1)
  }
}

/** Opens the window; gives in one line why there is none, or ends with it. */
async function openWindow(args: readonly string[]): Promise<string> {
  const electron = await findElectron()
  if (electron.kind === 'missing') return `The Electron window is not to be had here (${electron.why})`
  const run = await runElectron(electron.file, args)
  if (run.kind === 'ended') return process.exit(run.code)
  return `The Electron window does not open here (${run.why})`
}

// `npm start`: builds what changed and opens the program in its window; where that cannot be had, in a browser window.
const { data, demo, browser } = readArguments()
const folder = dataFolder({ data, demo })
try {
  buildIfNeeded()
  endWithNpm()
  if (!browser && hasDisplay()) console.log(`${await openWindow(['--data', folder, ...(demo ? ['--demo'] : [])])}; the same program opens in a browser window.`)
  await openInBrowser(folder, demo)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
