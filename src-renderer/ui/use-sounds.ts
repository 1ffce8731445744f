import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Sounds } from './sounds.ts'

/** Carries the sounds of the window. */
export const SoundsContext = createContext<Sounds | null>(null)

/** The sounds of the window; throws outside a `SoundsContext`. */
export const useSounds = (): Sounds => {
  const sounds = useContext(SoundsContext)
  if (sounds === null) throw new Error('useSounds needs a SoundsContext above it')
  return sounds
}

/** Volume (0 to 1) and mute as they stand now; renders again when they change. */
export const useSoundState = (): { readonly volume: number; readonly muted: boolean } => {
  const sounds = useSounds()
  const volume = useSyncExternalStore(sounds.subscribe, sounds.volume)
  const muted = useSyncExternalStore(sounds.subscribe, sounds.muted)
  return { volume, muted }
}
