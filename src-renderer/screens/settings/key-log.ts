import { useEffect, useRef } from 'react'
import { reconnectWedge } from '../../ui/wedge-store.ts'

/** One key as the keyboard sent it. */
export type LoggedKey = { readonly text: string; readonly timeMs: number }

/** A pause longer than this begins another burst. */
const burstPauseMs = 600
const longestLog = 5000

const keyText = (event: KeyboardEvent): string => {
  const modifiers = [event.ctrlKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : ''].join('')
  return modifiers + (event.key === ' ' ? 'Space' : event.key)
}

const modifierKeys = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/** Hears every key before the scanner's own listener does; gives the keys of the last burst. */
export function useKeyLog(): { readonly lastBurst: () => readonly LoggedKey[] } {
  const log = useRef<LoggedKey[]>([])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (modifierKeys.has(event.key)) return
      if (log.current.length > longestLog) log.current = []
      log.current.push({ text: keyText(event), timeMs: event.timeStamp })
    }
    window.addEventListener('keydown', onKey, true)
    reconnectWedge()
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  return {
    lastBurst: () => {
      const keys = log.current
      let from = keys.length - 1
      while (from > 0 && (keys[from]?.timeMs ?? 0) - (keys[from - 1]?.timeMs ?? 0) < burstPauseMs) from -= 1
      log.current = []
      return keys.slice(Math.max(0, from))
    }
  }
}
