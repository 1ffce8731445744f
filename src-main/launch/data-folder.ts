import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where the system wants a program's data, by its own rules (on Linux the XDG base directories). */
function systemFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return env.XDG_CONFIG_HOME ?? join(home, '.config')
}

/**
 * The data folder: the given one, else the person's own, the same whether the app opens in its window or in a browser. The demo company has a folder beside it,
 * so that trying things out never touches a company's data.
 */
export function dataFolder({ data, demo }: { readonly data: string | undefined; readonly demo: boolean }, platform = process.platform, env = process.env, home = homedir()): string {
  return data === undefined ? join(systemFolder(platform, env, home), demo ? 'dockside-demo' : 'dockside') : resolve(data)
}
