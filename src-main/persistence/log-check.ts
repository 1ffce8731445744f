import { readFileSync, statSync } from 'node:fs'

/** How the log beside the database was found before anything read it: nothing there, whole (a torn last transaction is normal after a power cut and was never acknowledged), or damaged in acknowledged work. */
export type LogState = 'none' | 'whole' | 'damaged'

const headerBytes = 32
const frameHeaderBytes = 24
/** A log is folded in at some 4 MB; one this long is left to SQLite, which stops at the first frame that is wrong. */
const longestBytes = 512 * 1024 * 1024

type Sums = readonly [number, number]

/** SQLite's running checksum over 32-bit words, in the order of bytes that the magic number says (SQLite file format, 4.2). */
function addChecksum(log: DataView, from: number, to: number, littleEndian: boolean, [first, second]: Sums): Sums {
  let one = first
  let two = second
  for (let at = from; at < to; at += 8) {
    one = (one + log.getUint32(at, littleEndian) + two) >>> 0
    two = (two + log.getUint32(at + 4, littleEndian) + one) >>> 0
  }
  return [one, two]
}

const isAt = (log: DataView, at: number, [one, two]: Sums): boolean => log.getUint32(at) === one && log.getUint32(at + 4) === two

/** The first frame whose checksum is wrong, counting those of an older log behind the end as wrong too; the number of frames when all are right. */
function firstWrongFrame(log: DataView, frames: number, frameBytes: number, littleEndian: boolean, start: Sums): number {
  let sums = start
  for (let frame = 0; frame < frames; frame += 1) {
    const at = headerBytes + frame * frameBytes
    sums = addChecksum(log, at, at + 8, littleEndian, sums)
    sums = addChecksum(log, at + frameHeaderBytes, at + frameBytes, littleEndian, sums)
    if (!isSalted(log, at) || !isAt(log, at + 16, sums)) return frame
  }
  return frames
}

/** Frames of this log carry its salt; what an older log left behind the end carries another. */
const isSalted = (log: DataView, at: number): boolean => log.getUint32(at + 8) === log.getUint32(16) && log.getUint32(at + 12) === log.getUint32(20)

/**
 * Looks through the log of a closed database. SQLite silently leaves out a wrong frame and everything behind it; when a whole transaction of the same log stands behind the wrong
 * frame, then work that was flushed, and acknowledged, is among what is left out.
 */
export function inspectLog(databaseFile: string): LogState {
  const file = `${databaseFile}-wal`
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size <= headerBytes) return 'none'
  if (size > longestBytes) return 'whole'
  const bytes = readFileSync(file)
  const log = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = log.getUint32(0)
  const littleEndian = magic === 0x377f0682
  const frameBytes = log.getUint32(8) + frameHeaderBytes
  const header = addChecksum(log, 0, 24, littleEndian, [0, 0])
  if ((!littleEndian && magic !== 0x377f0683) || frameBytes < 512 + frameHeaderBytes || !isAt(log, 24, header)) return 'damaged'
  const frames = Math.floor((size - headerBytes) / frameBytes)
  const wrong = firstWrongFrame(log, frames, frameBytes, littleEndian, header)
  let commitsBehind = false
  for (let frame = wrong; frame < frames; frame += 1) {
    const at = headerBytes + frame * frameBytes
    if (!isSalted(log, at)) continue
    if (commitsBehind) return 'damaged'
    commitsBehind = log.getUint32(at + 4) !== 0
  }
  return 'whole'
}
