import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import { screen } from 'electron'

/** Where the window stood last, in screen points. */
type WindowPlace = { readonly bounds: Rectangle; readonly maximized: boolean }

const fileName = 'window.json'
/** The reference screen of the design, less a task bar. */
const firstSize = { width: 1366, height: 728 } as const
const smallest = 300

const isRectangle = (value: unknown): value is Rectangle =>
  typeof value === 'object' && value !== null && ['x', 'y', 'width', 'height'].every((key) => Number.isSafeInteger((value as Record<string, unknown>)[key]))

const overlaps = (one: Rectangle, other: Rectangle): boolean => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height

/** Where the window should open: where it was, if a screen is still there; else its first size, wherever the system puts it. */
export function readPlace(folder: string): Partial<Rectangle> & { readonly width: number; readonly height: number; readonly maximized: boolean } {
  let stored: unknown
  try {
    stored = JSON.parse(readFileSync(join(folder, fileName), 'utf8'))
  } catch {
    return { ...firstSize, maximized: false }
  }
  const { bounds, maximized } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<WindowPlace>
  const isUsable = isRectangle(bounds) && bounds.width >= smallest && bounds.height >= smallest && screen.getAllDisplays().some(({ workArea }) => overlaps(bounds, workArea))
  return isUsable ? { ...bounds, maximized: maximized === true } : { ...firstSize, maximized: maximized === true }
}

/** Remembers where the window is. A full or read-only disk must not keep a window from closing. */
export function writePlace(folder: string, window: BrowserWindow): void {
  const place: WindowPlace = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
  const unfinished = join(folder, `${fileName}.part`)
  try {
    writeFileSync(unfinished, JSON.stringify(place))
    renameSync(unfinished, join(folder, fileName))
  } catch {
    return
  }
}
