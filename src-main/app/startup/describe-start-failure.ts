import type { App } from '../open-app.ts'

const sentences: Readonly<Record<string, (detail: string) => string>> = {
  'in-use': (detail) => `The data is open in another copy of Dockside (${detail || 'unknown process'}). Close that copy, then start again.`,
  locked: () => 'Another program has the database file locked. Close it, then start again.',
  'newer-version': (detail) => `The data was made by a newer version of Dockside (${detail}). Start that version; this one would not understand it.`,
  damaged: (detail) => `The database file is damaged: ${detail}.`,
  'read-only': (detail) => `The data folder cannot be written: ${detail}. Allow this user to write there, then start again.`,
  'disk-full': () => 'The disk is full. Make room, then start again.',
  'migration-failed': (detail) => `The data could not be brought to this version: ${detail}.`,
  'not-demo': (detail) => `The folder holds the data of ${detail === '' ? 'a company' : detail}. The demo company needs a folder of its own: give another one, or start without --demo.`
}

type StartupState = { readonly failure: { readonly code: string; readonly detail: string } | null; readonly canRestore: boolean; readonly backups: readonly { readonly name: string; readonly at: string }[] }

/** Plain words for a start without a screen: what is wrong, that nothing was changed, and what to do. */
export async function describeStartFailure(app: App, folder: string): Promise<string> {
  const reply = await app.dispatch({ procedure: 'startup.state', input: {}, caller: { kind: 'station', station: 'command line' } })
  const { failure, backups, canRestore } = (reply.ok ? reply.value : { failure: null, canRestore: false, backups: [] }) as StartupState
  const sentence = failure === null ? 'The data could not be opened.' : (sentences[failure.code]?.(failure.detail.replace(/\.$/, '')) ?? failure.code)
  const newest = backups[0]
  const way = !canRestore ? '' : newest === undefined ? ' There is no backup in this folder.' : ` The newest backup is ${newest.name} of ${newest.at}; "--restore newest" puts it in place and keeps the file as it is now beside it.`
  return `${sentence} Nothing was changed in ${folder}.${way}`
}
