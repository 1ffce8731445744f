/** What a sound says, told apart with eyes shut: one short high tone, two rising tones, one low buzz (UX "One language of states"). */
export type Sound = 'good' | 'attention' | 'stop'

/** The sound of this window. */
export type Sounds = {
  readonly play: (sound: Sound) => void
  /** 0 (silent) to 1. */
  readonly volume: () => number
  readonly setVolume: (volume: number) => void
  readonly muted: () => boolean
  readonly setMuted: (muted: boolean) => void
  readonly subscribe: (listener: () => void) => () => void
}

type Tone = { readonly shape: OscillatorType; readonly hertz: number; readonly startMs: number; readonly lengthMs: number; readonly gain: number }

/** A buzz carries less energy to the ear than a high tone, so it is louder and longer. */
const tones: Readonly<Record<Sound, readonly Tone[]>> = {
  good: [{ shape: 'sine', hertz: 1760, startMs: 0, lengthMs: 90, gain: 0.7 }],
  attention: [{ shape: 'triangle', hertz: 660, startMs: 0, lengthMs: 130, gain: 0.9 }, { shape: 'triangle', hertz: 990, startMs: 150, lengthMs: 170, gain: 0.9 }],
  stop: [{ shape: 'sawtooth', hertz: 130, startMs: 0, lengthMs: 450, gain: 1 }]
}

const volumeKey = 'dockside.volume'
const mutedKey = 'dockside.muted'
const defaultVolume = 0.6

const schedule = (context: AudioContext, tone: Tone, volume: number): void => {
  const start = context.currentTime + tone.startMs / 1000
  const end = start + tone.lengthMs / 1000
  const oscillator = context.createOscillator()
  const envelope = context.createGain()
  oscillator.type = tone.shape
  oscillator.frequency.value = tone.hertz
  // Ramps of a few milliseconds keep the loudspeaker from clicking.
  envelope.gain.setValueAtTime(0, start)
  envelope.gain.linearRampToValueAtTime(tone.gain * volume, start + 0.008)
  envelope.gain.setValueAtTime(tone.gain * volume, end - 0.02)
  envelope.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(envelope).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(end)
}

const storedVolume = (): number => {
  const stored = Number(localStorage.getItem(volumeKey) ?? defaultVolume)
  return stored >= 0 && stored <= 1 ? stored : defaultVolume
}

/** Sounds through WebAudio; volume and mute are remembered on this station. The browser lets them sound from the first key or touch on. */
export function createSounds(): Sounds {
  let context: AudioContext | undefined
  let volume = storedVolume()
  let muted = localStorage.getItem(mutedKey) === 'yes'
  const listeners = new Set<() => void>()
  const changed = (): void => listeners.forEach((listener) => listener())
  return {
    play: (sound) => {
      if (muted || volume === 0 || typeof AudioContext === 'undefined') return
      context ??= new AudioContext({ latencyHint: 'interactive' })
      if (context.state === 'suspended') void context.resume()
      for (const tone of tones[sound]) schedule(context, tone, volume)
    },
    volume: () => volume,
    setVolume: (next) => {
      volume = next
      localStorage.setItem(volumeKey, String(next))
      changed()
    },
    muted: () => muted,
    setMuted: (next) => {
      muted = next
      localStorage.setItem(mutedKey, next ? 'yes' : 'no')
      changed()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
