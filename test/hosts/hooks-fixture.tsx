import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '#renderer/api/client.ts'
import { ClientContext, useCommand, useConnection, useQuery, useServerEvents, useSession } from '#renderer/api/hooks.ts'
import { openTransport } from '#renderer/api/open-transport.ts'

/** A page with one of everything the hooks offer, for a test to look at. */
function Fixture() {
  const [search, setSearch] = useState('')
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const list = useQuery('catalog.listSuppliers', { search }, { refetchOn: ['suppliers.changed'], keepWhileChanging: true })
  const nothing = useQuery('session.current', null)
  const save = useCommand('catalog.saveSupplier')
  const connection = useConnection()
  const session = useSession()
  useServerEvents(({ type }) => setCounts((before) => ({ ...before, [type]: (before[type] ?? 0) + 1 })))
  return (
    <main>
      <input id="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      <button id="save" onClick={() => void save.run({ code: `C${list.value?.rows.length ?? 0}`, name: `From the page ${list.value?.rows.length ?? 0}`, currency: 'EUR' })}>save</button>
      <output id="list">{list.value?.rows.map(({ name }) => name).join(', ') ?? 'unknown'}</output>
      <output id="failure">{list.failure?.code ?? 'none'}</output>
      <output id="marks">{[list.isLoading && 'loading', list.isStale && 'stale', save.isRunning && 'saving', nothing.isLoading && 'asking nothing'].filter(Boolean).join(' ') || 'quiet'}</output>
      <output id="connection">{connection.state}</output>
      <output id="session">{session === null ? 'nobody' : 'somebody'}</output>
      <output id="events">{JSON.stringify(counts)}</output>
    </main>
  )
}

const client = createClient(openTransport(() => undefined))
Object.assign(window, { client })
createRoot(document.getElementById('root') ?? document.body).render(<StrictMode><ClientContext value={client}><Fixture /></ClientContext></StrictMode>)
