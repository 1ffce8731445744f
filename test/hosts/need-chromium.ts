import { existsSync } from 'node:fs'
import { chromiumPath } from '#test/e2e/support/chromium.ts'

/** The Chromium these tests drive; without one they say what to install. */
export function needChromium(): string {
  const path = chromiumPath()
  if (!existsSync(path)) throw new Error('These tests need Chromium. On Debian: "apt-get install chromium" as root; elsewhere set CHROMIUM_PATH to a Chromium or Chrome.')
  return path
}
