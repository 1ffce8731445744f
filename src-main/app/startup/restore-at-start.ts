import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { DataContents } from '#main/persistence/data-contents.ts'
import type { App } from '../open-app.ts'

const caller = { kind: 'station', station: 'command line' } as const

const sentences: Readonly<Record<string, string>> = {
  'not-failed': 'The data opens as it is; nothing was restored.',
  'not-restorable': 'The data is not damaged, so no backup takes its place; nothing was restored.',
  'in-use': 'Another copy of Dockside has opened the data meanwhile; nothing was restored.',
  'disk-full': 'There is no room on the disk for the backup; nothing was restored.'
}

type KnownBackup = { readonly name: string; readonly contents: DataContents | null }

const holds = (contents: DataContents | null | undefined): string => (contents == null ? '' : `, which holds ${contents.products} products, ${contents.suppliers} suppliers, ${contents.orders} orders and ${contents.receipts} receipts`)

/** `--restore NAME` or `--restore newest`, which goes on to the next older backup where one turns out to be spoilt. Gives what was done, or why nothing was, in plain words. */
export async function restoreAtStart(app: App, wanted: string): Promise<Result<string, string>> {
  const state = await app.dispatch({ procedure: 'startup.state', input: {}, caller })
  const { backups = [] } = (state.ok ? state.value : {}) as { readonly backups?: readonly KnownBackup[] }
  const names = wanted === 'newest' ? backups.map(({ name }) => name) : [wanted]
  const spoilt: string[] = []
  for (const backupName of names) {
    const reply = await app.dispatch({ procedure: 'startup.restore', input: { backupName }, caller })
    if (reply.ok) {
      const { keptAs } = reply.value as { readonly keptAs: string | null }
      const passed = spoilt.map((name) => `The backup ${name} is spoilt. `).join('')
      return ok(`${passed}Restored ${backupName}${holds(backups.find(({ name }) => name === backupName)?.contents)}.${keptAs === null ? '' : ` The file it replaced is kept as ${keptAs}.`}`)
    }
    if (reply.failure.code !== 'backup-not-sound') return fail(sentences[reply.failure.code] ?? `There is no backup ${backupName}; nothing was restored.`)
    spoilt.push(backupName)
  }
  return fail(spoilt.length === 0 ? 'There is no backup to restore.' : `No backup is sound any more (${spoilt.join(', ')}); nothing was restored.`)
}
