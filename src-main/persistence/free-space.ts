import { statfsSync } from 'node:fs'

/** Bytes a program of this user may still write to the disk that holds `folder`. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
