import { spawn } from 'node:child_process'

/** What a program of the system said: `code` null when it was ended by a signal, by the time limit or by the caller. `missing`: there is no such program. */
export type ProgramResult = { readonly kind: 'ended'; readonly code: number | null; readonly output: string; readonly errors: string } | { readonly kind: 'missing'; readonly detail: string }

type RunOptions = { readonly input?: Uint8Array; readonly signal?: AbortSignal; readonly timeoutMs?: number }

/** More than this of what a program says is dropped. */
const longestOutput = 256 * 1024

/** Runs a program found on PATH, in plain English (LC_ALL=C), with `input` on its standard input. Never rejects. */
export const runProgram = (file: string, args: readonly string[], { input, signal, timeoutMs = 10_000 }: RunOptions = {}): Promise<ProgramResult> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve({ kind: 'ended', code: null, output: '', errors: 'given up before it was started' })
    const run = spawn(file, args, { env: { ...process.env, LC_ALL: 'C' }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    const said = { output: '', errors: '' }
    const keep = (which: keyof typeof said) => (part: Buffer): void => {
      if (said[which].length < longestOutput) said[which] += part.toString('utf8')
    }
    run.stdout.on('data', keep('output'))
    run.stderr.on('data', keep('errors'))
    const kill = (): void => void run.kill('SIGKILL')
    const timer = setTimeout(kill, timeoutMs)
    signal?.addEventListener('abort', kill)
    const settle = (result: ProgramResult): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', kill)
      resolve(result)
    }
    run.on('error', (error) => settle({ kind: 'missing', detail: error.message }))
    run.on('close', (code) => settle({ kind: 'ended', code, ...said }))
    // A program that ends before it has read everything says why itself.
    run.stdin.on('error', () => undefined)
    run.stdin.end(input ?? new Uint8Array())
  })
