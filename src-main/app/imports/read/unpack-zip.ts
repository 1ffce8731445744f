import { crc32, inflateRawSync } from 'node:zlib'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { UnreadableFile } from './limits.ts'
import { maximumUnpackedBytes, maximumZipEntries, unreadable, unsafe } from './limits.ts'

/** One part of a zip, unpacked and counted. */
export type ZipPart = { readonly name: string; readonly bytes: Buffer }

type Entry = { readonly name: string; readonly method: number; readonly flags: number; readonly crc: number; readonly packedBytes: number; readonly unpackedBytes: number; readonly offset: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const longestComment = 65_535

function findEnd(zip: Buffer): number {
  for (let at = zip.length - endBytes; at >= Math.max(0, zip.length - endBytes - longestComment); at -= 1) {
    if (zip.readUInt32LE(at) === endSignature && at + endBytes + zip.readUInt16LE(at + 20) === zip.length) return at
  }
  return -1
}

/** The central directory: what the zip says about its parts. Zip64 and encryption are refused; no spreadsheet within the limits needs them. */
function listEntries(zip: Buffer): Result<readonly Entry[], UnreadableFile> {
  const end = findEnd(zip)
  if (end < 0) return fail(unreadable('the zip has no end; the file may be cut off'))
  const count = zip.readUInt16LE(end + 10)
  if (count > maximumZipEntries) return fail(unsafe(`${count} parts, expected at most ${maximumZipEntries}`))
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== entrySignature) return fail(unreadable('the list of parts in the zip is damaged'))
    const [nameBytes, extraBytes, commentBytes] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    entries.push({
      flags: zip.readUInt16LE(at + 8), method: zip.readUInt16LE(at + 10), crc: zip.readUInt32LE(at + 16), packedBytes: zip.readUInt32LE(at + 20), unpackedBytes: zip.readUInt32LE(at + 24), offset: zip.readUInt32LE(at + 42),
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes)
    })
    at += 46 + nameBytes + extraBytes + commentBytes
  }
  return ok(entries)
}

/** What is wrong with the list before a byte is unpacked. */
function objection(entries: readonly Entry[]): UnreadableFile | undefined {
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  if (total > maximumUnpackedBytes) return unsafe(`unpacks to ${total} bytes, expected at most ${maximumUnpackedBytes}`)
  if (new Set(entries.map(({ name }) => name)).size < entries.length) return unsafe('two parts have the same name')
  const strange = entries.find(({ flags, method, packedBytes, unpackedBytes, offset }) => (flags & 1) === 1 || ![0, 8].includes(method) || [packedBytes, unpackedBytes, offset].includes(0xffffffff))
  return strange === undefined ? undefined : unsafe(`the part ${strange.name.slice(0, 100)} is packed in a way that spreadsheets do not use`)
}

/** Unpacks one part and holds it to what the list said; a part that unpacks to more is stopped as soon as it does. */
function unpack(zip: Buffer, { name, method, crc, packedBytes, unpackedBytes, offset }: Entry): Result<ZipPart, UnreadableFile> {
  const shown = name.slice(0, 100)
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== localSignature) return fail(unreadable(`the part ${shown} is damaged`))
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  if (start + packedBytes > zip.length) return fail(unreadable(`the part ${shown} is cut off`))
  const packed = zip.subarray(start, start + packedBytes)
  let bytes: Buffer
  try {
    bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) })
  } catch (error) {
    const isTooLong = (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    return fail(isTooLong ? unsafe(`the part ${shown} unpacks to more than it says`) : unreadable(`the part ${shown} is damaged`))
  }
  if (bytes.length !== unpackedBytes) return fail(unsafe(`the part ${shown} unpacks to ${bytes.length} bytes and says ${unpackedBytes}`))
  return crc32(bytes) === crc ? ok({ name, bytes }) : fail(unreadable(`the part ${shown} is damaged`))
}

/** The wanted parts of a zip. The whole is refused when what it says it unpacks to is too much; then every byte is counted, since the saying may be a lie. */
export function unpackZip(zip: Buffer, isWanted: (name: string) => boolean): Result<readonly ZipPart[], UnreadableFile> {
  const listed = listEntries(zip)
  if (!listed.ok) return listed
  const objected = objection(listed.value)
  if (objected !== undefined) return fail(objected)
  const parts: ZipPart[] = []
  for (const entry of listed.value.filter(({ name }) => isWanted(name))) {
    const part = unpack(zip, entry)
    if (!part.ok) return part
    parts.push(part.value)
  }
  return ok(parts)
}

/** A zip of the parts as they are, nothing packed: what a reader gets to see is exactly what was counted. */
export function packStored(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const nameBytes = Buffer.from(name, 'utf8')
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const localSign = Buffer.alloc(4)
    localSign.writeUInt32LE(localSignature)
    local.push(localSign, facts, nameBytes, bytes)
    const entrySign = Buffer.alloc(6)
    entrySign.writeUInt32LE(entrySignature)
    entrySign.writeUInt16LE(20, 4)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(entrySign, facts, tail, nameBytes)
    offset += 30 + nameBytes.length + bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(endBytes)
  end.writeUInt32LE(endSignature, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
