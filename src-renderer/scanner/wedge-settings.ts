/** How one station's keyboard-wedge scanner is set up; everything a person can choose on the device screen. */
export type WedgeSettings = {
  /**
   * What the scanner sends before a code: '' for nothing, a key name ('F9' to 'F24'), ']' for the AIM identifier,
   * or any characters. A function key or the AIM identifier is best: a person never types them into a field.
   */
  readonly prefix: string
  /** What the scanner sends after a code: a key, nothing, or characters such as '##'. Enter and Tab end a code under every setting. */
  readonly suffix: 'Enter' | 'Tab' | 'none' | string
  /** Timing mode: the longest pause in milliseconds between two keys of one code; 0 turns timing mode off. */
  readonly maxGapMs: number
  /** Prefix mode: the longest pause in milliseconds between two keys of one code; 400 lets scanners of 130 ms a character through. */
  readonly prefixMaxGapMs: number
  /** Timing mode: the fewest characters that count as a code, at least 2. */
  readonly minLength: number
  /** Timing mode: how long in milliseconds a finished burst waits for a late suffix, at least `maxGapMs`. */
  readonly endTimeoutMs: number
  /** Strings that the scanner sends in place of GS (0x1D), for example ['~'] or ['{GS}']. */
  readonly gsSubstitutes: readonly string[]
  /** 'us-scanner' rebuilds characters from the physical keys of a US keyboard: for a scanner set to US on a PC with another layout. */
  readonly layout: 'as-typed' | 'us-scanner'
  /** Swaps the case of letters that arrive while CapsLock is on; off for scanners that override CapsLock themselves. */
  readonly correctCapsLock: boolean
}

/** Settings that read most scanners as they come out of the box: no prefix, Enter after the code, timing decides. */
export const defaultWedgeSettings: WedgeSettings = {
  prefix: '',
  suffix: 'Enter',
  maxGapMs: 50,
  prefixMaxGapMs: 400,
  minLength: 4,
  endTimeoutMs: 100,
  gsSubstitutes: [],
  layout: 'as-typed',
  correctCapsLock: true
}

/** The longest code kept, in characters; the rest of a longer burst is swallowed and the scan is marked `truncated`. */
export const longestScan = 4096
