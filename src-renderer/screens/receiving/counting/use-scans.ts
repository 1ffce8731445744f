import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#shared/api/index.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import type { Counted } from './delivery-state.ts'
import type { Panel, ScanOutcome, WaitingOutcome } from './panel.ts'
import { idle, panelOf } from './panel.ts'
import type { PanelControl } from './use-panel.ts'

/** What a person may say about a waiting scan. */
export type Choice = Input<'receiving.decideScan'>['decision']

/** Who else wants to know: what was counted, and a scan that waits for a person. */
export type ScanListeners = { readonly onCounted: (counted: Counted) => void; readonly onWaiting: (outcome: WaitingOutcome) => void }

type Scans = {
  readonly scan: (scan: Pick<Scan, 'raw' | 'aim'>, times: number) => Promise<Panel>
  readonly decide: (scanId: number, choice: Choice) => Promise<Panel>
  /** As `decide`, inside an act that is under way. */
  readonly answer: (scanId: number, choice: Choice) => Promise<Panel>
}

/** Scans of one delivery and the decisions about them, each with its answer in the panel. */
export function useScans(deliveryId: number, { show, act }: Pick<PanelControl, 'show' | 'act'>, listeners: ScanListeners): Scans {
  const client = useClient()
  const describe = useDescribeFailure()
  const { t } = useTranslation('receiving')
  const current = useRef({ describe, t, ...listeners })
  useEffect(() => {
    current.current = { describe, t, ...listeners }
  })

  const afterOutcome = useCallback((outcome: ScanOutcome): Panel => {
    if (outcome.outcome === 'counted') current.current.onCounted(outcome)
    const next = show(panelOf(outcome) ?? idle)
    if (next.kind === 'waiting') current.current.onWaiting(next.outcome)
    return next
  }, [show])
  const scan = useCallback(({ raw, aim }: Pick<Scan, 'raw' | 'aim'>, times: number) => act(readableText(raw), async () => {
    const reply = await client.call('receiving.recordScan', { deliveryId, raw, times, ...(aim === undefined ? {} : { aim }) })
    return reply.ok ? afterOutcome(reply.value) : show({ kind: 'told', tone: 'stop', text: current.current.describe('receiving.recordScan', reply.failure) })
  }), [client, deliveryId, act, afterOutcome, show])
  const answer = useCallback(async (scanId: number, decision: Choice): Promise<Panel> => {
    const reply = await client.call('receiving.decideScan', { deliveryId, scanId, decision })
    return reply.ok ? afterOutcome(reply.value) : show({ kind: 'told', tone: 'stop', text: current.current.describe('receiving.decideScan', reply.failure) })
  }, [client, deliveryId, afterOutcome, show])
  const decide = useCallback((scanId: number, decision: Choice) => act(current.current.t('panel.decision'), () => answer(scanId, decision)), [act, answer])
  return { scan, decide, answer }
}
