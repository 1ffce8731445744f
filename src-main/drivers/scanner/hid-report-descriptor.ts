/** Where a value stands in a report: bits after the report id (in front of everything where there is no id). */
export type ReportField = { readonly bitOffset: number; readonly bits: number }

/** How a scanner fills its input report. `reportId` 0: the device has none. `length` counts the bytes of data in this report; `data` is whole bytes. */
export type ScanReportLayout = {
  readonly reportId: number
  readonly length: ReportField | null
  /** The three characters of the AIM identifier, `]` first. */
  readonly aim: readonly ReportField[]
  readonly data: { readonly bitOffset: number; readonly bytes: number }
  readonly more: ReportField | null
}

/** Usages as page x 65536 + usage (HID Usage Tables: Bar Code Scanner page 0x8C, Generic Desktop page 0x01). */
const usageOf = { aim: [0x8c00fb, 0x8c00fc, 0x8c00fd], data: 0x8c00fe, more: 0x8c00ff, byteCount: 0x01003b } as const

type Globals = { readonly page: number; readonly size: number; readonly count: number; readonly id: number }
type Input = { readonly reportId: number; readonly usage: number; readonly bitOffset: number; readonly bits: number }

/** Items of HID 1.11, 6.2.2: tag and type in the upper six bits of the first byte. */
const item = { input: 0x80, output: 0x90, feature: 0xb0, collection: 0xa0, endCollection: 0xc0, page: 0x04, size: 0x74, id: 0x84, count: 0x94, push: 0xa4, pop: 0xb4, usage: 0x08, usageMin: 0x18, usageMax: 0x28, long: 0xfe } as const

/** No real report is longer; a damaged descriptor may say anything. */
const mostFields = 4096
const mostDepth = 16

/** Every item as tag, data and the number of data bytes; long items are stepped over. */
function* items(descriptor: Uint8Array): Generator<{ readonly tag: number; readonly value: number; readonly bytes: number }> {
  for (let at = 0; at < descriptor.length;) {
    const head = descriptor[at] ?? 0
    if (head === item.long) {
      at += 3 + (descriptor[at + 1] ?? 0)
      continue
    }
    const bytes = [0, 1, 2, 4][head & 3] ?? 0
    let value = 0
    for (let index = bytes; index > 0; index -= 1) value = value * 256 + (descriptor[at + index] ?? 0)
    yield { tag: head & 0xfc, value, bytes }
    at += 1 + bytes
  }
}

/** The fields of all input reports, in order. */
const inputsOf = (descriptor: Uint8Array): readonly Input[] => {
  const inputs: Input[] = []
  const offsets = new Map<number, number>()
  const stack: Globals[] = []
  let globals: Globals = { page: 0, size: 0, count: 0, id: 0 }
  let usages: number[] = []
  let usageMin = 0

  const addInput = (flags: number): void => {
    let offset = offsets.get(globals.id) ?? 0
    for (let index = 0; index < Math.min(globals.count, mostFields); index += 1) {
      const usage = usages[Math.min(index, usages.length - 1)]
      // Constant fields are padding.
      if (usage !== undefined && (flags & 1) === 0 && inputs.length < mostFields) inputs.push({ reportId: globals.id, usage, bitOffset: offset, bits: globals.size })
      offset += globals.size
    }
    offsets.set(globals.id, offset)
  }
  for (const { tag, value, bytes } of items(descriptor)) {
    const usage = bytes === 4 ? value : globals.page * 65_536 + value
    if (tag === item.page) globals = { ...globals, page: value }
    else if (tag === item.size) globals = { ...globals, size: value }
    else if (tag === item.count) globals = { ...globals, count: value }
    else if (tag === item.id) globals = { ...globals, id: value }
    else if (tag === item.push && stack.length < mostDepth) stack.push(globals)
    else if (tag === item.pop) globals = stack.pop() ?? globals
    else if (tag === item.usage && usages.length < mostFields) usages.push(usage)
    else if (tag === item.usageMin) usageMin = usage
    else if (tag === item.usageMax) for (let each = usageMin; each <= usage && usages.length < mostFields; each += 1) usages.push(each)
    else if (tag === item.input) addInput(value)
    // Usages belong to the next main item only.
    if (tag === item.input || tag === item.output || tag === item.feature || tag === item.collection || tag === item.endCollection) {
      usages = []
      usageMin = 0
    }
  }
  return inputs
}

/** Where a scanner puts data, length, identifier and the mark of continuation, from its report descriptor; null where it declares no decoded data in whole bytes. */
export function readScanLayout(descriptor: Uint8Array): ScanReportLayout | null {
  const inputs = inputsOf(descriptor)
  const first = inputs.find(({ usage }) => usage === usageOf.data)
  if (first === undefined) return null
  const inReport = inputs.filter(({ reportId }) => reportId === first.reportId)
  const data = inReport.filter(({ usage }) => usage === usageOf.data)
  const bits = data.reduce((sum, field) => sum + field.bits, 0)
  if (first.bitOffset % 8 !== 0 || bits === 0 || bits % 8 !== 0 || bits > mostFields * 8) return null
  const find = (usage: number): ReportField | null => {
    const field = inReport.find((one) => one.usage === usage)
    return field === undefined || field.bits < 1 || field.bits > 32 ? null : { bitOffset: field.bitOffset, bits: field.bits }
  }
  const aim = usageOf.aim.map(find)
  return { reportId: first.reportId, length: find(usageOf.byteCount), aim: aim.every((field) => field !== null) ? aim : [], data: { bitOffset: first.bitOffset, bytes: bits / 8 }, more: find(usageOf.more) }
}
