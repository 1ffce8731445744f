import { flushWedge, stepWedge, tickWedge } from '#renderer/scanner/wedge-capture.ts'
import { usKeyFor } from '#renderer/scanner/us-keyboard.ts'
import type { KeyTarget, WedgeKey } from '#renderer/scanner/wedge-key.ts'
import { isPrintable } from '#renderer/scanner/wedge-key.ts'
import type { WedgeSettings } from '#renderer/scanner/wedge-settings.ts'
import { defaultWedgeSettings } from '#renderer/scanner/wedge-settings.ts'
import type { WedgeOutcome, WedgeScan, WedgeWarning } from '#renderer/scanner/wedge-state.ts'
import { idleWedge } from '#renderer/scanner/wedge-state.ts'

/** A key for the bench: its name or character, and what differs from a plain press. */
export type BenchKey = Partial<Omit<WedgeKey, 'type' | 'timeMs'>> & { readonly key: string }

/** Plays keys into the state machine and keeps what a page would end up with. */
export const createKeyBench = (changes: Partial<WedgeSettings> = {}, target: KeyTarget = 'text') => {
  const settings = { ...defaultWedgeSettings, ...changes }
  let state = idleWedge
  let timeMs = 1000
  /** What the page saw of each key: characters, and other keys than modifiers as <name>. */
  let page = ''
  const scans: WedgeScan[] = []
  const warnings: WedgeWarning[] = []
  const plain: string[] = []
  const restores: string[] = []
  const releases: string[] = []
  const show = (key: WedgeKey): string => (['Control', 'Shift', 'Alt'].includes(key.key) ? '' : isPrintable(key) ? key.key : `<${key.ctrlKey ? 'Ctrl+' : ''}${key.altKey ? 'Alt+' : ''}${key.key}>`)

  const take = (outcome: WedgeOutcome, key?: WedgeKey): void => {
    state = outcome.state
    let prevented = false
    for (const action of outcome.actions) {
      if (action.type === 'prevent') prevented = true
      else if (action.type === 'scan') scans.push(action.scan)
      else if (action.type === 'warning') warnings.push(action.warning)
      else if (action.type === 'restore') restores.push(action.firstKey.key)
      else {
        page += action.keys.map((one) => show(one.key)).join('')
        if (action.alone) plain.push(action.keys[0]?.key.key ?? '')
      }
    }
    if (key?.type === 'down' && !prevented) page += show(key)
    if (key?.type === 'up' && !prevented) releases.push(key.key)
  }

  const bench = {
    settings, scans, warnings, plain, restores, releases,
    page: () => page,
    state: () => state,
    raws: () => scans.map((scan) => scan.raw),
    /** Lets time pass; timers fire on the way. */
    wait: (milliseconds: number) => {
      timeMs += milliseconds
      take(tickWedge(settings, state, timeMs))
      return bench
    },
    /** Time passes and no timer has fired yet when the next key comes. */
    busy: (milliseconds: number) => {
      timeMs += milliseconds
      return bench
    },
    event: (type: 'down' | 'up', key: BenchKey) => {
      const place = usKeyFor(key.key)
      const full: WedgeKey = {
        type, code: place?.code ?? key.key, shiftKey: place?.shift ?? false, altKey: false, ctrlKey: false, metaKey: false, altGraph: false,
        capsLock: false, repeat: false, isComposing: false, target, ...key, timeMs
      }
      take(stepWedge(settings, state, full), full)
      return bench
    },
    press: (key: BenchKey) => bench.event('down', key).event('up', key),
    /** Characters with a pause before each of them. */
    type: (text: string, gapMs: number, extra: Partial<BenchKey> = {}) => {
      for (const key of text) bench.wait(gapMs).press({ ...extra, key })
      return bench
    },
    name: (key: string, gapMs = 5) => bench.wait(gapMs).press({ key }),
    flush: () => {
      take(flushWedge(settings, state))
      return bench
    }
  }
  return bench
}
