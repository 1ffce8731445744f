import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import type { ClientInput } from '../../../api/client.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import type { CountEvent, Counted } from './delivery-state.ts'
import type { Panel } from './panel.ts'
import { standingOf } from './panel.ts'
import { usePanel } from './use-panel.ts'
import type { Choice, ScanListeners } from './use-scans.ts'
import { useScans } from './use-scans.ts'

/** A count by key as a screen asks for it. */
export type KeyedCount = Omit<ClientInput<'receiving.recordCount'>, 'deliveryId'>
/** A count by key that was not taken, and why. */
export type RefusedCount = { readonly input: KeyedCount; readonly failure: Failure<'receiving.recordCount'> | PlatformFailure }

/** Everything that can be done while counting, with the panel and the sound that answer it. */
export type Counting = {
  readonly panel: Panel
  readonly clear: () => void
  /** Acts sent and not yet answered: until then nothing says "saved". */
  readonly unsaved: number
  readonly scan: (scan: Pick<Scan, 'raw' | 'aim'>, times: number) => Promise<Panel>
  readonly decide: (scanId: number, choice: Choice) => Promise<Panel>
  /** Counts by key; a function says what from what the last act counted, once that is known. Null when it was counted, or when there was nothing it could be about. */
  readonly count: (wanted: KeyedCount | ((last: Counted) => KeyedCount)) => Promise<RefusedCount | null>
  /** Gives the event that says it now, null when nothing was changed. Without `eventId` it is about what the last act counted, once that is known, and never about the one before it. */
  readonly setCondition: (condition: Condition, part: { readonly quantityMilli?: number; readonly eventId?: number }) => Promise<CountEvent | null>
  /** Puts an event back into the condition it had, without a word in the panel: what is said there by then is about something newer. */
  readonly restore: (eventId: number, was: Condition) => Promise<void>
  /** Takes one event back; without one the last act, or skips the scan the panel asks about. */
  readonly undo: (eventId?: number) => Promise<void>
  readonly tell: (tone: 'attention' | 'stop', text: string) => void
}

/**
 * The commands of one delivery. Each is sent at once, in the order it was meant, and shows its answer in the panel with its sound; what fails says why, and what was kept.
 * While the station is away they are kept, and the panel says so.
 */
export function useCounting(deliveryId: number, listeners: ScanListeners): Counting {
  const client = useClient()
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const { t } = useTranslation(['receiving', 'common'])
  const { panel, unsaved, show, tell, putBack, act, clear } = usePanel()
  const current = useRef({ describe, t, ...listeners })
  useEffect(() => {
    current.current = { describe, t, ...listeners }
  })

  const showCounted = useCallback((counted: Counted): Panel => {
    current.current.onCounted(counted)
    return show({ kind: 'keyed', counted })
  }, [show])
  const { scan, answer, decide } = useScans(deliveryId, { show, act }, listeners)
  /** Says aloud that there is nothing the act could be about; a scan that waits for its decision stays in the panel. */
  const sayNothingScanned = useCallback((shown: Panel): Panel => {
    if (shown.kind === 'waiting') sounds.play('stop')
    return shown.kind === 'waiting' ? shown : show({ kind: 'told', tone: 'attention', text: current.current.t('act.nothingScanned') })
  }, [show, sounds])

  const count = useCallback(async (wanted: KeyedCount | ((last: Counted) => KeyedCount)): Promise<RefusedCount | null> => {
    let refused: RefusedCount | null = null
    await act(current.current.t('panel.keyedCount'), async (before) => {
      const shown = await before
      const standing = standingOf(shown)
      const input = typeof wanted !== 'function' ? wanted : standing === null ? null : wanted(standing)
      if (input === null) return sayNothingScanned(shown)
      const reply = await client.call('receiving.recordCount', { deliveryId, ...input })
      if (reply.ok) return showCounted(reply.value)
      refused = { input, failure: reply.failure }
      sounds.play('stop')
      return putBack(shown)
    })
    return refused
  }, [client, deliveryId, act, showCounted, putBack, sounds, sayNothingScanned])

  const setCondition = useCallback(async (condition: Condition, { quantityMilli, eventId }: { readonly quantityMilli?: number; readonly eventId?: number }): Promise<CountEvent | null> => {
    let changed: CountEvent | null = null
    await act(current.current.t(`common:condition.${condition}`), async (before) => {
      const shown = await before
      const event = standingOf(shown)?.event ?? null
      if (eventId === undefined && event === null) return sayNothingScanned(shown)
      const partMilli = quantityMilli === undefined || eventId !== undefined || event === null ? quantityMilli : Math.min(event.quantityMilli, quantityMilli)
      const reply = await client.call('receiving.setCondition', { deliveryId, condition, eventId: eventId ?? event?.id ?? 0, ...(partMilli === undefined ? {} : { quantityMilli: partMilli }) })
      if (!reply.ok) return show({ kind: 'told', tone: 'stop', text: current.current.describe('receiving.setCondition', reply.failure) })
      changed = reply.value.event
      return showCounted(reply.value)
    })
    return changed
  }, [client, deliveryId, act, show, showCounted, sayNothingScanned])

  const restore = useCallback(async (eventId: number, was: Condition): Promise<void> => {
    const reply = await client.call('receiving.setCondition', { deliveryId, condition: was, eventId })
    if (reply.ok) current.current.onCounted(reply.value)
    else tell('stop', current.current.describe('receiving.setCondition', reply.failure))
  }, [client, deliveryId, tell])

  const undo = useCallback(async (eventId?: number): Promise<void> => {
    await act(current.current.t('common:action.undo'), async (before) => {
      const shown = await before
      if (eventId === undefined && shown.kind === 'waiting') return answer(shown.outcome.scanId, { choice: 'skip' })
      const reply = await client.call('receiving.undo', { deliveryId, ...(eventId === undefined ? {} : { eventId }) })
      if (!reply.ok) return show({ kind: 'told', tone: 'stop', text: current.current.describe('receiving.undo', reply.failure) })
      current.current.onCounted(reply.value)
      return show({ kind: 'undone', counted: reply.value, strayLabels: eventId === undefined || standingOf(shown)?.event.id === eventId ? standingOf(shown)?.stickers?.labels ?? 0 : 0 })
    })
  }, [client, deliveryId, act, answer, show])

  return { panel, clear, unsaved, scan, decide, count, setCondition, restore, undo, tell }
}
