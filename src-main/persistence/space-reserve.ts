import { rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { freeBytes } from './free-space.ts'

/** Room put by for the day the disk is full: some thousand scans, so that a delivery can be finished while somebody makes room. */
export const reserveBytes = 8 * 1024 * 1024
/** The reserve is made again only where it takes no more than an eighth of the free room. */
const leastFreeBytes = 8 * reserveBytes
const chunk = new Uint8Array(1024 * 1024).fill(0x52)

/** A file of the data folder that holds nothing but its place on the disk. */
export type SpaceReserve = {
  /** Makes the file unless it is there or the disk is short of room already. */
  readonly hold: () => Promise<void>
  /** Gives the room back; says whether there was any. */
  readonly release: () => boolean
}

/** The reserve of a data folder. */
export function spaceReserve(folder: string): SpaceReserve {
  const file = join(folder, 'reserve')
  const heldBytes = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const hold = async (): Promise<void> => {
    if (heldBytes() >= reserveBytes || freeBytes(folder) < leastFreeBytes) return
    const handle = await open(file, 'w')
    try {
      for (let written = 0; written < reserveBytes; written += chunk.length) await handle.write(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  const release = (): boolean => {
    const held = heldBytes() > 0
    rmSync(file, { force: true })
    return held
  }
  return { hold, release }
}
