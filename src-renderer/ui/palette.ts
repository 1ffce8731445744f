/** Every colour of one scheme by its use. Pairs of ink and ground keep 4.5:1, the scan panel 7:1 (UX "One language of states"); a test holds them to it. */
export type Palette = {
  readonly ground: string
  readonly surface: string
  readonly sunken: string
  readonly hover: string
  readonly line: string
  readonly lineStrong: string
  readonly ink: string
  readonly inkSoft: string
  readonly accent: string
  readonly accentHover: string
  readonly accentInk: string
  readonly accentText: string
  readonly accentSoft: string
  readonly bar: string
  readonly barRaised: string
  readonly barInk: string
  readonly barInkSoft: string
  readonly barGood: string
  readonly barAttention: string
  readonly barStop: string
  readonly good: string
  readonly goodSoft: string
  readonly attention: string
  readonly attentionSoft: string
  readonly stop: string
  readonly stopSoft: string
  readonly panelGood: string
  readonly panelGoodInk: string
  readonly panelAttention: string
  readonly panelAttentionInk: string
  readonly panelStop: string
  readonly panelStopInk: string
  readonly panelIdle: string
  readonly panelIdleInk: string
}

const panels = {
  panelGood: '#0a5c33', panelGoodInk: '#ffffff', panelAttention: '#ffc14a', panelAttentionInk: '#201500',
  panelStop: '#8c1a15', panelStopInk: '#ffffff', panelIdle: '#22384f', panelIdleInk: '#ffffff'
} as const

/** Light by day: white sheets on a cool grey ground under a dark bar. */
export const lightPalette: Palette = {
  ...panels,
  ground: '#f1f4f7', surface: '#ffffff', sunken: '#f6f8fa', hover: '#eef3f9', line: '#dbe1e8', lineStrong: '#8592a1', ink: '#14202c', inkSoft: '#566373',
  accent: '#0b57d0', accentHover: '#0a4bb4', accentInk: '#ffffff', accentText: '#0b50be', accentSoft: '#e2edff',
  bar: '#11202f', barRaised: '#22364a', barInk: '#f5f8fb', barInkSoft: '#b9c6d4', barGood: '#5fd39a', barAttention: '#ffc14a', barStop: '#ff9a92',
  good: '#0c6c3b', goodSoft: '#e4f5eb', attention: '#855000', attentionSoft: '#fff1d6', stop: '#ae2018', stopSoft: '#fdeae8'
}

/** Dark for a night shift: the same roles, nothing brighter than it must be. */
export const darkPalette: Palette = {
  ...panels,
  ground: '#0d151d', surface: '#16212c', sunken: '#121b25', hover: '#1d2b39', line: '#2a3947', lineStrong: '#6c7d8f', ink: '#e7edf3', inkSoft: '#a3b1bf',
  accent: '#2a6fdb', accentHover: '#2563c7', accentInk: '#ffffff', accentText: '#8ab8ff', accentSoft: '#1a3458',
  bar: '#0a1119', barRaised: '#1d2b39', barInk: '#f5f8fb', barInkSoft: '#b0bdca', barGood: '#5fd39a', barAttention: '#ffc14a', barStop: '#ff9a92',
  good: '#6bd6a0', goodSoft: '#12342a', attention: '#ffc965', attentionSoft: '#3a2c10', stop: '#ff9c93', stopSoft: '#431f1e'
}

/** CSS custom properties of a palette: `--dk-accent-soft` for accentSoft. */
export const paletteVariables = (palette: Palette): Record<`--${string}`, string> =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--dk-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value]))
