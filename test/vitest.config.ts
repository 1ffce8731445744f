import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Three projects that run alone or together: `unit` (pure), `use-cases` (real SQLite files), `hosts` (the built station and windows). */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    passWithNoTests: false,
    // Two at a time even on two cores: much of the time is spent waiting for the disk and for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/domain/**/*.test.ts', 'test/renderer/**/*.test.{ts,tsx}', 'test/documents/**/*.test.ts'] } },
      { extends: true, test: { name: 'use-cases', include: ['test/app/**/*.test.ts', 'test/persistence/**/*.test.ts', 'test/drivers/**/*.test.ts', 'test/simulation/**/*.test.ts'], globalSetup: 'test/support/built-workers.ts', testTimeout: 30_000 } },
      { extends: true, test: { name: 'hosts', include: ['test/hosts/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } }
    ]
  }
})
