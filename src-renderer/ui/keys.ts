import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { ScanLevel } from '../scanner/scan-stack.ts'
import { createScanStack } from '../scanner/scan-stack.ts'
import type { PlainAct } from '../scanner/plain-keys.ts'
import { usePlainKey } from '../scanner/use-scanner.ts'

/**
 * One key of a screen: what F1 says about it and, with `run`, what it does. A combination is written as `Ctrl+Enter`, `F9`, `Escape`, `ArrowDown`, `/` or a single letter;
 * single characters act only alone and outside fields, and may give what takes them back. `hint` shows it in the line at the foot of the window too.
 */
export type ScreenKey = { readonly combination: string; readonly label: string; readonly run?: PlainAct | undefined; readonly hint?: boolean; readonly disabled?: boolean }

type Layer = { keys: readonly ScreenKey[]; shown: string; readonly level: ScanLevel }

/** One screen's or dialog's place among the layers. */
export type KeyLayer = { readonly update: (keys: readonly ScreenKey[]) => void; readonly remove: () => void }

/** The keys of this window, by layers: an open dialog hides the keys of the screen below it. */
export type KeyLayers = { readonly add: (level: ScanLevel) => KeyLayer; readonly visible: () => readonly ScreenKey[]; readonly subscribe: (listener: () => void) => () => void; readonly press: (combination: string) => boolean }

const textOf = (keys: readonly ScreenKey[]): string => keys.map(({ combination, label, hint, disabled }) => `${combination} ${label} ${hint} ${disabled}`).join('\n')

/** No keys yet. */
export function createKeyLayers(): KeyLayers {
  const stack = createScanStack<Layer>()
  const listeners = new Set<() => void>()
  let visible: readonly ScreenKey[] | null = null
  const changed = (): void => {
    visible = null
    listeners.forEach((listener) => listener())
  }
  const reachable = (): readonly Layer[] => {
    const layers = stack.fromTop()
    return layers.some((layer) => layer.level === 'dialog') ? layers.filter((layer) => layer.level === 'dialog').slice(0, 1) : layers
  }
  return {
    add: (level) => {
      const layer: Layer = { keys: [], shown: '', level }
      const remove = stack.add(layer, level)
      return {
        update: (keys) => {
          const shown = textOf(keys)
          layer.keys = keys
          if (layer.shown === shown) return
          layer.shown = shown
          changed()
        },
        remove: () => {
          remove()
          changed()
        }
      }
    },
    visible: () => (visible ??= reachable().filter((layer) => layer.level !== 'app').flatMap((layer) => layer.keys)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press: (combination) => {
      for (const layer of reachable()) {
        const key = layer.keys.find((one) => one.combination === combination && one.run !== undefined && one.disabled !== true)
        if (key?.run === undefined) continue
        key.run()
        return true
      }
      return false
    }
  }
}

/** Carries the keys of the window. */
export const KeyLayersContext = createContext<KeyLayers>(createKeyLayers())

/** A key event as a combination is written; Shift counts only with a named key. */
export function combinationOf(event: KeyboardEvent): string {
  const named = event.key.length > 1
  return [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', event.shiftKey && named ? 'Shift+' : '', named ? event.key : event.key.toLowerCase()].join('')
}

const isSingle = (combination: string): boolean => [...combination].length === 1

/** Declares the keys of this screen or dialog: F1 lists them, and those with `run` act while the component is mounted and `active`. */
export function useScreenKeys(keys: readonly ScreenKey[], { level = 'screen', active = true }: { readonly level?: ScanLevel; readonly active?: boolean } = {}): void {
  const layers = useContext(KeyLayersContext)
  const layer = useRef<KeyLayer | null>(null)
  // Before the screen is painted, so that whoever sees it can use its keys.
  useLayoutEffect(() => {
    if (!active) return undefined
    const added = layers.add(level)
    layer.current = added
    return () => {
      layer.current = null
      added.remove()
    }
  }, [layers, level, active])
  useLayoutEffect(() => layer.current?.update(keys))
  usePlainKey(Object.fromEntries(keys.flatMap(({ combination, run, disabled }) => (isSingle(combination) && run !== undefined && disabled !== true ? [[combination, run]] : []))), { level, active })
}

/** The keys that F1 shows now. */
export const useVisibleKeys = (): readonly ScreenKey[] => {
  const layers = useContext(KeyLayersContext)
  return useSyncExternalStore(layers.subscribe, layers.visible)
}

/** Feeds the keyboard of the page into the layers; returns what stops that. Escape first closes an open list of a field and only the next one means the screen. */
export function connectKeys(target: Window, layers: KeyLayers): () => void {
  let closesList = false
  const onCapture = (event: KeyboardEvent): void => {
    closesList = event.key === 'Escape' && event.target instanceof Element && event.target.matches('[aria-haspopup][aria-expanded="true"], [role="menu"], [role="menu"] *, [role="listbox"] *, .mantine-Popover-dropdown, .mantine-Popover-dropdown *')
  }
  // The main act of the screen comes before what a field makes of Enter; at the document, so that the scanner's listener at the window has had its turn.
  const onMainAct = (event: KeyboardEvent): void => {
    if (event.isComposing || event.repeat || combinationOf(event) !== 'Ctrl+Enter' || !layers.press('Ctrl+Enter')) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.repeat || closesList) return
    const combination = combinationOf(event)
    if (isSingle(combination)) return
    if (layers.press(combination)) event.preventDefault()
  }
  target.addEventListener('keydown', onCapture, true)
  target.document.addEventListener('keydown', onMainAct, true)
  target.addEventListener('keydown', onKey)
  return () => {
    target.document.removeEventListener('keydown', onMainAct, true)
    target.removeEventListener('keydown', onCapture, true)
    target.removeEventListener('keydown', onKey)
  }
}
