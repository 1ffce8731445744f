import { describe, expect, test } from 'vitest'
import type { Palette } from '#renderer/ui/palette.ts'
import { darkPalette, lightPalette, paletteVariables } from '#renderer/ui/palette.ts'

type ColourName = keyof Palette

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first)
  return (lighter + 0.05) / (darker + 0.05)
}

const grounds: readonly ColourName[] = ['ground', 'surface', 'sunken', 'hover', 'accentSoft']
/** Every ink with the grounds it stands on. */
const pairs: readonly (readonly [ColourName, readonly ColourName[]])[] = [
  ['ink', [...grounds, 'goodSoft', 'attentionSoft', 'stopSoft']], ['inkSoft', grounds], ['accentText', grounds], ['accentInk', ['accent', 'accentHover']],
  ['good', ['surface', 'ground', 'sunken', 'hover', 'goodSoft']], ['attention', ['surface', 'ground', 'sunken', 'hover', 'attentionSoft']], ['stop', ['surface', 'ground', 'sunken', 'hover', 'stopSoft']],
  ['barInk', ['bar', 'barRaised']], ['barInkSoft', ['bar', 'barRaised']], ['barGood', ['bar', 'barRaised']], ['barAttention', ['bar', 'barRaised']], ['barStop', ['bar', 'barRaised']]
]
const panels: readonly (readonly [ColourName, ColourName])[] = [['panelGoodInk', 'panelGood'], ['panelAttentionInk', 'panelAttention'], ['panelStopInk', 'panelStop'], ['panelIdleInk', 'panelIdle']]

describe.each([['light', lightPalette], ['dark', darkPalette]] as const)('the %s palette', (_name, palette) => {
  test('keeps 4.5:1 between every ink and every ground it stands on', () => {
    const weak = pairs.flatMap(([ink, ones]) => ones.filter((ground) => contrast(palette[ink], palette[ground]) < 4.5).map((ground) => `${ink} on ${ground}: ${contrast(palette[ink], palette[ground]).toFixed(2)}`))
    expect(weak).toEqual([])
  })

  test('keeps 7:1 on the scan panel, which is read from two metres', () => {
    expect(panels.filter(([ink, ground]) => contrast(palette[ink], palette[ground]) < 7)).toEqual([])
  })

  test('keeps 3:1 around fields', () => {
    expect(contrast(palette.lineStrong, palette.surface)).toBeGreaterThanOrEqual(3)
  })
})

test('colours become custom properties in kebab case', () => {
  expect(paletteVariables(lightPalette)).toMatchObject({ '--dk-accent-soft': lightPalette.accentSoft, '--dk-panel-good-ink': '#ffffff' })
})
