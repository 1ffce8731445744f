import type { ReportField, ScanReportLayout } from './hid-report-descriptor.ts'
import type { DeviceScan } from './scan.ts'
import { mostScanBytes, toScan } from './scan.ts'

/** Scans out of the reports of a HID POS scanner. */
export type HidPosReader = {
  /** Takes one report with its id in front, as node-hid delivers it; gives the scan that it completes. */
  readonly read: (report: Uint8Array) => DeviceScan | null
  /** The rest of a scan has not come in time: what came of it is dropped. True where there was something. */
  readonly expire: () => boolean
  /** Bytes that are kept and not yet a scan. */
  readonly pending: () => number
}

/** What one report holds. `aim` null where none is sent. */
type Part = { readonly aim: string | null; readonly data: Uint8Array; readonly more: boolean }

/** The 64-byte report of most scanners: length, AIM identifier, 56 bytes of data, the maker's own code, reserved, continuation in bit 0 of the last byte. */
const usualLayout: ScanReportLayout = {
  reportId: 2, length: { bitOffset: 0, bits: 8 }, aim: [{ bitOffset: 8, bits: 8 }, { bitOffset: 16, bits: 8 }, { bitOffset: 24, bits: 8 }], data: { bitOffset: 32, bytes: 56 }, more: { bitOffset: 496, bits: 1 }
}

/** The "HID" mode of Microscan: length and 62 bytes of data. */
const microscanLayout: ScanReportLayout = { reportId: 1, length: { bitOffset: 0, bits: 8 }, aim: [], data: { bitOffset: 8, bytes: 62 }, more: null }

/** A field as a number, least significant bit first; bits beyond the end are 0. */
const valueOf = (body: Uint8Array, { bitOffset, bits }: ReportField): number => {
  let value = 0
  for (let index = bits - 1; index >= 0; index -= 1) {
    const at = bitOffset + index
    value = value * 2 + (((body[at >> 3] ?? 0) >> (at & 7)) & 1)
  }
  return value
}

const lengthWithoutPadding = (data: Uint8Array): number => {
  let length = data.length
  while (length > 0 && data[length - 1] === 0) length -= 1
  return length
}

const readPart = (report: Uint8Array, layout: ScanReportLayout): Part | null => {
  if (layout.reportId !== 0 && report[0] !== layout.reportId) return null
  const body = layout.reportId === 0 ? report : report.subarray(1)
  const start = layout.data.bitOffset / 8
  const data = body.subarray(start, start + layout.data.bytes)
  const length = layout.length === null ? lengthWithoutPadding(data) : valueOf(body, layout.length)
  // A length that does not fit means that the report is not what it seems.
  if (length > data.length) return null
  const aim = String.fromCharCode(...layout.aim.map((field) => valueOf(body, field) & 0xff))
  return { aim: /^\][A-Za-z][0-9A-Za-z]$/.test(aim) ? aim : null, data: data.subarray(0, length), more: layout.more !== null && (valueOf(body, layout.more) & 1) === 1 }
}

/** Some scanners count their suffix as data; CR and LF at the very end are that, a GS there is not. */
const withoutSuffix = (data: Uint8Array): Uint8Array => {
  let end = data.length
  while (end > 0 && (data[end - 1] === 0x0d || data[end - 1] === 0x0a)) end -= 1
  return data.subarray(0, end)
}

/**
 * A reader for the layout that the device declares; null: the usual 64-byte report, or Microscan's. A scan may come in several reports; it begins anew when the AIM identifier
 * changes. Never throws, keeps at most one scan.
 */
export function createHidPosReader(declared: ScanReportLayout | null): HidPosReader {
  const layouts = declared === null ? [usualLayout, microscanLayout] : [declared]
  let parts: Uint8Array[] = []
  let length = 0
  let aim: string | null = null
  let truncated = false

  const reset = (): void => {
    parts = []
    length = 0
    truncated = false
  }
  const keep = (data: Uint8Array): void => {
    const room = mostScanBytes - length
    if (data.length > room) truncated = true
    const kept = data.slice(0, room)
    if (kept.length > 0) parts.push(kept)
    length += kept.length
  }
  return {
    read: (report) => {
      const part = layouts.map((layout) => readPart(report, layout)).find((one) => one !== null)
      if (part === undefined) return null
      if (part.aim !== aim) reset()
      aim = part.aim
      keep(part.data)
      if (part.more) return null
      const data = withoutSuffix(Buffer.concat(parts))
      const scan = data.length === 0 ? null : toScan(Uint8Array.from(data), aim, 'report', truncated)
      reset()
      return scan
    },
    expire: () => {
      const hadSome = length > 0
      reset()
      return hadSome
    },
    pending: () => length
  }
}
