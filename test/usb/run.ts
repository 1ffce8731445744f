/** `npm run test:usb`: the project's own drivers against virtual USB devices of a real kernel. Exit 1 when a check fails; where it cannot run at all, one line says why. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { bootGuest, type GuestEnd } from './boot.ts'
import { NotHere, debianRoots } from './debian-packages.ts'
import { begun } from './mark.ts'

/** The guest needs half a minute on two quiet cores. */
const limitMs = 240_000
const shownAtTheEnd = 60

const project = new URL('../..', import.meta.url).pathname
const started = performance.now()
const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`
const say = (line: string): void => console.log(`usb: ${line}`)

try {
  const cache = join(project, 'node_modules/.cache/dockside-usb')
  mkdirSync(cache, { recursive: true })
  const roots = debianRoots(cache)
  say(`packages ready after ${seconds()}`)
  const boot = (): Promise<GuestEnd> => bootGuest({ roots, cache, script: join(project, 'test/usb/guest.ts'), limitMs, onLine: say })
  let end = await boot()
  // The emulated processor now and then takes Node down while it starts, before a line of the project has run: that says nothing of the drivers, so it is booted once more, and only once.
  if (end.code !== null && end.code > 128 && !end.console.includes(begun)) {
    say(`Node did not come up in the guest (${end.code}); it is booted once more`)
    end = await boot()
  }
  const { code, console: spoken, isLate } = end
  if (code !== 0) {
    say(`the last lines of its console:\n${spoken.trimEnd().split('\n').slice(-shownAtTheEnd).join('\n')}`)
    say(isLate ? `FAILED: the guest was not done after ${limitMs / 1000} s` : code === null ? 'FAILED: the guest ended before its checks did' : 'FAILED: see the checks above')
    process.exitCode = 1
  } else say(`all checks passed, ${seconds()} in all`)
} catch (error) {
  if (!(error instanceof NotHere)) throw error
  console.log(`skipped: ${error.message}`)
}
