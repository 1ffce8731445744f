import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure, Input } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import type { ClientInput } from '../../../api/client.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import type { Counted } from './delivery-state.ts'
import type { Panel, ScanOutcome } from './panel.ts'
import { panelOf, toneOf } from './panel.ts'

/** What a person may say about a waiting scan. */
export type Choice = Input<'receiving.decideScan'>['decision']

/** Everything that can be done while counting, with the panel and the sound that answer it. */
export type Counting = {
  readonly panel: Panel
  readonly clear: () => void
  /** Acts sent and not yet answered: until then nothing says "saved". */
  readonly unsaved: number
  readonly scan: (scan: Pick<Scan, 'raw' | 'aim'>, times: number) => Promise<ScanOutcome | null>
  readonly decide: (scanId: number, choice: Choice) => Promise<ScanOutcome | null>
  readonly count: (input: Omit<ClientInput<'receiving.recordCount'>, 'deliveryId'>) => Promise<Failure<'receiving.recordCount'> | PlatformFailure | null>
  readonly setCondition: (condition: Condition, quantityMilli?: number, eventId?: number) => Promise<void>
  readonly undo: (eventId?: number) => Promise<void>
  readonly tell: (tone: 'attention' | 'stop', text: string) => void
}

/** The commands of one delivery. Each shows its answer in the panel with its sound; what fails says why, and what was kept. */
export function useCounting(deliveryId: number, onCounted: (counted: Counted) => void): Counting {
  const client = useClient()
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const { t } = useTranslation('receiving')
  const [panel, setPanel] = useState<Panel>({ kind: 'idle' })
  const [unsaved, setUnsaved] = useState(0)
  const latest = useRef({ describe, t, onCounted })
  useEffect(() => {
    latest.current = { describe, t, onCounted }
  })

  const show = useCallback((next: Panel): void => {
    setPanel(next)
    const tone = toneOf(next)
    if (tone !== 'idle') sounds.play(tone)
  }, [sounds])
  const tell = useCallback((tone: 'attention' | 'stop', text: string): void => show({ kind: 'told', tone, text }), [show])
  const waitFor = useCallback(async <T>(work: Promise<T>): Promise<T> => {
    setUnsaved((count) => count + 1)
    try {
      return await work
    } finally {
      setUnsaved((count) => count - 1)
    }
  }, [])
  const showOutcome = useCallback((outcome: ScanOutcome): void => {
    if (outcome.outcome === 'counted') latest.current.onCounted(outcome)
    const next = panelOf(outcome)
    if (next !== null) show(next)
    else setPanel({ kind: 'idle' })
  }, [show])

  const scan = useCallback(async ({ raw, aim }: Pick<Scan, 'raw' | 'aim'>, times: number): Promise<ScanOutcome | null> => {
    const reply = await waitFor(client.call('receiving.recordScan', { deliveryId, raw, times, ...(aim === undefined ? {} : { aim }) }))
    if (reply.ok) showOutcome(reply.value)
    else tell('stop', latest.current.describe('receiving.recordScan', reply.failure))
    return reply.ok ? reply.value : null
  }, [client, deliveryId, waitFor, tell, showOutcome])

  const decide = useCallback(async (scanId: number, decision: Choice): Promise<ScanOutcome | null> => {
    const reply = await waitFor(client.call('receiving.decideScan', { deliveryId, scanId, decision }))
    if (reply.ok) showOutcome(reply.value)
    else tell('stop', latest.current.describe('receiving.decideScan', reply.failure))
    return reply.ok ? reply.value : null
  }, [client, deliveryId, waitFor, tell, showOutcome])

  const count = useCallback(async (input: Omit<ClientInput<'receiving.recordCount'>, 'deliveryId'>): Promise<Failure<'receiving.recordCount'> | PlatformFailure | null> => {
    const reply = await waitFor(client.call('receiving.recordCount', { deliveryId, ...input }))
    if (!reply.ok) return reply.failure
    latest.current.onCounted(reply.value)
    show({ kind: 'keyed', counted: reply.value })
    return null
  }, [client, deliveryId, waitFor, show])

  const setCondition = useCallback(async (condition: Condition, quantityMilli?: number, eventId?: number): Promise<void> => {
    const reply = await waitFor(client.call('receiving.setCondition', { deliveryId, condition, ...(quantityMilli === undefined ? {} : { quantityMilli }), ...(eventId === undefined ? {} : { eventId }) }))
    if (!reply.ok) return tell('stop', latest.current.describe('receiving.setCondition', reply.failure))
    latest.current.onCounted(reply.value)
    show({ kind: 'keyed', counted: reply.value })
  }, [client, deliveryId, waitFor, tell, show])

  const undo = useCallback(async (eventId?: number): Promise<void> => {
    const reply = await waitFor(client.call('receiving.undo', { deliveryId, ...(eventId === undefined ? {} : { eventId }) }))
    if (!reply.ok) return tell('stop', latest.current.describe('receiving.undo', reply.failure))
    latest.current.onCounted(reply.value)
    show({ kind: 'undone', counted: reply.value })
  }, [client, deliveryId, waitFor, tell, show])

  const clear = useCallback((): void => setPanel({ kind: 'idle' }), [])
  return { panel, clear, unsaved, scan, decide, count, setCondition, undo, tell }
}
