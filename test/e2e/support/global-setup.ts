import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildFolder } from './build-folder.ts'
import { chromiumPath } from './chromium.ts'

const isDebian = (): boolean => existsSync('/etc/debian_version')
const isRoot = (): boolean => process.getuid?.() === 0

/** Makes sure that there is a Chromium: installs Debian's as root, else says what to install. Makes sure that there is a build. */
export default function globalSetup(): void {
  if (!existsSync(join(buildFolder, 'main/station.js'))) throw new Error(`There is no build in ${buildFolder}. Run "npm run test:browser", which builds first.`)
  if (existsSync(chromiumPath())) return
  if (!isDebian() || !isRoot()) throw new Error('The browser tests need Chromium. On Debian: "apt-get install chromium" as root; elsewhere set CHROMIUM_PATH to a Chromium or Chrome.')
  console.log('No Chromium is here: installing the Debian package chromium …')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed; install the package chromium by hand.`)
  }
}
