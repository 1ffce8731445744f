import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

// `npm test`: everything that must hold, one suite after another so that they do not disturb each other's time; types and lint go together.
const rounds: readonly (readonly string[])[] = [['test:types', 'test:lint'], ['test:unit'], ['test:use-cases'], ['test:hosts'], ['test:browser']]

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0)} s`

/** Runs one script of package.json with its output as it comes; gives its name, whether it passed, and its time in milliseconds. */
const runScript = (name: string): Promise<{ readonly name: string; readonly passed: boolean; readonly took: number }> =>
  new Promise((resolve) => {
    const start = performance.now()
    const run = spawn('npm', ['run', '-s', name], { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
    run.on('error', () => resolve({ name, passed: false, took: performance.now() - start }))
    run.on('exit', (code) => resolve({ name, passed: code === 0, took: performance.now() - start }))
  })

const results = []
for (const round of rounds) results.push(...(await Promise.all(round.map(runScript))))
console.log('')
for (const { name, passed, took } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(16)} ${seconds(took)}`)
if (results.some(({ passed }) => !passed)) process.exit(1)
