import { defineConfig } from 'vitest/config'

/** Three projects that run alone or together: `unit` (pure), `use-cases` (real SQLite files), `hosts` (the built station and windows). */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/domain/**/*.test.ts', 'test/renderer/**/*.test.{ts,tsx}', 'test/documents/**/*.test.ts'] } },
      { extends: true, test: { name: 'use-cases', include: ['test/app/**/*.test.ts', 'test/persistence/**/*.test.ts', 'test/simulation/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'hosts', include: ['test/hosts/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } }
    ]
  }
})
