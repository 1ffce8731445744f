import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { stripVTControlCharacters } from 'node:util'

// `npm test`: everything that must hold, one suite after another so that they do not disturb each other's time; types and lint go together.
const rounds: readonly (readonly string[])[] = [['test:types', 'test:lint'], ['test:unit'], ['test:use-cases'], ['test:hosts'], ['test:browser'], ['test:usb']]

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0)} s`

/** How much of what a failed script said is said again at the end, in characters: a long log is read from there. */
const saidAgain = 20_000

/** The lines that name a failed test and its error, as vitest and Playwright print them; they are the last words of all. */
const failedTests = (output: string): readonly string[] =>
  stripVTControlCharacters(output)
    .split('\n')
    .filter((line) => /^\s*(FAIL\s|\d+\) \[|\w*Error: )/.test(line))
    .slice(-20)

/** Runs one script of package.json with its output as it comes; gives its name, whether it passed, the end of its output, and its time in milliseconds. */
const runScript = (name: string): Promise<{ readonly name: string; readonly passed: boolean; readonly ending: string; readonly took: number }> =>
  new Promise((resolve) => {
    const start = performance.now()
    const run = spawn('npm', ['run', '-s', name], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let ending = ''
    const show = (chunk: Buffer): void => {
      process.stdout.write(chunk)
      ending = (ending + chunk.toString()).slice(-saidAgain)
    }
    run.stdout.on('data', show)
    run.stderr.on('data', show)
    run.on('error', (error) => resolve({ name, passed: false, ending: error.message, took: performance.now() - start }))
    run.on('close', (code, signal) => resolve({ name, passed: code === 0, ending: signal === null ? ending : `${ending}\nended by ${signal}`, took: performance.now() - start }))
  })

const started = performance.now()
const results = []
for (const round of rounds) results.push(...(await Promise.all(round.map(runScript))))
for (const { name, ending } of results.filter(({ passed }) => !passed)) console.log(`\n--- the end of ${name}, which failed ---\n${ending}`)
console.log('')
for (const { ending } of results.filter(({ passed }) => !passed)) for (const line of failedTests(ending)) console.log(line)
/** Why a script that cannot run here at all did nothing. */
const skipped = (ending: string): string => /^skipped: .*$/m.exec(ending)?.[0] ?? ''
for (const { name, passed, took, ending } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(16)} ${seconds(took).padEnd(6)} ${skipped(ending)}`.trimEnd())
console.log(`in all ${seconds(performance.now() - started)}`)
if (results.some(({ passed }) => !passed)) process.exit(1)
