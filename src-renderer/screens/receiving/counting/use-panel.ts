import { useCallback, useRef, useState } from 'react'
import { useClient } from '../../../api/hooks.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import type { Panel } from './panel.ts'
import { idle, toneOf } from './panel.ts'

/** The panel of this station, and the one way in which acts change it. */
export type PanelControl = {
  readonly panel: Panel
  /** Acts sent and not yet answered: until then nothing says "saved". */
  readonly unsaved: number
  /** Shows and sounds. */
  readonly show: (panel: Panel) => Panel
  /** Shows again what stood there, without its sound. */
  readonly putBack: (panel: Panel) => Panel
  /** Sends an act at once; `before` tells what the act before it led to, for an act that is about that. While the station is away the panel says that `what` is kept. */
  readonly act: (what: string, send: (before: Promise<Panel>) => Promise<Panel>) => Promise<Panel>
  readonly tell: (tone: 'attention' | 'stop', text: string) => void
  readonly clear: () => void
}

/** A panel with nothing in it. */
export function usePanel(): PanelControl {
  const client = useClient()
  const sounds = useSounds()
  const [panel, setPanel] = useState<Panel>(idle)
  const [unsaved, setUnsaved] = useState(0)
  const last = useRef<Promise<Panel>>(Promise.resolve(idle))

  const putBack = useCallback((next: Panel): Panel => {
    setPanel(next)
    return next
  }, [])
  const show = useCallback((next: Panel): Panel => {
    const tone = toneOf(next)
    if (tone !== 'idle') sounds.play(tone)
    return putBack(next)
  }, [sounds, putBack])
  const act = useCallback((what: string, send: (before: Promise<Panel>) => Promise<Panel>): Promise<Panel> => {
    setUnsaved((count) => count + 1)
    if (client.connection().state === 'lost') show({ kind: 'kept', what })
    last.current = send(last.current).finally(() => setUnsaved((count) => count - 1))
    return last.current
  }, [client, show])
  const tell = useCallback((tone: 'attention' | 'stop', text: string): void => void show({ kind: 'told', tone, text }), [show])
  const clear = useCallback((): void => {
    setPanel(idle)
    last.current = Promise.resolve(idle)
  }, [])
  return { panel, unsaved, show, putBack, act, tell, clear }
}
