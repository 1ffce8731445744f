import { expect, test } from 'vitest'
import type { ScreenKey } from '#renderer/ui/keys.ts'
import { createKeyLayers } from '#renderer/ui/keys.ts'
import { createLeaveGuard } from '#renderer/ui/leave-guard.ts'

const key = (combination: string, run?: () => void, more: Partial<ScreenKey> = {}): ScreenKey => ({ combination, label: combination, ...(run === undefined ? {} : { run }), ...more })

test('the topmost layer with the key gets it, and one that is switched off lets it through', () => {
  const done: string[] = []
  const layers = createKeyLayers()
  layers.add('app').update([key('Escape', () => done.push('app'))])
  const screen = layers.add('screen')
  screen.update([key('Escape', () => done.push('screen'))])
  expect(layers.press('Escape')).toBe(true)
  screen.update([key('Escape', () => done.push('screen'), { disabled: true })])
  expect(layers.press('Escape')).toBe(true)
  expect(layers.press('F9')).toBe(false)
  expect(done).toEqual(['screen', 'app'])
})

test('an open dialog hides every key below it, until it is gone', () => {
  const done: string[] = []
  const layers = createKeyLayers()
  layers.add('screen').update([key('F10', () => done.push('finish'))])
  const dialog = layers.add('dialog')
  dialog.update([key('Escape', () => done.push('close'))])
  expect(layers.press('F10')).toBe(false)
  expect(layers.visible().map(({ combination }) => combination)).toEqual(['Escape'])
  dialog.remove()
  expect(layers.press('F10')).toBe(true)
  expect(done).toEqual(['finish'])
})

test('listeners hear only of keys whose words or state changed', () => {
  let heard = 0
  const layers = createKeyLayers()
  layers.subscribe(() => (heard += 1))
  const screen = layers.add('screen')
  screen.update([key('F9', () => undefined)])
  screen.update([key('F9', () => undefined)])
  expect(heard).toBe(1)
  screen.update([key('F9', () => undefined, { disabled: true })])
  expect(heard).toBe(2)
})

test('a screen with changes is asked about once, and what was saved meanwhile is not', () => {
  const went: string[] = []
  const guard = createLeaveGuard()
  guard.ask(() => went.push('free'))
  let isChanged = true
  const release = guard.hold(() => isChanged, () => went.push('discarded'))
  guard.ask(() => went.push('away'))
  expect(went).toEqual(['free'])
  guard.answer('stay')
  guard.ask(() => went.push('away'))
  guard.answer('discard')
  expect(went).toEqual(['free', 'discarded', 'away'])
  guard.hold(() => isChanged, undefined)
  isChanged = false
  guard.ask(() => went.push('saved'))
  expect(went.at(-1)).toBe('saved')
  release()
})
